import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useState, type ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import type { ClassesTab_class$data, ClassesTab_class$key } from "../../__generated__/ClassesTab_class.graphql";
import type { ClassesTabEndMutation } from "../../__generated__/ClassesTabEndMutation.graphql";
import type { ClassesTabEnrolMutation } from "../../__generated__/ClassesTabEnrolMutation.graphql";
import type { ClassesTabLeaveMutation } from "../../__generated__/ClassesTabLeaveMutation.graphql";
import type { ClassesTabQuery, ClassesTabQuery$data } from "../../__generated__/ClassesTabQuery.graphql";
import type { ClassesTabWatchedMutation } from "../../__generated__/ClassesTabWatchedMutation.graphql";
import { usePage, useSend } from "../../app/data";
import { places } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Icon } from "../../ui/icons";
import { Link } from "../../ui/Link";
import { say, sayWrong } from "../../ui/notices";
import { ProgressBar } from "../../ui/ProgressBar";
import { DeniedState, EmptyState, Skeleton } from "../../ui/States";
import { useWords, Words } from "../../ui/Words";
import type { AccountTabProps } from "../accounts/tabs";
import { FollowButton } from "../follows/FollowButton";
import { useFollowOpens } from "../follows/useFollowOpens";
import { ClassForm } from "./ClassForm";
import styles from "./Classes.module.css";

type Listed = NonNullable<ClassesTabQuery$data["classes"]>["classes"][number];

const QUERY = graphql`
  query ClassesTabQuery($id: ID!) {
    node(id: $id) {
      ... on Account {
        id
        viewerIsFollowing
      }
    }
    classes(accountId: $id) {
      id
      viewerCanEdit
      viewerCanEnrol {
        allowed
        reason
        message {
          zh
          en
        }
      }
      classes {
        id
        title {
          zh
          en
        }
        text {
          zh
          en
        }
        places
        lessons {
          number
          work {
            id
            title
          }
        }
        ...ClassesTab_class
      }
    }
  }
`;

/** What an account teaches: everybody sees it, and those whom it lets may enrol. */
export default function ClassesTab({ accountId, name }: AccountTabProps): ReactNode {
  const { t } = useLingui();
  const viewer = useViewer();
  const [editing, setEditing] = useState<Listed | "new" | null>(null);
  const { classes: list, node } = usePage<ClassesTabQuery>(QUERY, { id: accountId });
  const following = node?.viewerIsFollowing ?? false;
  useFollowOpens<ClassesTabQuery>(QUERY, { id: accountId }, following && list?.viewerCanEnrol.reason === "FOLLOW");
  if (!list) return null;
  const { viewerCanEdit: keeps, viewerCanEnrol: may, classes } = list;
  return (
    <section className={styles["classes"]}>
      {!may.allowed && may.message && (
        <DeniedState
          level="h3"
          title={<Trans>You cannot enrol yet</Trans>}
          action={may.reason === "FOLLOW" && <FollowButton subjectId={accountId} name={name} following={following} />}
        >
          <Words of={may.message} as="p" />
        </DeniedState>
      )}
      {classes.length === 0 ? (
        <EmptyState level="h3" title={<Trans>No classes yet</Trans>}>
          {keeps && (
            <p>
              <Trans>Put public films of yours in an order, say how many may take part, and follow how far they come.</Trans>
            </p>
          )}
        </EmptyState>
      ) : (
        <ul role="list" aria-label={t`Classes`} className={styles["list"]}>
          {classes.map((one) => (
            <li key={one.id}>
              <One of={one} mayEnrol={may.allowed && viewer !== null && viewer.person.id !== accountId} />
              {keeps && <Keep listed={one} onEdit={() => setEditing(one)} />}
            </li>
          ))}
        </ul>
      )}
      {keeps && (
        <Button look={classes.length === 0 ? "strong" : "plain"} onPress={() => setEditing("new")}>
          <Icon name="plus" />
          <Trans>Hold a class</Trans>
        </Button>
      )}
      <Dialog title={editing === "new" ? t`Hold a class` : t`Change the class`} isOpen={editing !== null} onClose={() => setEditing(null)}>
        <Suspense fallback={<Skeleton shape="row" count={4} />}>
          {editing !== null && <ClassForm accountId={accountId} listed={editing === "new" ? null : editing} onDone={() => setEditing(null)} />}
        </Suspense>
      </Dialog>
    </section>
  );
}

function One({ of, mayEnrol }: { of: ClassesTab_class$key; mayEnrol: boolean }): ReactNode {
  const one = useFragment(
    graphql`
      fragment ClassesTab_class on Class {
        id
        title {
          zh
          en
        }
        text {
          zh
          en
        }
        places
        takenCount
        waitingCount
        viewerSeat
        viewerWatchedCount
        viewerCompletedAt
        lessons {
          number
          viewerHasWatched
          work {
            id
            title
          }
        }
      }
    `,
    of,
  );
  const { takenCount: taken, places: most, waitingCount: waiting } = one;
  const enrolled = one.viewerSeat === "ENROLLED";
  return (
    <article className={styles["class"]}>
      <h3>
        <Words of={one.title} />
      </h3>
      <Words of={one.text} as="p" className={styles["text"]} />
      <p className={styles["quiet"]}>
        <Trans>
          {taken} of {most} places taken
        </Trans>
        {waiting > 0 && (
          <>
            {" · "}
            <Trans>{waiting} waiting</Trans>
          </>
        )}
      </p>
      {enrolled && <Progress of={one} />}
      <ol className={styles["lessons"]}>
        {one.lessons.map((lesson) => (
          <li key={lesson.number}>
            {lesson.work ? <Link to={places.work(lesson.work.id)}>{lesson.work.title}</Link> : <Trans>This film was taken back.</Trans>}
            {enrolled && lesson.work && (
              <Watched classId={one.id} workId={lesson.work.id} title={lesson.work.title} watched={lesson.viewerHasWatched} />
            )}
          </li>
        ))}
      </ol>
      {(mayEnrol || one.viewerSeat !== "NONE") && <Seat of={one} mayEnrol={mayEnrol} />}
    </article>
  );
}

