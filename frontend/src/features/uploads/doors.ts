import { fetchQuery, graphql } from "react-relay";
import type { Environment, MutationParameters } from "relay-runtime";
import type { doorsAbandonMutation } from "../../__generated__/doorsAbandonMutation.graphql";
import type { doorsCompleteMutation } from "../../__generated__/doorsCompleteMutation.graphql";
import type { doorsKnownQuery } from "../../__generated__/doorsKnownQuery.graphql";
import type { doorsReceivedQuery } from "../../__generated__/doorsReceivedQuery.graphql";
import type { doorsSignMutation } from "../../__generated__/doorsSignMutation.graphql";
import type { doorsStartMutation } from "../../__generated__/doorsStartMutation.graphql";
import { commit } from "../../app/data";
import { NetworkFailure } from "../../app/relay/network";
import { PutInterrupted } from "./put";
import type { Trouble } from "./state";
import { UploadTrouble, type Doors } from "./uploader";

interface Refusal {
  readonly code: string;
  readonly field?: string | null | undefined;
  readonly message: string;
  readonly messageZh: string;
}

function refuse(errors: readonly Refusal[]): void {
  const [first] = errors;
  if (first) throw new UploadTrouble({ ...first, field: first.field ?? null } satisfies Trouble);
}

async function ask<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (cause) {
    throw cause instanceof NetworkFailure ? new PutInterrupted("no answer") : cause;
  }
}

const send = <M extends MutationParameters>(...parameters: Parameters<typeof commit<M>>): Promise<M["response"]> => ask(commit<M>(...parameters));

/** What the upload asks of the API: addresses and the list of parts. The bytes never pass here. */
export function openDoors(environment: Environment): Doors {
  return {
    async start(file, purpose, sha256) {
      const mutation = graphql`
        mutation doorsStartMutation($input: StartUploadInput!) {
          startUpload(input: $input) {
            upload {
              id
              partSize
              partCount
            }
            errors {
              code
              field
              message
              messageZh
            }
          }
        }
      `;
      const contentType = file.type || "application/octet-stream";
      const input = { purpose, fileName: file.name, byteSize: file.size, contentType, sha256 };
      const { startUpload } = await send<doorsStartMutation>(environment, mutation, { input });
      refuse(startUpload.errors);
      const { upload } = startUpload;
      if (!upload) throw new Error("the upload was neither started nor refused");
      return { uploadId: upload.id, partSize: upload.partSize, partCount: upload.partCount };
    },
    async known(sha256) {
      const query = graphql`
        query doorsKnownQuery($sha256: String!) {
          viewerWorkOfFile(sha256: $sha256) {
            id
            title
          }
        }
      `;
      const asking = fetchQuery<doorsKnownQuery>(environment, query, { sha256 }, { fetchPolicy: "network-only" }).toPromise();
      const found = (await ask(asking))?.viewerWorkOfFile;
      return found ? { workId: found.id, title: found.title } : null;
    },
    async sign(uploadId, numbers) {
      const mutation = graphql`
        mutation doorsSignMutation($input: SignUploadPartsInput!) {
          signUploadParts(input: $input) {
            urls {
              number
              url
            }
            errors {
              code
              field
              message
              messageZh
            }
          }
        }
      `;
      const { signUploadParts } = await send<doorsSignMutation>(environment, mutation, { input: { uploadId, numbers } });
      refuse(signUploadParts.errors);
      return new Map((signUploadParts.urls ?? []).map(({ number, url }) => [number, url]));
    },
    async received(uploadId) {
      const query = graphql`
        query doorsReceivedQuery($id: ID!) {
          node(id: $id) {
            ... on Upload {
              id
              state
              receivedParts {
                number
                etag
                byteSize
              }
            }
          }
        }
      `;
      const asking = fetchQuery<doorsReceivedQuery>(environment, query, { id: uploadId }, { fetchPolicy: "network-only" });
      const data = await ask(asking.toPromise());
      const upload = data?.node;
      if (!upload?.receivedParts || upload.state === "ABANDONED") throw new UploadTrouble(GONE);
      return upload.receivedParts.map((part) => ({ ...part }));
    },
    async complete(uploadId, parts) {
      const mutation = graphql`
        mutation doorsCompleteMutation($input: CompleteUploadInput!) {
          completeUpload(input: $input) {
            upload {
              id
              state
              refusal {
                code
                message {
                  zh
                  en
                }
              }
            }
            errors {
              code
              field
              message
              messageZh
            }
          }
        }
      `;
      const input = { uploadId, parts: parts.map(({ number, etag }) => ({ number, etag })) };
      const { completeUpload } = await send<doorsCompleteMutation>(environment, mutation, { input });
      refuse(completeUpload.errors);
    },
    async abandon(uploadId) {
      const mutation = graphql`
        mutation doorsAbandonMutation($input: AbandonUploadInput!) {
          abandonUpload(input: $input) {
            upload {
              id
              state
            }
            errors {
              code
              field
              message
              messageZh
            }
          }
        }
      `;
      await send<doorsAbandonMutation>(environment, mutation, { input: { uploadId } });
    },
  };
}

const GONE: Trouble = {
  code: "UPLOAD_GONE",
  message: "This unfinished upload is not kept any more. Please choose the file again.",
  messageZh: "这次未完成的上传已不再保留,请重新选择文件。",
  field: null,
};
