import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import { graphql, useFragment, useSubscription } from "react-relay";
import type { Board_board$data, Board_board$key } from "../../__generated__/Board_board.graphql";
import type { BoardQuery, BoardKind } from "../../__generated__/BoardQuery.graphql";
import type { BoardSubscription } from "../../__generated__/BoardSubscription.graphql";
import { usePage } from "../../app/data";
import { useLocale } from "../../app/locale";
import { places } from "../../app/places";
import { liveConnection } from "../../app/relay/socket";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Link } from "../../ui/Link";
import { exact } from "../../ui/figures";
import { EmptyState } from "../../ui/States";
import { moment } from "../../ui/time";
import { Figure, Score, useNameOf } from "../../ui/Words";
import { useMovingRows } from "./moving";
import styles from "./Board.module.css";

const SIZES = [10, 50, 100] as const;

interface Props {
  campaignId: string;
  kind: BoardKind;
  timeZone: string;
  label: string;
  /** Told when the board has moved. */
  onMove?: () => void;
}

type Entry = Board_board$data["entries"]["edges"][number]["node"];

/** A board that moves by itself: asked once, then told of each change. */
export function Board({ campaignId, kind, timeZone, label, onMove }: Props): ReactNode {
  const [size, setSize] = useState<(typeof SIZES)[number]>(10);
  const variables = useMemo(() => ({ campaignId, kind, first: size }), [campaignId, kind, size]);
  const data = usePage<BoardQuery>(
    graphql`
      query BoardQuery($campaignId: ID!, $kind: BoardKind!, $first: Int!) {
        node(id: $campaignId) {
          ... on Campaign {
            id
            board(kind: $kind) {
              ...Board_board @arguments(first: $first)
            }
          }
        }
      }
    `,
    variables,
  );
  useSubscription<BoardSubscription>(
    useMemo(
      () => ({
        subscription: graphql`
          subscription BoardSubscription($campaignId: ID!, $kind: BoardKind!, $first: Int!) {
            board(campaignId: $campaignId, kind: $kind) {
              ...Board_board @arguments(first: $first)
            }
          }
        `,
        variables,
        onNext: () => onMove?.(),
      }),
      [variables, onMove],
    ),
  );
  if (!data.node?.board) return null;
  return <Rows board={data.node.board} timeZone={timeZone} label={label} size={size} onMore={() => setSize(size === 10 ? 50 : 100)} />;
}

interface RowsProps {
  board: Board_board$key;
  timeZone: string;
  label: string;
  size: number;
  onMore: () => void;
}

const keyOf = (entry: Entry): string => entry.submission?.id ?? entry.account?.id ?? `withdrawn-${entry.rank}`;

