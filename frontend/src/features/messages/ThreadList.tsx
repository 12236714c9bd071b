import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo, useState, type ReactNode } from "react";
import { graphql, useFragment, useSubscription } from "react-relay";
import type { ThreadBox, ThreadListQuery } from "../../__generated__/ThreadListQuery.graphql";
import type { ThreadListSubscription } from "../../__generated__/ThreadListSubscription.graphql";
import type { ThreadList_inbox$data, ThreadList_inbox$key } from "../../__generated__/ThreadList_inbox.graphql";
import { usePage } from "../../app/data";
import { useLocale } from "../../app/locale";
import { places } from "../../app/places";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Link } from "../../ui/Link";
import { EmptyState } from "../../ui/States";
import { useNow } from "../../ui/now";
import { distance } from "../../ui/time";
import styles from "./Messages.module.css";

interface Props {
  box: ThreadBox;
  organisation: string | null;
  /** The conversation that is open beside the list. */
  chosen: string | undefined;
}

type Row = ThreadList_inbox$data["threads"]["edges"][number]["node"];

const FEW = 30;
const MANY = 100;

/** The conversations of a list, newest first; it moves by itself. */
export function ThreadList({ box, organisation, chosen }: Props): ReactNode {
  const [first, setFirst] = useState(FEW);
  const variables = useMemo(() => ({ organisation, box, first }), [organisation, box, first]);
  const { inbox } = usePage<ThreadListQuery>(
    graphql`
      query ThreadListQuery($organisation: ID, $box: ThreadBox!, $first: Int!) {
        inbox(organisationId: $organisation) {
          ...ThreadList_inbox @arguments(box: $box, first: $first)
        }
      }
    `,
    variables,
  );
  useSubscription<ThreadListSubscription>(
    useMemo(
      () => ({
        subscription: graphql`
          subscription ThreadListSubscription($organisation: ID, $box: ThreadBox!, $first: Int!) {
            inbox(organisationId: $organisation) {
              ...ThreadList_inbox @arguments(box: $box, first: $first)
            }
          }
        `,
        variables,
      }),
      [variables],
    ),
  );
  if (!inbox) return null;
  return <Rows inbox={inbox} box={box} organisation={organisation} chosen={chosen} onMore={first === FEW ? () => setFirst(MANY) : null} />;
}

interface RowsProps extends Props {
  inbox: ThreadList_inbox$key;
  onMore: (() => void) | null;
}

function Rows({ inbox, box, organisation, chosen, onMore }: RowsProps): ReactNode {
  const { t } = useLingui();
  const data = useFragment(
    graphql`
      fragment ThreadList_inbox on Inbox @argumentDefinitions(box: { type: "ThreadBox!" }, first: { type: "Int!" }) {
        id
        unreadThreadCount
        threads(box: $box, first: $first) {
          edges {
            node {
              id
              state
              unreadCount
              other {
                __typename
                id
                name
                handle
                picture {
                  url
                }
              }
              lastMessage {
                id
                text
                sentAt
                isMine
                isDeleted
              }
            }
          }
          pageInfo {
            hasNextPage
          }
        }
      }
    `,
    inbox,
  );
  const rows = data.threads.edges.map((edge) => edge.node);
  if (rows.length === 0) {
    return box === "REQUESTS" ? (
      <EmptyState level="h3" title={<Trans>No requests</Trans>}>
        <p>
          <Trans>When somebody whom you do not follow writes to you, it waits here for your yes.</Trans>
        </p>
      </EmptyState>
    ) : (
      <EmptyState level="h3" title={<Trans>No conversations yet</Trans>}>
        <p>
          {organisation ? (
            <Trans>What people write to the organisation is answered here.</Trans>
          ) : (
            <Trans>Follow somebody, open their page and write to them.</Trans>
          )}
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <ul role="list" aria-label={box === "REQUESTS" ? t`Message requests` : t`Conversations`} className={styles["threads"]}>
        {rows.map((row) => (
          <One key={row.id} row={row} current={row.id === chosen} />
        ))}
      </ul>
      {onMore && data.threads.pageInfo.hasNextPage && (
        <Button onPress={onMore}>
          <Trans>Earlier conversations</Trans>
        </Button>
      )}
    </>
  );
}

function One({ row, current }: { row: Row; current: boolean }): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const now = useNow();
  const { other, lastMessage: last, unreadCount } = row;
  const name = other?.name ?? t`Account gone`;
  return (
    <li>
      <Link to={places.messages("t", row.id)} current={current} className={styles["thread"]}>
        <Avatar name={name} url={other?.picture?.url} square={other?.__typename === "Organisation"} />
        <span className={styles["about"]}>
          <span className={styles["first"]}>
            <strong>{name}</strong>
            <time dateTime={last.sentAt}>{distance(last.sentAt, tag, Math.max(now, Date.parse(last.sentAt)))}</time>
          </span>
          <span className={styles["last"]}>
            {last.isMine && <Trans>You:</Trans>} {last.isDeleted ? <Trans>Message taken back</Trans> : last.text}
          </span>
        </span>
        {unreadCount > 0 && (
          <span className={styles["unread"]}>
            {unreadCount > 99 ? "99+" : unreadCount}
            <span className="out-of-sight"> {t`unread`}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
