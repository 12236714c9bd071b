import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo, type ReactNode } from "react";
import { graphql, useFragment, useSubscription } from "react-relay";
import type { WorkState_work$key } from "../../__generated__/WorkState_work.graphql";
import type { WorkStateSubscription } from "../../__generated__/WorkStateSubscription.graphql";
import { ProgressBar } from "../../ui/ProgressBar";
import { Words } from "../../ui/Words";
import styles from "./WorkState.module.css";

/** Where a film is on its way to being public, told by the server as it happens. */
export function WorkState(props: { work: WorkState_work$key }): ReactNode {
  const work = useFragment(
    graphql`
      fragment WorkState_work on Work {
        id
        state
        step
        progress
        isPublic
        waitsFor
        refusal {
          code
          message {
            zh
            en
          }
        }
      }
    `,
    props.work,
  );
  if (work.state === "REFUSED") {
    return (
      <div role="alert" className={styles["refused"]}>
        <p>
          <strong>
            <Trans>This file was refused.</Trans>
          </strong>
        </p>
        {work.refusal && <Words of={work.refusal.message} as="p" />}
      </div>
    );
  }
  if (work.state === "READY") return <Ready waitsFor={work.waitsFor} isPublic={work.isPublic} />;
  return <UnderWay id={work.id} step={work.step ?? null} progress={work.progress} />;
}

function UnderWay({ id, step, progress }: { id: string; step: string | null; progress: number }): ReactNode {
  const { t } = useLingui();
  useSubscription<WorkStateSubscription>(
    useMemo(
      () => ({
        subscription: graphql`
          subscription WorkStateSubscription($workId: ID!) {
            workProgress(workId: $workId) {
              id
              title
              poster {
                url
              }
              video {
                url
                contentType
                width
                height
                durationMs
              }
              ...WorkState_work
            }
          }
        `,
        variables: { workId: id },
      }),
      [id],
    ),
  );
  const names: Record<string, string> = {
    CHECKING: t`Checking the file`,
    POSTER: t`Taking a still picture`,
    VIDEO: t`Preparing the film for every screen`,
    DONE: t`Finishing`,
  };
  return (
    <div className={styles["way"]}>
      <ProgressBar label={names[step ?? "CHECKING"] ?? t`Working`} value={progress} />
      <p className={styles["quiet"]}>
        <Trans>You may leave this page. The work goes on, and you find it under My videos.</Trans>
      </p>
    </div>
  );
}

function Ready({ waitsFor, isPublic }: { waitsFor: readonly string[]; isPublic: boolean }): ReactNode {
  if (isPublic) {
    return (
      <p className={styles["ready"]} role="status">
        <Trans>Ready. Everybody can watch it.</Trans>
      </p>
    );
  }
  return (
    <div className={styles["way"]} role="status">
      <p className={styles["ready"]}>
        <Trans>Ready. Only you see it for now.</Trans>
      </p>
      {waitsFor.includes("GUARDIAN") && (
        <p className={styles["quiet"]}>
          <Trans>It waits for your guardian's yes; we have sent them a mail.</Trans>
        </p>
      )}
      {waitsFor.includes("REVIEWER") && (
        <p className={styles["quiet"]}>
          <Trans>It waits for a reviewer's yes: enter it in a campaign to have it looked at.</Trans>
        </p>
      )}
    </div>
  );
}
