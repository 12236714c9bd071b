import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { HeldCommentsPageQuery } from "../../__generated__/HeldCommentsPageQuery.graphql";
import type { HeldCommentsPageQueueQuery, HeldCommentsPageQueueQuery$data } from "../../__generated__/HeldCommentsPageQueueQuery.graphql";
import { usePage } from "../../app/data";
import { useLocale } from "../../app/locale";
import { places, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { langOf } from "../../ui/lang";
import { Link } from "../../ui/Link";
import { EmptyState, Loading, Skeleton } from "../../ui/States";
import { day } from "../../ui/time";
import { useNameOf } from "../../ui/Words";
import { HoldWords } from "../moderation/HoldWords";
import { useDecide } from "./decide";
import styles from "./Comments.module.css";

type Held = HeldCommentsPageQueueQuery$data["heldComments"]["edges"][number]["node"];

const EDITS = new Set(["OWNER", "EDITOR"]);

/** Comments that wait for a yes, on what the viewer and their organisations made; and which words make them wait. */
export default function HeldCommentsPage(): ReactNode {
  const { t } = useLingui();
  useTitle(t`Comments that wait`);
  return <SignInFirst why={<Trans>Here you decide on comments that wait.</Trans>}>{() => <Queues />}</SignInFirst>;
}

function Queues(): ReactNode {
  const nameOf = useNameOf();
  const { viewer } = usePage<HeldCommentsPageQuery>(
    graphql`
      query HeldCommentsPageQuery {
        viewer {
          person {
            id
            name
          }
          memberships(first: 50) {
            edges {
              node {
                role
                organisation {
                  id
                  nameZh
                  nameEn
                }
              }
            }
          }
        }
      }
    `,
    {},
  );
  if (!viewer) return null;
  const organisations = viewer.memberships.edges.map((edge) => edge.node).filter((one) => EDITS.has(one.role));
  const accounts = [
    { id: viewer.person.id, name: viewer.person.name },
    ...organisations.map(({ organisation }) => ({ id: organisation.id, name: nameOf(organisation) })),
  ];
  return (
    <div className={shell["page"]}>
      <header>
        <h1>
          <Trans>Comments that wait</Trans>
        </h1>
        <p className={styles["quiet"]}>
          <Trans>Until you let them through, only you and their writers see them. Writers are told that they wait.</Trans>
        </p>
      </header>
      <div className={styles["page"]}>
        {accounts.map(({ id, name }) => (
          <Suspense
            key={id}
            fallback={
              <Loading>
                <Skeleton shape="row" count={3} />
              </Loading>
            }
          >
            <Queue accountId={id} name={name} />
          </Suspense>
        ))}
      </div>
    </div>
  );
}

function Queue({ accountId, name }: { accountId: string; name: string }): ReactNode {
  const { heldComments, holdWords } = usePage<HeldCommentsPageQueueQuery>(
    graphql`
      query HeldCommentsPageQueueQuery($id: ID!) {
        holdWords(accountId: $id)
        heldComments(accountId: $id, first: 50) {
          edges {
            node {
              id
              text
              holdCause
              createdAt
              writer {
                id
                handle
                name
                picture {
                  url
                }
              }
              subject {
                __typename
                id
                ... on Work {
                  title
                }
                ... on Post {
                  text
                }
              }
            }
          }
          pageInfo {
            hasNextPage
          }
        }
      }
    `,
    { id: accountId },
  );
  const comments = heldComments.edges.flatMap((edge) => (edge?.node ? [edge.node] : []));
  return (
    <section className={styles["queue"]} aria-label={name}>
      <h2>{name}</h2>
      {comments.length === 0 ? (
        <EmptyState level="h3" title={<Trans>No comment waits</Trans>} />
      ) : (
        <ul role="list">
          {comments.map((comment) => (
            <Row key={comment.id} comment={comment} />
          ))}
        </ul>
      )}
      {heldComments.pageInfo.hasNextPage && (
        <p className={styles["quiet"]}>
          <Trans>More wait behind these.</Trans>
        </p>
      )}
      <HoldWords accountId={accountId} words={holdWords ?? []} />
    </section>
  );
}

function Row({ comment }: { comment: Held }): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const decide = useDecide();
  const [done, setDone] = useState<"approved" | "hidden" | "deleted" | null>(null);
  const { id, writer, subject } = comment;
  const { name } = writer;
  const act = (how: "approved" | "hidden" | "deleted", send: (id: string) => Promise<boolean>): void => {
    void send(id).then((sent) => sent && setDone(how));
  };
  return (
    <li className={styles["row"]}>
      <div className={styles["comment"]}>
        <Avatar name={name} url={writer.picture?.url} size="small" />
        <div className={styles["body"]}>
          <p className={styles["who"]}>
            <Link to={places.account(writer.handle)}>{name}</Link> <time dateTime={comment.createdAt}>{day(comment.createdAt, tag)}</time>
          </p>
          <p className={styles["text"]} lang={langOf(comment.text)}>
            {comment.text}
          </p>
          <p className={styles["quiet"]}>
            {comment.holdCause === "MINOR" ? <Trans>By somebody whom you do not follow</Trans> : <Trans>Has a word of a list</Trans>}
            {subject?.__typename === "Work" && (
              <>
                {" · "}
                <Link to={places.work(subject.id)}>{subject.title}</Link>
              </>
            )}
            {subject?.__typename === "Post" && <> · {(subject.text ?? "").slice(0, 40)}</>}
          </p>
        </div>
      </div>
      <div className={styles["acts"]} role="status">
        {done === "approved" && <Trans>Everybody sees it now.</Trans>}
        {done === "hidden" && <Trans>Hidden; its writer still sees it.</Trans>}
        {done === "deleted" && <Trans>Deleted.</Trans>}
        {done === null && (
          <>
            <Button look="strong" small isPending={decide.sending} onPress={() => act("approved", decide.approve)} aria-label={t`Let through the comment by ${name}`}>
              <Trans>Let through</Trans>
            </Button>
            <Button small isPending={decide.sending} onPress={() => act("hidden", decide.hide)} aria-label={t`Hide the comment by ${name}`}>
              <Trans>Hide</Trans>
            </Button>
            <Button look="wrong" small isPending={decide.sending} onPress={() => act("deleted", decide.remove)} aria-label={t`Delete the comment by ${name}`}>
              <Trans>Delete</Trans>
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