function Progress({ of }: { of: ClassesTab_class$data }): ReactNode {
  const { t } = useLingui();
  const watched = of.viewerWatchedCount;
  const all = of.lessons.length;
  if (of.viewerCompletedAt) {
    return (
      <p role="status" className={styles["done"]}>
        <Icon name="vote" /> <Trans>You have completed this class.</Trans>
      </p>
    );
  }
  return <ProgressBar label={t`${watched} of ${all} lessons watched`} value={all === 0 ? 0 : (100 * watched) / all} still />;
}

function Watched({ classId, workId, title, watched }: { classId: string; workId: string; title: string; watched: boolean }): ReactNode {
  const { t } = useLingui();
  const { send, sending } = useSend<ClassesTabWatchedMutation>(graphql`
    mutation ClassesTabWatchedMutation($input: MarkLessonWatchedInput!) {
      markLessonWatched(input: $input) {
        class {
          ...ClassesTab_class
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
  if (watched) {
    return (
      <span className={styles["done"]}>
        <Icon name="vote" /> <Trans>Watched</Trans>
      </span>
    );
  }
  const mark = async (): Promise<void> => {
    const { problems } = await send({ classId, workId });
    if (problems[0]) sayWrong(problems[0].message);
  };
  return (
    <Button small isPending={sending} onPress={() => void mark()} aria-label={t`Mark ${title} as watched`}>
      <Trans>Mark as watched</Trans>
    </Button>
  );
}

function Seat({ of, mayEnrol }: { of: ClassesTab_class$data; mayEnrol: boolean }): ReactNode {
  const { t } = useLingui();
  const words = useWords();
  const title = words(of.title);
  const enrol = useSend<ClassesTabEnrolMutation>(graphql`
    mutation ClassesTabEnrolMutation($input: EnrolInput!) {
      enrol(input: $input) {
        class {
          ...ClassesTab_class
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
  const leave = useSend<ClassesTabLeaveMutation>(graphql`
    mutation ClassesTabLeaveMutation($input: LeaveClassInput!) {
      leaveClass(input: $input) {
        class {
          ...ClassesTab_class
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
  const go = async (step: typeof enrol | typeof leave): Promise<void> => {
    const { problems } = await step.send({ classId: of.id });
    if (problems[0]) sayWrong(problems[0].message);
  };
  const full = of.takenCount >= of.places;
  return (
    <div className={shell["row"]}>
      {of.viewerSeat === "NONE" ? (
        mayEnrol && (
          <Button look="strong" isPending={enrol.sending} onPress={() => void go(enrol)} aria-label={full ? t`Wait for a place in ${title}` : t`Enrol in ${title}`}>
            {full ? <Trans>Wait for a place</Trans> : <Trans>Enrol</Trans>}
          </Button>
        )
      ) : (
        <>
          <span role="status" className={styles["quiet"]}>
            {of.viewerSeat === "ENROLLED" ? <Trans>You are enrolled.</Trans> : <Trans>You are on the waiting list.</Trans>}
          </span>
          <Button small isPending={leave.sending} onPress={() => void go(leave)} aria-label={t`Leave ${title}`}>
            <Trans>Leave</Trans>
          </Button>
        </>
      )}
    </div>
  );
}

function Keep({ listed, onEdit }: { listed: Listed; onEdit: () => void }): ReactNode {
  const { t } = useLingui();
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const title = words(listed.title);
  const { send, sending } = useSend<ClassesTabEndMutation>(graphql`
    mutation ClassesTabEndMutation($input: EndClassInput!) {
      endClass(input: $input) {
        classes {
          id
          classes {
            id
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
  const end = async (): Promise<void> => {
    const { problems } = await send({ classId: listed.id });
    if (problems[0]) return sayWrong(problems[0].message);
    setAsking(false);
    say(t`${title} has ended.`);
  };
  return (
    <div className={shell["row"]}>
      <Button small onPress={onEdit} aria-label={t`Change ${title}`}>
        <Trans>Change</Trans>
      </Button>
      <Button small onPress={() => setAsking(true)} aria-label={t`End ${title}`}>
        <Trans>End</Trans>
      </Button>
      <Dialog title={t`End ${title}?`} isOpen={asking} onClose={() => setAsking(false)}>
        <p>
          <Trans>Everybody loses their place and their progress. The films stay.</Trans>
        </p>
        <div className={shell["row"]}>
          <Button look="strong" isPending={sending} onPress={() => void end()}>
            <Trans>End the class</Trans>
          </Button>
          <Button onPress={() => setAsking(false)}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
