import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { graphql } from "react-relay";
import type { ChecklistGiveMutation } from "../../__generated__/ChecklistGiveMutation.graphql";
import type { ChecklistQuery, ChecklistQuery$data } from "../../__generated__/ChecklistQuery.graphql";
import type { ChecklistStartMutation } from "../../__generated__/ChecklistStartMutation.graphql";
import type { ChecklistTickMutation } from "../../__generated__/ChecklistTickMutation.graphql";
import { usePage, useSend } from "../../app/data";
import { NotFound } from "../../app/NotFound";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { EmptyState } from "../../ui/States";
import { useWords } from "../../ui/Words";
import styles from "./Checklist.module.css";

const LARGEST = 20 * 1024 ** 2;

type Partner = NonNullable<ChecklistQuery$data["node"]>;
type Entry = NonNullable<Partner["checklist"]>[number];

/** What the foundation asks of one organisation: the organisation gives files, the foundation says what is there. */
export function Checklist({ partnerId }: { partnerId: string }): ReactNode {
  const { node } = usePage<ChecklistQuery>(
    graphql`
      query ChecklistQuery($id: ID!) {
        node(id: $id) {
          ... on Partner {
            id
            state
            checklist {
              item {
                id
                kind
                title {
                  zh
                  en
                }
              }
              done
              fileName
              fileUrl
              viewerReviews
              viewerGives
            }
          }
        }
      }
    `,
    { id: partnerId },
  );
  if (!node?.checklist) return <NotFound />;
  if (node.checklist.length === 0) {
    return (
      <EmptyState level="h3" title={<Trans>Nothing is asked for</Trans>}>
        <p>
          <Trans>The foundation has no checklist, or you do not work for this organisation.</Trans>
        </p>
      </EmptyState>
    );
  }
  return (
    <ul role="list" className={styles["list"]}>
      {node.checklist.map((entry) => (
        <Line key={entry.item.id} entry={entry} partnerId={partnerId} />
      ))}
    </ul>
  );
}

function Line({ entry, partnerId }: { entry: Entry; partnerId: string }): ReactNode {
  const { t } = useLingui();
  const words = useWords();
  const title = words(entry.item.title);
  const tick = useTick();
  const give = useGive(partnerId, entry.item.id);
  return (
    <li className={styles["line"]} data-done={entry.done || undefined}>
      <span className={styles["mark"]}>{entry.done && <Icon name="vote" />}</span>
      <span className={styles["what"]}>
        <strong>{title}</strong>
        <small>{entry.done ? <Trans>There</Trans> : entry.fileName ? <Trans>Given, to be looked at</Trans> : <Trans>Missing</Trans>}</small>
        {entry.fileUrl && (
          <a href={entry.fileUrl} target="_blank" rel="noreferrer">
            {entry.fileName}
          </a>
        )}
        {(give.refused ?? tick.refused) && (
          <span role="alert" className={styles["wrong"]}>
            {give.refused ?? tick.refused}
          </span>
        )}
      </span>
      <span className={styles["acts"]}>
        {entry.viewerGives && entry.item.kind === "DOCUMENT" && (
          <FileTrigger acceptedFileTypes={["application/pdf", "image/jpeg", "image/png"]} onSelect={(files) => files?.[0] && void give.send(files[0])}>
            <Button small isPending={give.sending} aria-label={t`Give a file for ${title}`}>
              <Trans>Give a file</Trans>
            </Button>
          </FileTrigger>
        )}
        {entry.viewerReviews && entry.item.kind !== "AUTOMATIC" && (
          <Button
            small
            look={entry.done ? "quiet" : "strong"}
            isPending={tick.sending}
            onPress={() => void tick.send(partnerId, entry.item.id, !entry.done)}
            aria-label={entry.done ? t`Take back ${title}` : t`Done: ${title}`}
          >
            {entry.done ? <Trans>Take back</Trans> : <Trans>Done</Trans>}
          </Button>
        )}
      </span>
    </li>
  );
}

function useTick() {
  const { send, sending, problems } = useSend<ChecklistTickMutation>(graphql`
    mutation ChecklistTickMutation($input: TickChecklistItemInput!) {
      tickChecklistItem(input: $input) {
        partner {
          id
          checklist {
            item {
              id
              kind
              title {
                zh
                en
              }
            }
            done
            fileName
            fileUrl
            viewerReviews
            viewerGives
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
  `);
  return {
    sending,
    refused: problems[0]?.message,
    send: (partnerId: string, itemId: string, done: boolean) => send({ partnerId, itemId, done }),
  };
}

/** Asks for an address, puts the file there, and says so. */
function useGive(partnerId: string, itemId: string) {
  const { t } = useLingui();
  const [own, setOwn] = useState<string | undefined>(undefined);
  const [putting, setPutting] = useState(false);
  const start = useSend<ChecklistStartMutation>(graphql`
    mutation ChecklistStartMutation($input: StartChecklistDocumentInput!) {
      startChecklistDocument(input: $input) {
        documentId
        url
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const finish = useSend<ChecklistGiveMutation>(graphql`
    mutation ChecklistGiveMutation($input: GiveChecklistDocumentInput!) {
      giveChecklistDocument(input: $input) {
        partner {
          id
          checklist {
            item {
              id
              kind
              title {
                zh
                en
              }
            }
            done
            fileName
            fileUrl
            viewerReviews
            viewerGives
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
  `);
  const send = async (file: File): Promise<void> => {
    if (file.size > LARGEST) return setOwn(t`The file is larger than 20 MB.`);
    setOwn(undefined);
    setPutting(true);
    try {
      const { payload } = await start.send({ partnerId, itemId });
      if (!payload?.url || !payload.documentId) return;
      const put = await fetch(payload.url, { method: "PUT", body: file });
      if (!put.ok) return setOwn(t`The file did not arrive. Please choose it once more.`);
      await finish.send({ partnerId, itemId, documentId: payload.documentId, fileName: file.name });
    } catch {
      setOwn(t`The file did not arrive. Please choose it once more.`);
    } finally {
      setPutting(false);
    }
  };
  return { send, sending: putting, refused: own ?? start.problems[0]?.message ?? finish.problems[0]?.message };
}
