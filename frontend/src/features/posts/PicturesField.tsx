import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useRef, useState, type ReactNode } from "react";
import { graphql, useLazyLoadQuery } from "react-relay";
import type { PicturesFieldQuery } from "../../__generated__/PicturesFieldQuery.graphql";
import { Button } from "../../ui/Button";
import { Shot } from "../../ui/Shot";
import { Skeleton } from "../../ui/States";
import { FieldWords } from "./FieldWords";
import { TextField } from "../../ui/TextField";
import { UploadPanel } from "../uploads/UploadPanel";
import { useChecked } from "../uploads/useChecked";
import { useUploader } from "../uploads/useUploader";
import styles from "./Posts.module.css";

const MOST = 9;
const LARGEST = 20 * 1024 ** 2;

export interface ChosenPicture {
  readonly uploadId: string;
  readonly alt: string;
}

interface Props {
  ownerId: string;
  pictures: readonly ChosenPicture[];
  onChange: (pictures: readonly ChosenPicture[]) => void;
}

/** Up to nine pictures, sent up one after the other, each with words for those who do not see it. */
export function PicturesField({ ownerId, pictures, onChange }: Props): ReactNode {
  const { t } = useLingui();
  const { uploader, state } = useUploader(ownerId, "PICTURE");
  const [refused, setRefused] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const idle = state.phase === "choosing";
  const uploadId = state.phase === "finished" ? (state.target?.uploadId ?? null) : null;
  const choose = (file: File | undefined): void => {
    if (!file) return;
    setRefused(null);
    if (file.size > LARGEST) return setRefused(t`The picture is larger than 20 MB.`);
    void uploader.begin(file);
  };
  useChecked(uploadId, (outcome) => {
    if ("refused" in outcome) setRefused(outcome.refused);
    else onChange([...pictures, { uploadId: outcome.uploadId, alt: "" }]);
    uploader.clear();
  });
  const describe = (index: number, alt: string): void =>
    onChange(pictures.map((picture, at) => (at === index ? { ...picture, alt } : picture)));
  return (
    <div className={styles["pictures"]} data-field="pictures">
      {pictures.length > 0 && (
        <ul role="list" className={styles["chosen"]}>
          {pictures.map((picture, index) => {
            const place = index + 1;
            return (
              <li key={picture.uploadId}>
                <Suspense fallback={<Skeleton shape="cover" />}>
                  <Sent uploadId={picture.uploadId} />
                </Suspense>
                <TextField
                  name={`pictures.${index}.alt`}
                  label={t`What picture ${place} shows, in words`}
                  value={picture.alt}
                  onChange={(alt) => describe(index, alt)}
                />
                <Button
                  look="quiet"
                  small
                  aria-label={t`Remove picture ${place}`}
                  onPress={() => onChange(pictures.filter((other) => other !== picture))}
                >
                  <Trans>Remove</Trans>
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {idle && pictures.length < MOST && (
        <div>
          <input
            ref={input}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            className="out-of-sight"
            tabIndex={-1}
            aria-label={t`Choose a picture`}
            onChange={(event) => {
              choose(event.currentTarget.files?.[0]);
              event.currentTarget.value = "";
            }}
          />
          <Button small onPress={() => input.current?.click()}>
            <Trans>Add a picture</Trans>
          </Button>
        </div>
      )}
      {!idle && (uploadId ? <p role="status">{t`Checking the picture`}</p> : <UploadPanel uploader={uploader} state={state} />)}
      <FieldWords name="pictures" words={refused} />
    </div>
  );
}

/** A picture that has arrived; its address is asked for anew, because addresses end. */
function Sent({ uploadId }: { uploadId: string }): ReactNode {
  const { node } = useLazyLoadQuery<PicturesFieldQuery>(
    graphql`
      query PicturesFieldQuery($id: ID!) {
        node(id: $id) {
          ... on Upload {
            id
            picture {
              url
              width
              height
            }
          }
        }
      }
    `,
    { id: uploadId },
    { fetchPolicy: "store-or-network" },
  );
  return <Shot url={node?.picture?.url} width={node?.picture?.width} height={node?.picture?.height} alt="" ratio="wide" />;
}
