import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, type ReactNode } from "react";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { useLocale } from "../../app/locale";
import { places } from "../../app/places";
import { Button } from "../../ui/Button";
import { bytes } from "../../ui/figures";
import { Link } from "../../ui/Link";
import { ProgressBar } from "../../ui/ProgressBar";
import { sayWrong } from "../../ui/notices";
import { percent, sentBytes, type UploadState } from "./state";
import type { Uploader } from "./uploader";
import styles from "./UploadPanel.module.css";

/** What is happening to the file, in per cent, and what can be done about it. */
export function UploadPanel({ uploader, state }: { uploader: Uploader; state: UploadState }): ReactNode {
  const { t } = useLingui();
  const { tag, locale } = useLocale();
  const sent = bytes(sentBytes(state), tag);
  const whole = bytes(state.byteSize, tag);
  const names: Record<UploadState["phase"], string> = {
    choosing: "",
    reading: t`Reading the file`,
    known: t`You have sent this very file before`,
    starting: t`Asking for a place`,
    sending: state.waitingForNetwork ? t`Waiting for the network` : t`Uploading`,
    paused: t`Paused`,
    finishing: t`Putting the parts together`,
    finished: t`Uploaded`,
    stopped: t`Stopped`,
  };
  return (
    <section className={styles["panel"]} aria-label={t`Upload`}>
      <ProgressBar label={names[state.phase]} value={percent(state)} still={state.phase === "paused" || state.phase === "stopped" || state.phase === "known"} />
      <p className={styles["quiet"]}>
        <span className={styles["file"]}>{state.fileName}</span> · {sent} / {whole}
      </p>
      {state.trouble && (
        <p role="alert" className={styles["wrong"]}>
          {locale === "zh" ? state.trouble.messageZh : state.trouble.message}
        </p>
      )}
      {state.known && (
        <p role="status">
          <Trans>It became</Trans> <Link to={places.made(state.known.workId)}>{state.known.title}</Link>
        </p>
      )}
      <Acts uploader={uploader} state={state} />
    </section>
  );
}

function Acts({ uploader, state }: { uploader: Uploader; state: UploadState }): ReactNode {
  const { phase } = state;
  const waits = phase === "paused" || phase === "stopped";
  return (
    <div className={styles["acts"]}>
      {phase === "sending" && (
        <Button onPress={() => uploader.pause()}>
          <Trans>Pause</Trans>
        </Button>
      )}
      {phase === "known" && (
        <Button onPress={() => void uploader.resume()}>
          <Trans>Send it once more</Trans>
        </Button>
      )}
      {waits && !uploader.needsFile && (
        <Button look="strong" onPress={() => void uploader.resume()}>
          {phase === "paused" ? <Trans>Resume</Trans> : <Trans>Try again</Trans>}
        </Button>
      )}
      {waits && uploader.needsFile && <PickAgain uploader={uploader} state={state} />}
      <Button look="quiet" onPress={() => (phase === "finished" ? uploader.clear() : void uploader.abandon().catch(() => undefined))}>
        <Trans>Choose another file</Trans>
      </Button>
    </div>
  );
}

function PickAgain({ uploader, state }: { uploader: Uploader; state: UploadState }): ReactNode {
  const { t } = useLingui();
  const pick = (files: FileList | null): void => {
    const file = files?.[0];
    if (!file) return;
    if (file.size !== state.byteSize || file.name !== state.fileName) return sayWrong(t`That is another file. Please choose the same one again.`);
    uploader.offer(file);
    void uploader.resume();
  };
  return (
    <FileTrigger onSelect={pick}>
      <Button look="strong">
        <Trans>Choose the same file to go on</Trans>
      </Button>
    </FileTrigger>
  );
}

interface PickProps {
  label: string;
  rule: ReactNode;
  accept: string;
  onPick: (file: File) => void;
}

/** A large place to choose or drop one file. */
export function PickFile({ label, rule, accept, onPick }: PickProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: React.DragEvent): void => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) onPick(file);
  };
  return (
    <label className={styles["pick"]} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <input
        ref={input}
        type="file"
        accept={accept}
        className="out-of-sight"
        aria-label={label}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onPick(file);
          event.currentTarget.value = "";
        }}
      />
      <span className={styles["pick-label"]}>{label}</span>
      <span className={styles["quiet"]}>{rule}</span>
    </label>
  );
}
