import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { fetchQuery, graphql, useRelayEnvironment } from "react-relay";
import type { CoverFieldQuery } from "../../__generated__/CoverFieldQuery.graphql";
import { useLocale } from "../../app/locale";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { Shot } from "../../ui/Shot";
import { pick } from "../../ui/Words";
import { PickFile, UploadPanel } from "./UploadPanel";
import { useUploader } from "./useUploader";
import styles from "./CoverField.module.css";

const ASK_AGAIN = 700;
const LARGEST = 20 * 1024 ** 2;

interface Props {
  url: string | null;
  onChange: (cover: { uploadId: string | null; url: string | null }) => void;
}

/** The large picture of a campaign: sent up, checked by the server, shown. */
export function CoverField({ url, onChange }: Props): ReactNode {
  const { t } = useLingui();
  const viewer = useViewer();
  const { uploader, state } = useUploader(viewer?.person.id ?? "", "PICTURE");
  const [refused, setRefused] = useState<string | null>(null);
  const choose = (file: File): void => {
    setRefused(null);
    if (file.size > LARGEST) return setRefused(t`The picture is larger than 20 MB.`);
    void uploader.begin(file);
  };
  const uploadId = state.phase === "finished" ? (state.target?.uploadId ?? null) : null;
  useChecked(uploadId, (outcome) => {
    if ("refused" in outcome) setRefused(outcome.refused);
    else onChange(outcome);
    uploader.clear();
  });
  const idle = state.phase === "choosing";
  return (
    <fieldset className={styles["cover"]} data-field="coverUploadId">
      <legend>{t`Cover picture`}</legend>
      {url && idle && (
        <div className={styles["shown"]}>
          <Shot url={url} alt={t`Cover picture`} ratio="wide" />
          <Button look="quiet" onPress={() => onChange({ uploadId: null, url: null })}>
            <Trans>Choose another picture</Trans>
          </Button>
        </div>
      )}
      {!url && idle && (
        <PickFile
          label={t`Choose a cover picture`}
          rule={t`JPEG, PNG or WebP, at least 1200 pixels wide, at most 20 MB. People in it should have agreed.`}
          accept="image/jpeg,image/png,image/webp"
          onPick={choose}
        />
      )}
      {!idle && (uploadId ? <p role="status">{t`Checking the picture`}</p> : <UploadPanel uploader={uploader} state={state} />)}
      {refused && (
        <p role="alert" className={styles["wrong"]}>
          {refused}
        </p>
      )}
    </fieldset>
  );
}

type Outcome = { refused: string } | { uploadId: string; url: string | null };

/** Asks until the server has looked at the picture. */
function useChecked(uploadId: string | null, onChecked: (outcome: Outcome) => void): void {
  const environment = useRelayEnvironment();
  const { locale } = useLocale();
  const tell = useEffectEvent(onChecked);
  useEffect(() => {
    if (uploadId === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      const query = graphql`
        query CoverFieldQuery($id: ID!) {
          node(id: $id) {
            ... on Upload {
              id
              state
              picture {
                url
              }
              refusal {
                code
                message {
                  zh
                  en
                }
              }
            }
          }
        }
      `;
      fetchQuery<CoverFieldQuery>(environment, query, { id: uploadId }, { fetchPolicy: "network-only" }).subscribe({
        next: ({ node }) => {
          if (node?.state === "VERIFIED") tell({ uploadId, url: node.picture?.url ?? null });
          else if (node?.state === "REFUSED") tell({ refused: node.refusal ? pick(node.refusal.message, locale).words : "" });
          else timer = setTimeout(ask, ASK_AGAIN);
        },
        error: () => {
          timer = setTimeout(ask, ASK_AGAIN * 3);
        },
      });
    };
    ask();
    return () => clearTimeout(timer);
  }, [environment, uploadId, locale]);
}
