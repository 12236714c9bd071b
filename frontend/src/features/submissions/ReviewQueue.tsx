import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useEffect, useRef, useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { ReviewQueueAcceptMutation } from "../../__generated__/ReviewQueueAcceptMutation.graphql";
import type { ReviewQueueDeclineMutation } from "../../__generated__/ReviewQueueDeclineMutation.graphql";
import type { ReviewQueueQuery, ReviewQueueQuery$data } from "../../__generated__/ReviewQueueQuery.graphql";
import { usePage, useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { useLocale } from "../../app/locale";
import { places } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { Link } from "../../ui/Link";
import { useNow } from "../../ui/now";
import { DeniedState, EmptyState, Loading, Skeleton } from "../../ui/States";
import { TextField } from "../../ui/TextField";
import { distance } from "../../ui/time";
import { say, sayWrong } from "../../ui/notices";
import { reviewAct } from "./keys";
import { Named } from "../../ui/Words";
import styles from "./ReviewQueue.module.css";

type Entry = NonNullable<NonNullable<ReviewQueueQuery$data["node"]>["reviewQueue"]>["edges"][number]["node"];

export function ReviewQueue({ campaignId }: { campaignId: string }): ReactNode {
  return (
    <Suspense fallback={<Loading><Skeleton shape="row" count={5} /></Loading>}>
      <Queue campaignId={campaignId} />
    </Suspense>
  );
}

/** Films that wait, oldest first. j and k move, a accepts, d declines with a reason. */
function Queue({ campaignId }: { campaignId: string }): ReactNode {
  const { t } = useLingui();
  const { node } = usePage<ReviewQueueQuery>(
    graphql`
      query ReviewQueueQuery($id: ID!) {
        node(id: $id) {
          ... on Campaign {
            id
            reviewQueue(first: 50) {
              edges {
                node {
                  id
                  state
                  enteredAt
                  organisation {
                    id
                    nameZh
                    nameEn
                  }
                  work {
                    id
                    title
                    caption
                    language
                    state
                    poster {
                      url
                    }
                    video {
                      url
                    }
                    author {
                      id
                      handle
                      name
                    }
                  }
                }
              }
            }
          }
        }
      }
    `,
    { id: campaignId },
  );
  const all = (node?.reviewQueue?.edges ?? []).map((edge) => edge.node);
  const waiting = all.filter((entry) => entry.state === "ENTERED" && entry.work);
  const [at, setAt] = useState(0);
  const [declining, setDeclining] = useState<Entry | null>(null);
  const current = waiting[Math.min(at, waiting.length - 1)];
  const accept = useAccept();
  const act = (what: ReturnType<typeof reviewAct>): void => {
    const last = waiting.length - 1;
    if (what === "next") setAt(Math.min(last, at + 1));
    if (what === "before") setAt(Math.max(0, at - 1));
    if (what === "accept" && current) void accept(current);
    if (what === "decline" && current) setDeclining(current);
  };
  useKeys(act, declining === null);
  if (node && !node.reviewQueue) {
    return (
      <DeniedState level="h2" title={<Trans>You do not review here</Trans>}>
        <p>
          <Trans>Reviewers of the organisation, and of the foundation, see the films that wait.</Trans>
        </p>
      </DeniedState>
    );
  }
  if (!current) {
    return (
      <EmptyState level="h2" title={<Trans>Nothing waits</Trans>}>
        <p>
          <Trans>New entries stand here, oldest first.</Trans>
        </p>
      </EmptyState>
    );
  }
  return (
    <div className={styles["queue"]}>
      <ol role="list" className={styles["list"]} aria-label={t`Films that wait`}>
        {waiting.map((entry, index) => (
          <li key={entry.id}>
            <button type="button" aria-current={entry === current} onClick={() => setAt(index)}>
              <span>{entry.work?.title}</span>
              <small>{entry.work?.author.name}</small>
            </button>
          </li>
        ))}
      </ol>
      <Look key={current.id} entry={current} onAccept={() => act("accept")} onDecline={() => act("decline")} />
      {declining && <Decline entry={declining} onClose={() => setDeclining(null)} />}
    </div>
  );
}

function useKeys(act: (what: ReturnType<typeof reviewAct>) => void, on: boolean): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent): void => {
      const what = reviewAct(event);
      if (what === null) return;
      event.preventDefault();
      latest.current(what);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [on]);
}

