import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { fetchQuery, graphql, readInlineData, useFragment, useRelayEnvironment } from "react-relay";
import type { FeedStream_author$key } from "../../__generated__/FeedStream_author.graphql";
import type { FeedStream_feed$data, FeedStream_feed$key } from "../../__generated__/FeedStream_feed.graphql";
import type { FeedStreamCaptionsQuery } from "../../__generated__/FeedStreamCaptionsQuery.graphql";
import type { FeedStreamMoreQuery } from "../../__generated__/FeedStreamMoreQuery.graphql";
import { places } from "../../app/places";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { Link } from "../../ui/Link";
import { EmptyState } from "../../ui/States";
import { useWords } from "../../ui/Words";
import type { CaptionSet } from "../captions/Tracks";
import { FollowButton } from "../follows/FollowButton";
import { LikeButton } from "../works/LikeButton";
import { Player } from "../works/Player";
import { useExposures, type Surface } from "./exposures";
import styles from "./FeedPage.module.css";

const FEED = graphql`
  fragment FeedStream_feed on FeedItemConnection @inline {
    edges {
      cursor
      node {
        reason
        why {
          zh
          en
        }
        work {
          id
          title
          caption
          language
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
          author {
            id
            handle
            name
            picture {
              url
            }
            ...FeedStream_author
          }
          ...LikeButton_work
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`;

type Item = FeedStream_feed$data["edges"][number]["node"];

interface Props {
  surface: Surface & ("DISCOVER" | "FOLLOWING" | "CITY");
  feed: FeedStream_feed$key;
  city?: string;
  /** Of those who come from the city, not of those who live there. */
  ofHome?: boolean;
  empty: ReactNode;
  again: () => void;
}

/** What has been fetched stays in its order, and more is fetched before its end is reached. */
function useItems({ surface, feed, city, ofHome = false }: Props): { items: readonly Item[]; more: () => void } {
  const environment = useRelayEnvironment();
  const [pages, setPages] = useState(() => [readInlineData(FEED, feed)]);
  const asking = useRef(false);
  const last = pages.at(-1)?.pageInfo;
  const more = (): void => {
    if (asking.current || !last?.hasNextPage || !last.endCursor) return;
    asking.current = true;
    const variables = {
      after: last.endCursor,
      discover: surface === "DISCOVER",
      following: surface === "FOLLOWING",
      inCity: surface === "CITY" && !ofHome,
      fromHome: ofHome,
      city: city ?? "",
    };
    fetchQuery<FeedStreamMoreQuery>(
      environment,
      graphql`
        query FeedStreamMoreQuery($after: String!, $discover: Boolean!, $following: Boolean!, $inCity: Boolean!, $fromHome: Boolean!, $city: ID!) {
          discoverFeed(first: 10, after: $after) @include(if: $discover) {
            ...FeedStream_feed
          }
          followingFeed(first: 10, after: $after) @include(if: $following) {
            ...FeedStream_feed
          }
          cityFeed(cityId: $city, first: 10, after: $after) @include(if: $inCity) {
            ...FeedStream_feed
          }
          homeTownFeed(cityId: $city, first: 10, after: $after) @include(if: $fromHome) {
            ...FeedStream_feed
          }
        }
      `,
      variables,
    )
      .toPromise()
      .then((data) => {
        const next = data?.discoverFeed ?? data?.followingFeed ?? data?.cityFeed ?? data?.homeTownFeed;
        if (!next) return;
        const page = readInlineData<FeedStream_feed$key>(FEED, next);
        setPages((before) => [...before, page]);
      })
      .catch(() => undefined) // asked again at the next film
      .finally(() => {
        asking.current = false;
      });
  };
  return { items: pages.flatMap((page) => page.edges.flatMap((edge) => (edge.node.work.video ? [edge.node] : []))), more };
}