function Rows({ board, timeZone, label, size, onMore }: RowsProps): ReactNode {
  const { tag } = useLocale();
  const data = useFragment(
    graphql`
      fragment Board_board on Board @argumentDefinitions(first: { type: "Int!" }) {
        id
        kind
        state
        asOf
        lateVoteCount
        entrantCount
        digest
        rule {
          votes
          likes
          plays
          ties
        }
        entries(first: $first) {
          edges {
            node {
              rank
              score
              votes
              likes
              plays
              reachedAt
              partnerStanding {
                state
              }
              account {
                __typename
                id
                handle
                name
                picture {
                  url
                }
                ... on Organisation {
                  nameZh
                  nameEn
                }
              }
              submission {
                id
                work {
                  id
                  title
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
    board,
  );
  const rows = data.entries.edges.map((edge) => edge.node);
  const list = useMovingRows(rows.map(keyOf).join(" "));
  const top = Math.max(1, ...rows.map((row) => row.score));
  return (
    <div className={styles["board"]}>
      <Standing board={data} timeZone={timeZone} />
      {rows.length === 0 ? (
        <EmptyState level="h3" title={<Trans>Nobody is on the board yet</Trans>}>
          <p>
            <Trans>The first accepted film that is watched, liked or voted for opens it.</Trans>
          </p>
        </EmptyState>
      ) : (
        <ol ref={list} role="list" aria-label={label} className={styles["rows"]}>
          {rows.map((row) => (
            <Row key={keyOf(row)} row={row} share={row.score / top} />
          ))}
        </ol>
      )}
      {data.entries.pageInfo.hasNextPage && size < 100 && (
        <Button onPress={onMore}>
          <Trans>Show more of the board</Trans>
        </Button>
      )}
      <RuleOf board={data} tag={tag} />
    </div>
  );
}

function Row({ row, share }: { row: Entry; share: number }): ReactNode {
  const { tag } = useLocale();
  const { t } = useLingui();
  const nameOf = useNameOf();
  const { account } = row;
  const votes = exact(row.votes, tag);
  const likes = exact(row.likes, tag);
  const plays = exact(row.plays, tag);
  return (
    <li className={styles["row"]} data-row={keyOf(row)} data-rank={row.rank <= 3 ? row.rank : undefined}>
      <span className={styles["share"]} style={{ width: `${Math.max(share * 100, 0.5)}%` }} aria-hidden="true" />
      <span className={styles["rank"]}>{row.rank}</span>
      {account ? (
        <>
          <Avatar name={account.name} url={account.picture?.url} square={account.__typename === "Organisation"} />
          <span className={styles["who"]}>
            <Link to={places.account(account.handle)}>
              {account.nameZh && account.nameEn ? nameOf({ nameZh: account.nameZh, nameEn: account.nameEn }) : account.name}
            </Link>
            <small title={t`${votes} votes, ${likes} likes, ${plays} plays`}>
              <Figure value={row.votes} /> <Plural value={row.votes} one="vote" other="votes" /> · <Figure value={row.likes} /> <Plural value={row.likes} one="like" other="likes" /> ·{" "}
              <Figure value={row.plays} /> <Plural value={row.plays} one="play" other="plays" />
            </small>
            {row.partnerStanding && (
              <small className={styles["note"]}>
                {row.partnerStanding.state === "EXPIRED" ? <Trans>Verification of the organisation has expired</Trans> : <Trans>Verification of the organisation was revoked</Trans>}
              </small>
            )}
          </span>
        </>
      ) : (
        <>
          <span className={styles["gone"]} aria-hidden="true" />
          <span className={styles["who"]}>
            <Trans>Withdrawn</Trans>
          </span>
        </>
      )}
      <span className={styles["score"]}>
        <Score value={row.score} />
        <span className="out-of-sight">{t`points`}</span>
      </span>
    </li>
  );
}

function Standing({ board, timeZone }: { board: Board_board$data; timeZone: string }): ReactNode {
  const { tag } = useLocale();
  const connection = useSyncExternalStore(liveConnection.subscribe, liveConnection.get);
  const at = moment(board.asOf, tag, timeZone);
  if (board.state === "FINAL") {
    return (
      <p className={styles["standing"]} data-state="final" role="status">
        <Trans>Final since {at}. It does not move again.</Trans>
      </p>
    );
  }
  if (board.state === "FROZEN") {
    return (
      <p className={styles["standing"]} role="status">
        <Trans>Standing still since {at}; votes go on counting behind it.</Trans>
      </p>
    );
  }
  return (
    <p className={styles["standing"]} data-state={connection === "lost" ? "lost" : "live"}>
      {connection === "lost" ? <Trans>Connection lost; as of {at}. Trying again.</Trans> : <Trans>Live · as of {at}</Trans>}
    </p>
  );
}

function RuleOf({ board, tag }: { board: Board_board$data; tag: string }): ReactNode {
  const { votes, likes, plays } = board.rule;
  const late = exact(board.lateVoteCount, tag);
  const digest = board.digest;
  return (
    <div className={styles["rule"]}>
      <p>
        <Trans>
          Points: each vote {votes}, each like {likes}, each play {plays}.
        </Trans>{" "}
        <Trans>Same score: who reached it earlier stands first; reached in the same moment, the smaller id.</Trans>
      </p>
      {board.lateVoteCount > 0 && (
        <p>
          <Trans>Late votes: {late}. They are kept and shown, and they do not count.</Trans>
        </p>
      )}
      {digest && (
        <p className={styles["digest"]}>
          <Trans>Check sum of this board: {digest}</Trans>
        </p>
      )}
    </div>
  );
}