function useAccept(): (entry: Entry) => Promise<void> {
  const { t } = useLingui();
  const { send } = useSend<ReviewQueueAcceptMutation>(graphql`
    mutation ReviewQueueAcceptMutation($input: AcceptSubmissionInput!) {
      acceptSubmission(input: $input) {
        submission {
          id
          state
          decidedAt
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
  return async (entry) => {
    const { problems } = await send({ submissionId: entry.id });
    if (problems[0]) return sayWrong(problems[0].message);
    const title = entry.work?.title ?? "";
    say(t`Accepted: ${title}`);
  };
}

function Look({ entry, onAccept, onDecline }: { entry: Entry; onAccept: () => void; onDecline: () => void }): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const now = useNow();
  const { work, organisation } = entry;
  if (!work) return null;
  const lang = work.language === "ZH" ? "zh-CN" : "en";
  const when = distance(entry.enteredAt, tag, now);
  const { title } = work;
  return (
    <article className={styles["look"]} aria-label={title}>
      {work.video ? (
        <video src={work.video.url} poster={work.poster?.url} controls playsInline preload="metadata" className={styles["film"]} />
      ) : (
        <p className={styles["unready"]}>
          <Trans>The film is still being prepared.</Trans>
        </p>
      )}
      <div className={styles["words"]}>
        <h2 lang={lang}>{title}</h2>
        <p className={styles["quiet"]}>
          <Link to={places.account(work.author.handle)}>{work.author.name}</Link>
          {organisation && <> · <Named of={organisation} /></>} · <Trans>entered {when}</Trans>
        </p>
        {work.caption && <p lang={lang}>{work.caption}</p>}
        <div className={shell["row"]}>
          <Button look="strong" onPress={onAccept} aria-label={t`Accept ${title}`}>
            <Trans>Accept</Trans> <kbd>a</kbd>
          </Button>
          <Button onPress={onDecline} aria-label={t`Decline ${title}`}>
            <Trans>Decline</Trans> <kbd>d</kbd>
          </Button>
        </div>
        <p className={styles["quiet"]}>
          <kbd>j</kbd> <kbd>k</kbd> <Trans>next and before</Trans>
        </p>
      </div>
    </article>
  );
}

function Decline({ entry, onClose }: { entry: Entry; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const title = entry.work?.title ?? "";
  const { value, change, forget } = useDraft(`decline.${entry.id}`, { reason: "" });
  const { send, sending, problems } = useSend<ReviewQueueDeclineMutation>(graphql`
    mutation ReviewQueueDeclineMutation($input: DeclineSubmissionInput!) {
      declineSubmission(input: $input) {
        submission {
          id
          state
          reason
          decidedAt
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
  const submit = async (): Promise<void> => {
    const { problems: found } = await send({ submissionId: entry.id, reason: value.reason });
    if (found.length > 0) return;
    forget();
    onClose();
    say(t`Declined: ${title}`);
  };
  return (
    <Dialog title={t`Decline ${title}`} isOpen onClose={onClose}>
      <Form label={t`Decline ${title}`} problems={problems} onSubmit={() => void submit()}>
        <TextField
          name="reason"
          label={t`Reason`}
          rule={t`The author reads it. Say what would have to be different.`}
          long
          most={500}
          value={value.reason}
          onChange={(reason) => change({ reason })}
          autoFocus
        />
        <div className={shell["row"]}>
          <Button type="submit" look="wrong" isPending={sending}>
            <Trans>Decline</Trans>
          </Button>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
