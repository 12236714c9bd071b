import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useContext, useState, type ReactNode } from "react";
import { graphql, useLazyLoadQuery } from "react-relay";
import { useLocation, useSearch } from "wouter";
import type { FeedPageCityQuery } from "../../__generated__/FeedPageCityQuery.graphql";
import type { FeedPageDiscoverQuery } from "../../__generated__/FeedPageDiscoverQuery.graphql";
import type { FeedPageFollowingQuery } from "../../__generated__/FeedPageFollowingQuery.graphql";
import type { FeedPageHomeQuery } from "../../__generated__/FeedPageHomeQuery.graphql";
import { Attempt, usePage } from "../../app/data";
import { NotFound } from "../../app/NotFound";
import { places, useTitle, type FeedName } from "../../app/places";
import { SignInFirst } from "../../app/SignInFirst";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Link } from "../../ui/Link";
import { EmptyState, Loading } from "../../ui/States";
import { CityChoice } from "./CityChoice";
import { FeedStream } from "./FeedStream";
import styles from "./FeedPage.module.css";

/** Four feeds, one film at a time. The address says which; `?city=` names another city than one's own. */
export default function FeedPage({ feed }: { feed: string }): ReactNode {
  const { t } = useLingui();
  const [round, setRound] = useState(0);
  useTitle(t`Watch`);
  if (!isFeed(feed)) return <NotFound />;
  const again = (): void => setRound((before) => before + 1);
  return (
    <div className={styles["page"]} data-hue>
      <h1 className="out-of-sight">
        <Trans>Watch</Trans>
      </h1>
      <Feeds chosen={feed} />
      <Suspense key={`${feed} ${round}`} fallback={<Waiting />}>
        {feed === "discover" && <Discover round={round} again={again} />}
        {feed === "following" && <Following round={round} again={again} />}
        {(feed === "city" || feed === "home") && <City of={feed} round={round} again={again} />}
      </Suspense>
    </div>
  );
}

const FEEDS: readonly FeedName[] = ["following", "discover", "city", "home"];

const isFeed = (name: string): name is FeedName => FEEDS.some((each) => each === name);

function Feeds({ chosen }: { chosen: FeedName }): ReactNode {
  const { t } = useLingui();
  const names: Record<FeedName, string> = { following: t({ context: "feed", message: "Following" }), discover: t`Discover`, city: t`Same city`, home: t`Home town` };
  return (
    <nav aria-label={t`Feeds`} className={styles["feeds"]}>
      {FEEDS.map((each) => (
        <Link key={each} to={places.watch(each)} current={each === chosen}>
          {names[each]}
        </Link>
      ))}
    </nav>
  );
}

function Waiting(): ReactNode {
  return (
    <Loading>
      <div className={styles["waiting"]} />
    </Loading>
  );
}

interface Asked {
  readonly round: number;
  readonly again: () => void;
}

const useKey = (round: number): string => `${useContext(Attempt)} ${round}`;

function Discover({ round, again }: Asked): ReactNode {
  const data = useLazyLoadQuery<FeedPageDiscoverQuery>(
    graphql`
      query FeedPageDiscoverQuery($after: String) {
        feed: discoverFeed(first: 10, after: $after) {
          ...FeedStream_feed
        }
      }
    `,
    { after: null },
    { fetchPolicy: "network-only", fetchKey: useKey(round) },
  );
  return (
    <FeedStream
      surface="DISCOVER"
      feed={data.feed}
      again={again}
      empty={
        <EmptyState
          title={<Trans>You have seen all that is new</Trans>}
          action={
            <Button look="strong" onPress={again}>
              <Trans>Look again</Trans>
            </Button>
          }
        >
          <p>
            <Trans>What you have seen is not shown again for a while. New works come as people share them.</Trans>
          </p>
        </EmptyState>
      }
    />
  );
}

function Following(asked: Asked): ReactNode {
  return (
    <SignInFirst why={<Trans>This feed is made of those you follow.</Trans>}>{() => <Followed {...asked} />}</SignInFirst>
  );
}

function Followed({ round, again }: Asked): ReactNode {
  const data = useLazyLoadQuery<FeedPageFollowingQuery>(
    graphql`
      query FeedPageFollowingQuery($after: String) {
        feed: followingFeed(first: 10, after: $after) {
          ...FeedStream_feed
        }
      }
    `,
    { after: null },
    { fetchPolicy: "network-only", fetchKey: useKey(round) },
  );
  return (
    data.feed && (
      <FeedStream
        surface="FOLLOWING"
        feed={data.feed}
        again={again}
        empty={
          <EmptyState
            title={<Trans>Follow somebody, and what they share is here</Trans>}
            action={
              <ButtonLink to={places.watch("discover")} look="strong">
                <Trans>Discover people</Trans>
              </ButtonLink>
            }
          >
            <p>
              <Trans>Nothing yet from those you follow. The newest comes first, and nothing is left out.</Trans>
            </p>
          </EmptyState>
        }
      />
    )
  );
}

type Kind = "city" | "home";

function City({ of, ...asked }: Asked & { of: Kind }): ReactNode {
  const chosen = new URLSearchParams(useSearch()).get("city");
  const viewer = useViewer();
  if (chosen) return <OfCity key={chosen} of={of} cityId={chosen} {...asked} />;
  return viewer ? <OwnCity of={of} handle={viewer.person.handle} {...asked} /> : <ChooseCity of={of} />;
}

function OwnCity({ handle, of, ...asked }: Asked & { handle: string; of: Kind }): ReactNode {
  const data = usePage<FeedPageHomeQuery>(
    graphql`
      query FeedPageHomeQuery($handle: String!) {
        account(handle: $handle) {
          id
          city {
            id
          }
          ... on Person {
            homeTown {
              id
            }
          }
        }
      }
    `,
    { handle },
  );
  const city = of === "home" ? data.account?.homeTown : data.account?.city;
  return city ? <OfCity of={of} cityId={city.id} {...asked} /> : <ChooseCity of={of} />;
}

function ChooseCity({ of }: { of: Kind }): ReactNode {
  const [, go] = useLocation();
  return (
    <div className={styles["choice"]}>
      <CityChoice onChoose={(id) => go(places.watch(of, id))} />
    </div>
  );
}

function OfCity({ of, cityId, round, again }: Asked & { of: Kind; cityId: string }): ReactNode {
  const data = useLazyLoadQuery<FeedPageCityQuery>(
    graphql`
      query FeedPageCityQuery($city: ID!, $home: Boolean!, $after: String) {
        cityFeed(cityId: $city, first: 10, after: $after) @skip(if: $home) {
          ...FeedStream_feed
        }
        homeTownFeed(cityId: $city, first: 10, after: $after) @include(if: $home) {
          ...FeedStream_feed
        }
      }
    `,
    { city: cityId, home: of === "home", after: null },
    { fetchPolicy: "network-only", fetchKey: useKey(round) },
  );
  const feed = data.cityFeed ?? data.homeTownFeed;
  if (!feed) return null;
  return (
    <FeedStream
      surface="CITY"
      feed={feed}
      city={cityId}
      ofHome={of === "home"}
      again={again}
      empty={
        <>
          <EmptyState
            title={<Trans>Nothing new from here</Trans>}
          >
            <p>
              <Trans>
                Where fewer than five people live, a city is shown together with those around it; where even these are too few, nothing is shown, so
                that nobody is found by where they live.
              </Trans>
            </p>
          </EmptyState>
          <ChooseCity of={of} />
        </>
      }
    />
  );
}
