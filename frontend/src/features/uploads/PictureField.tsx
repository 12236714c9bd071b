import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { useProblem } from "../../ui/problems";
import { Shot } from "../../ui/Shot";
import { PickFile, UploadPanel } from "./UploadPanel";
import { useChecked } from "./useChecked";
import { useUploader } from "./useUploader";
import styles from "./PictureField.module.css";

const LARGEST = 20 * 1024 ** 2;

export interface Picked {
  uploadId: string | null;
  url: string | null;
}

interface Props {
  /** The input's name, for the server's answers. */
  name: string;
  label: string;
  choose: string;
  rule: string;
  url: string | null;
  square?: boolean;
  onChange: (picture: Picked) => void;
}

/** A picture: sent up, checked by the server, shown. */
export function PictureField({ name, label, choose, rule, url, square = false, onChange }: Props): ReactNode {
  const { t } = useLingui();
  const viewer = useViewer();
  const problem = useProblem(name);
  const { uploader, state } = useUploader(viewer?.person.id ?? "", "PICTURE");
  const [refused, setRefused] = useState<string | null>(null);
  const pick = (file: File): void => {
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
    <fieldset className={`${styles["cover"]} ${square ? styles["square"] : ""}`} data-field={name}>
      <legend>{label}</legend>
      {url && idle && (
        <div className={styles["shown"]}>
          <Shot url={url} alt={label} ratio={square ? "own" : "wide"} />
          <Button look="quiet" onPress={() => onChange({ uploadId: null, url: null })}>
            <Trans>Choose another picture</Trans>
          </Button>
        </div>
      )}
      {!url && idle && (
        <PickFile
          label={choose}
          rule={rule}
          accept="image/jpeg,image/png,image/webp"
          onPick={pick}
        />
      )}
      {!idle && (uploadId ? <p role="status">{t`Checking the picture`}</p> : <UploadPanel uploader={uploader} state={state} />)}
      {(refused ?? problem) && (
        <p role="alert" className={styles["wrong"]}>
          {refused ?? problem}
        </p>
      )}
    </fieldset>
  );
}
