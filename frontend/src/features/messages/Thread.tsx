import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { fetchQuery, graphql, useFragment, useRelayEnvironment, useSubscription } from "react-relay";
import type { Thread_thread$data, Thread_thread$key } from "../../__generated__/Thread_thread.graphql";
import type { ThreadEarlierQuery } from "../../__generated__/ThreadEarlierQuery.graphql";
import type { ThreadQuery } from "../../__generated__/ThreadQuery.graphql";
import type { ThreadReadMutation } from "../../__generated__/ThreadReadMutation.graphql";
import type { ThreadSubscription } from "../../__generated__/ThreadSubscription.graphql";
import { usePage, useSend } from "../../app/data";
import { places } from "../../app/places";
import { Avatar } from "../../ui/Avatar";
import { ButtonLink } from "../../ui/ButtonLink";
import { Icon } from "../../ui/icons";
import { Link } from "../../ui/Link";
import { sayWrong } from "../../ui/notices";
import { EmptyState } from "../../ui/States";
import { Composer } from "./Composer";
import { EndThread } from "./EndThread";
import { withEarlier, withNewest, type Known } from "./known";
import { Request } from "./Request";
import { Log } from "./Log";
import styles from "./Messages.module.css";

export type Message = Thread_thread$data["messages"]["edges"][number]["node"];

const NOTHING: Known<Message> = { messages: [], earlier: null };

/** A conversation that moves by itself. It is gone, for both, once one has blocked the other. */
export function Thread({ id }: { id: string }): ReactNode {
  const [gone, setGone] = useState(false);
  const { node } = usePage<ThreadQuery>(
    graphql`
      query ThreadQuery($id: ID!) {
        node(id: $id) {
          ...Thread_thread @alias(as: "thread")
        }
      }
    `,
    { id },
  );
  useSubscription<ThreadSubscription>(
    useMemo(
      () => ({
        subscription: graphql`
          subscription ThreadSubscription($id: ID!) {
            thread(threadId: $id) {
              ...Thread_thread
            }
          }
        `,
        variables: { id },
        onError: () => setGone(true),
      }),
      [id],
    ),
  );
  if (!node?.thread || gone) {
    return (
      <EmptyState
        title={<Trans>This conversation is not there</Trans>}
        action={
          <ButtonLink to={places.messages()}>
            <Trans>To the inbox</Trans>
          </ButtonLink>
        }
      >
        <p>
          <Trans>It has ended, or it is none of yours.</Trans>
        </p>
      </EmptyState>
    );
  }
  return <Talk thread={node.thread} />;
}

function Talk({ thread: key }: { thread: Thread_thread$key }): ReactNode {
  const { t } = useLingui();
  const thread = useFragment(
    graphql`
      fragment Thread_thread on Thread {
        id
        state
        readUpTo
        unreadCount
        otherReadUpTo
        other {
          __typename
          id
          handle
          name
          picture {
            url
          }
        }
        own {
          __typename
          id
          name
        }
        messages(first: 30) {
          edges {
            node {
              id
              number
              text
              sentAt
              isMine
              isDeleted
              writtenBy {
                id
                name
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    `,
    key,
  );
  const { known, showEarlier } = useKnown(thread);
  useReadMark(thread, known.messages);
  const name = thread.other?.name ?? t`Account gone`;
  const isOrganisation = thread.other?.__typename === "Organisation";
  return (
    <>
      <header className={styles["head"]}>
        <Link to={places.messages()} className={styles["back"]} label={t`To the list`}>
          <Icon name="back" />
        </Link>
        <Avatar name={name} url={thread.other?.picture?.url} square={isOrganisation} />
        <h2>{thread.other ? <Link to={places.account(thread.other.handle)}>{name}</Link> : name}</h2>
        {thread.other && <EndThread accountId={thread.other.id} name={name} isPerson={!isOrganisation} />}
      </header>
      {thread.own?.__typename === "Organisation" && (
        <p className={styles["note"]}>
          <Trans>You answer for {thread.own.name}. It is kept who wrote; only your staff see it.</Trans>
        </p>
      )}
      <Log name={name} messages={known.messages} otherReadUpTo={thread.otherReadUpTo} onEarlier={known.earlier === null ? null : showEarlier} />
      {thread.state === "ASKED" ? (
        <Request threadId={thread.id} name={name} />
      ) : thread.state === "WAITS" ? (
        <p className={styles["note"]} role="status">
          <Trans>Your message waits as a request. You can go on once {name} answers or accepts it.</Trans>
        </p>
      ) : (
        <Composer toId={thread.id} name={name} />
      )}
    </>
  );
}

/** The newest messages come by themselves; earlier ones when they are asked for. */
function useKnown(thread: Thread_thread$data): { known: Known<Message>; showEarlier: () => Promise<void> } {
  const environment = useRelayEnvironment();
  const [kept, setKept] = useState<Known<Message>>(NOTHING);
  const { edges, pageInfo } = thread.messages;
  const cursor = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  const known = useMemo(() => withNewest(kept, edges.map((edge) => edge.node), cursor), [kept, edges, cursor]);
  const [seen, setSeen] = useState(edges);
  if (seen !== edges) {
    setSeen(edges);
    setKept(withNewest(kept, seen.map((edge) => edge.node), kept.earlier ?? cursor));
  }
  const showEarlier = async (): Promise<void> => {
    const query = graphql`
      query ThreadEarlierQuery($id: ID!, $after: String) {
        node(id: $id) {
          ... on Thread {
            messages(first: 50, after: $after) {
              edges {
                node {
                  id
                  number
                  text
                  sentAt
                  isMine
                  isDeleted
                  writtenBy {
                    id
                    name
                  }
                }
              }
              pageInfo {
                hasNextPage
                endCursor
              }
            }
          }
        }
      }
    `;
    try {
      const found = await fetchQuery<ThreadEarlierQuery>(environment, query, { id: thread.id, after: known.earlier }).toPromise();
      const page = found?.node?.messages;
      if (!page) return;
      const next = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
      setKept(withEarlier(known, page.edges.map((edge) => edge.node), next));
    } catch (cause) {
      sayWrong((cause as Error).message);
    }
  };
  return { known, showEarlier };
}

/** What is on the screen has been read. */
function useReadMark(thread: Thread_thread$data, messages: readonly Message[]): void {
  const { send } = useSend<ThreadReadMutation>(graphql`
    mutation ThreadReadMutation($input: MarkMessageReadInput!) {
      markMessageRead(input: $input) {
        thread {
          id
          unreadCount
          readUpTo
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
  const newest = messages.at(-1);
  const owed = newest !== undefined && thread.unreadCount > 0 && thread.state !== "ASKED" ? newest.id : null;
  useEffect(() => {
    if (owed === null) return undefined;
    const mark = (): void => {
      if (document.visibilityState === "visible") void send({ messageId: owed });
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [owed, send]);
}