/** The captions of the film that is shown; those of the films to come are not asked for. */
function useCaptions(workId: string | null): readonly CaptionSet[] {
  const environment = useRelayEnvironment();
  const [found, setFound] = useState<{ of: string; sets: readonly CaptionSet[] } | null>(null);
  useEffect(() => {
    if (workId === null) return;
    const asked = fetchQuery<FeedStreamCaptionsQuery>(
      environment,
      graphql`
        query FeedStreamCaptionsQuery($id: ID!) {
          node(id: $id) {
            ... on Work {
              captions {
                language
                webvtt
              }
            }
          }
        }
      `,
      { id: workId },
      { fetchPolicy: "store-or-network" },
    ).subscribe({ next: (data) => setFound({ of: workId, sets: data.node?.captions ?? [] }), error: () => undefined });
    return () => asked.unsubscribe();
  }, [environment, workId]);
  return found?.of === workId ? found.sets : [];
}

export function FeedStream(props: Props): ReactNode {
  const { t } = useLingui();
  const { items, more } = useItems(props);
  const [at, setAt] = useState(0);
  const [goesOn, setGoesOn] = useState(false);
  const item = items[at];
  const work = item?.work ?? null;
  const { frame, played } = useExposures(props.surface, work?.id ?? null);
  const captions = useCaptions(work?.id ?? null);
  const left = items.length - at;
  useEffect(() => {
    if (left <= 3) more();
  });
  if (items.length === 0) return <div className={styles["end"]}>{props.empty}</div>;
  if (!item || !work) return <End again={props.again} back={() => setAt(items.length - 1)} />;
  return (
    <section className={styles["stage"]} aria-label={t`Film ${at + 1}`}>
      <div className={styles["screen"]} ref={frame}>
        {work.video && (
          <Player
            key={work.id}
            workId={work.id}
            title={work.title}
            video={work.video}
            poster={work.poster?.url ?? null}
            captions={captions}
            language={work.language}
            campaignId={null}
            onBefore={at > 0 ? () => setAt(at - 1) : null}
            onAfter={() => setAt(at + 1)}
            nextVideo={items[at + 1]?.work.video?.url ?? null}
            goesOn={goesOn}
            onPlaying={setGoesOn}
            onCounted={played}
          />
        )}
      </div>
      <Beside item={item} />
    </section>
  );
}

function Beside({ item }: { item: Item }): ReactNode {
  const { why, work } = item;
  const { author } = work;
  const words = useWords();
  return (
    <aside className={styles["side"]}>
      <h2 lang={work.language === "ZH" ? "zh-CN" : "en"}>
        <Link to={places.work(work.id)}>{work.title}</Link>
      </h2>
      <div className={styles["author"]}>
        <Avatar name={author.name} url={author.picture?.url} />
        <Link to={places.account(author.handle)}>
          {author.name}
          <small>@{author.handle}</small>
        </Link>
        <Follow author={author} />
      </div>
      <div className={styles["acts"]}>
        <LikeButton work={work} />
      </div>
      {work.caption && (
        <p className={styles["caption"]} lang={work.language === "ZH" ? "zh-CN" : "en"}>
          {work.caption}
        </p>
      )}
      <details className={styles["why"]} open>
        <summary>
          <Icon name="sure" /> <Trans>Why am I shown this?</Trans>
        </summary>
        <p>{words(why)}</p>
        <p>
          <Link to={places.fairness()}>
            <Trans>How we keep it fair</Trans>
          </Link>
        </p>
      </details>
    </aside>
  );
}

/** The feed keeps its order; a follow is shown at once. */
function Follow({ author }: { author: FeedStream_author$key }): ReactNode {
  const { id, name, viewerIsFollowing } = useFragment(
    graphql`
      fragment FeedStream_author on Person {
        id
        name
        viewerIsFollowing
      }
    `,
    author,
  );
  return <FollowButton subjectId={id} name={name} following={viewerIsFollowing} small beside />;
}

function End({ again, back }: { again: () => void; back: () => void }): ReactNode {
  return (
    <div className={styles["end"]}>
      <EmptyState
        title={<Trans>That is all for now</Trans>}
        action={
          <>
            <Button look="strong" onPress={again}>
              <Trans>Look again</Trans>
            </Button>
            <Button onPress={back}>
              <Trans>Film before</Trans>
            </Button>
          </>
        }
      />
    </div>
  );
}
