import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useCallback, useMemo, type ReactNode } from "react";
import { graphql } from "react-relay";
import { useLocation, useSearch } from "wouter";
import type { ComposePageMutation } from "../../__generated__/ComposePageMutation.graphql";
import { useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { useLocale } from "../../app/locale";
import { places, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import type { Viewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { Choices } from "../../ui/Choices";
import { Form } from "../../ui/Form";
import { Loading, Skeleton } from "../../ui/States";
import { TextField } from "../../ui/TextField";
import { sayWrong } from "../../ui/notices";
import { Waiting } from "../desk/Waiting";
import { PickFile, UploadPanel } from "../uploads/UploadPanel";
import { useUnfinished, useUploader } from "../uploads/useUploader";
import { Made } from "./Made";
import { MyWorks } from "./MyWorks";
import styles from "./ComposePage.module.css";

const LARGEST_GIGABYTES = 2;

/** Choose a film, send it, name it, see it made ready, enter it. The address carries the film, so that it can be left and found again. */
export default function ComposePage(): ReactNode {
  const { t } = useLingui();
  useTitle(t`Share a video`);
  const search = new URLSearchParams(useSearch());
  const work = search.get("work");
  const campaign = search.get("campaign");
  return (
    <SignInFirst why={<Trans>A film has an author. Your name stands under it.</Trans>}>
      {(viewer) =>
        viewer.emailConfirmed ? (
          <div className={shell["page"]}>
            {work ? <Made key={work} workId={work} campaign={campaign} viewer={viewer} /> : <Compose viewer={viewer} campaign={campaign} />}
            <Suspense fallback={<Loading><Skeleton shape="row" count={3} /></Loading>}>
              <MyWorks current={work} />
            </Suspense>
          </div>
        ) : (
          <Waiting what={<Trans>Sharing a video</Trans>} />
        )
      }
    </SignInFirst>
  );
}

function Compose({ viewer, campaign }: { viewer: Viewer; campaign: string | null }): ReactNode {
  const { t } = useLingui();
  const owner = viewer.person.id;
  const { uploader, state } = useUploader(owner, "VIDEO");
  useUnfinished(owner, "VIDEO", uploader);
  const choose = (chosen: File): void => {
    if (chosen.size === 0) return sayWrong(t`The file is empty.`);
    if (chosen.size > LARGEST_GIGABYTES * 1024 ** 3) return sayWrong(t`The file is larger than 2 GB.`);
    void uploader.begin(chosen);
  };
  return (
    <>
      <header className={shell["heading"]}>
        <h1>
          <Trans>Share a video</Trans>
        </h1>
        {viewer.isMinor && (
          <p className={shell["lead"]}>
            <Trans>You are under 18: it stays private until your guardian and a reviewer have said yes.</Trans>
          </p>
        )}
      </header>
      {state.phase === "choosing" ? (
        <PickFile
          label={t`Choose a video`}
          rule={t`MP4, MOV or WebM, at most 2 GB. Upright is best. You can pause, close the page and go on later.`}
          accept="video/*"
          onPick={choose}
        />
      ) : (
        <div className={styles["work"]}>
          <Preview file={uploader.file} />
          <div className={styles["side"]}>
            <UploadPanel uploader={uploader} state={state} />
            <Naming uploadId={state.phase === "finished" ? (state.target?.uploadId ?? null) : null} campaign={campaign} />
          </div>
        </div>
      )}
    </>
  );
}

function Preview({ file }: { file: File | null }): ReactNode {
  if (file === null) return <div className={styles["preview"]} aria-hidden="true" />;
  return <Film key={file.name} file={file} />;
}

function Film({ file }: { file: File }): ReactNode {
  const show = useCallback(
    (element: HTMLVideoElement): (() => void) => {
      const url = URL.createObjectURL(file);
      element.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [file],
  );
  return <video ref={show} className={styles["preview"]} muted playsInline controls preload="metadata" />;
}

function Naming({ uploadId, campaign }: { uploadId: string | null; campaign: string | null }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [, go] = useLocation();
  const { value, change, forget } = useDraft("compose", { title: "", caption: "", language: locale === "zh" ? "ZH" : "EN" });
  const { send, sending, problems } = useSend<ComposePageMutation>(graphql`
    mutation ComposePageMutation($input: CreateWorkInput!) {
      createWork(input: $input) {
        work {
          id
          title
          state
          progress
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
  // The file has no field in this form: it stands above, with "Choose another file".
  const shown = useMemo(() => problems.map((one) => (one.field === "uploadId" ? { ...one, field: null } : one)), [problems]);
  const submit = async (): Promise<void> => {
    if (uploadId === null) return;
    const language = value.language === "ZH" ? "ZH" : "EN";
    const { payload, problems: found } = await send({ uploadId, ...value, language });
    const made = payload?.work;
    if (found.length > 0 || !made) return;
    forget();
    go(places.made(made.id, campaign), { replace: true });
  };
  return (
    <Form label={t`About the film`} problems={shown} onSubmit={() => void submit()}>
      <TextField name="title" label={t`Title`} rule={t`At most 120 characters.`} most={120} value={value.title} onChange={(title) => change({ title })} />
      <TextField
        name="caption"
        label={t`Caption`}
        rule={t`What one sees and why. People in it should have agreed.`}
        long
        most={2000}
        value={value.caption}
        onChange={(caption) => change({ caption })}
      />
      <Choices
        name="language"
        label={t`Language of your words`}
        options={[
          { id: "ZH", label: "中文" },
          { id: "EN", label: "English" },
        ]}
        value={value.language}
        onChange={(language) => change({ language })}
      />
      <div className={shell["row"]}>
        <Button type="submit" look="strong" isDisabled={uploadId === null} isPending={sending}>
          <Trans>Share this video</Trans>
        </Button>
        {uploadId === null && (
          <span className={styles["quiet"]}>
            <Trans>Opens when the upload is through.</Trans>
          </span>
        )}
      </div>
    </Form>
  );
}

