import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Suspense, type ReactNode } from "react";
import { useSearchParams } from "wouter";
import { Boundary } from "../../app/Boundary";
import { useLocale } from "../../app/locale";
import { places } from "../../app/places";
import { useViewer } from "../../app/viewer";
import { Link } from "../../ui/Link";
import { Shot } from "../../ui/Shot";
import { DeniedState, EmptyState, Loading, Skeleton } from "../../ui/States";
import { Tabs } from "../../ui/Tabs";
import { day } from "../../ui/time";
import { Figure, Paragraphs, useNameOf, Words } from "../../ui/Words";
import { shownName, type Account } from "./account";
import styles from "./AccountPage.module.css";
import { TABS } from "./tabs";

interface Tile {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly poster: string | undefined;
  readonly under: ReactNode;
  readonly campaign: string | undefined;
}

/** Which part is open stands in the address, so that it can be sent to somebody. */
export function Parts({ account }: { account: Account }): ReactNode {
  const { i18n, t } = useLingui();
  const [search, setSearch] = useSearchParams();
  const name = shownName(account, useNameOf());
  const isOrganisation = account.__typename === "Organisation";
  const viewer = useViewer();
  const closed = account.isPrivate && account.viewerFollow.state !== "FOLLOWING" && viewer?.person.id !== account.id;
  const tabs = [
    { id: "films", label: <Trans>Films</Trans>, content: <Tiles tiles={tilesOf(account)} closed={closed} /> },
    ...TABS.map(({ id, label, Content }) => ({
      id,
      label: i18n._(label),
      content: (
        <Boundary>
          <Suspense fallback={<TabSkeleton />}>
            <Content accountId={account.id} handle={account.handle} name={name} isOrganisation={isOrganisation} />
          </Suspense>
        </Boundary>
      ),
    })),
    { id: "about", label: <Trans>About</Trans>, content: <About account={account} /> },
  ];
  const asked = search.get("tab");
  return (
    <Tabs
      label={t`Parts of this page`}
      tabs={tabs}
      selected={tabs.find((tab) => tab.id === asked)?.id ?? "films"}
      onSelect={(id) => setSearch(id === "films" ? {} : { tab: id }, { replace: true })}
    />
  );
}

function TabSkeleton(): ReactNode {
  return (
    <Loading>
      <Skeleton shape="row" count={4} />
    </Loading>
  );
}

function About({ account }: { account: Account }): ReactNode {
  const { tag } = useLocale();
  const since = day(account.createdAt, tag);
  return (
    <section className={styles["part"]}>
      <Paragraphs of={account.bio} className={styles["bio"]} />
      <p className={styles["quiet"]}>
        {account.city && (
          <>
            <Words of={account.city.name} />
            {" · "}
          </>
        )}
        {account.homeTown && (
          <>
            <Trans>
              from <Words of={account.homeTown.name} />
            </Trans>
            {" · "}
          </>
        )}
        <Trans>here since {since}</Trans>
      </p>
    </section>
  );
}

export function Campaigns({ account }: { account: Account }): ReactNode {
  const hosted = (account.campaigns?.edges ?? []).map((edge) => edge.node);
  const partnerships = (account.partnerships?.edges ?? []).map((edge) => edge.node).filter((one) => one.state === "VERIFIED");
  return (
    <>
      {hosted.length > 0 && (
        <section className={styles["part"]}>
          <h2>
            <Trans>Campaigns</Trans>
          </h2>
          <ul role="list" className={styles["campaigns"]}>
            {hosted.map((campaign) => (
              <li key={campaign.id} data-hue style={{ "--hue": campaign.hue } as React.CSSProperties}>
                <Link to={places.campaign(campaign.handle)}>
                  <Shot url={campaign.cover?.url} width={campaign.cover?.width} height={campaign.cover?.height} alt="" ratio="wide" />
                  <Words of={campaign.title} className={styles["campaign"]} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {partnerships.length > 0 && (
        <p className={styles["partnerships"]}>
          <Trans>Walks with</Trans>{" "}
          {partnerships.map((one) => (
            <Link key={one.id} to={places.campaign(one.campaign.handle)}>
              <Words of={one.campaign.title} />
            </Link>
          ))}
        </p>
      )}
    </>
  );
}

function tilesOf(account: Account): Tile[] {
  if (account.works) {
    return account.works.edges.map(({ node }) => ({
      key: node.id,
      id: node.id,
      title: node.title,
      poster: node.poster?.url,
      under: node.isPublic ? <Plays count={node.playCount} /> : <Trans>only you see it</Trans>,
      campaign: undefined,
    }));
  }
  return (account.submissions?.edges ?? []).flatMap(({ node }) =>
    node.work
      ? [
          {
            key: node.id,
            id: node.work.id,
            title: node.work.title,
            poster: node.work.poster?.url,
            under: node.work.author.name,
            campaign: node.campaign.handle,
          },
        ]
      : [],
  );
}

function Plays({ count }: { count: number }): ReactNode {
  return (
    <>
      <Figure value={count} /> <Plural value={count} one="play" other="plays" />
    </>
  );
}

function Tiles({ tiles, closed }: { tiles: readonly Tile[]; closed: boolean }): ReactNode {
  const { t } = useLingui();
  return (
    <section className={styles["part"]}>
      {tiles.length === 0 && closed ? (
        <DeniedState level="h3" title={<Trans>This account is private</Trans>}>
          <p>
            <Trans>Follow to see the films. They answer whoever asks.</Trans>
          </p>
        </DeniedState>
      ) : tiles.length === 0 ? (
        <EmptyState level="h3" title={<Trans>No public film yet</Trans>} />
      ) : (
        <ul role="list" className={styles["tiles"]}>
          {tiles.map((tile) => (
            <li key={tile.key}>
              <Link to={places.work(tile.id, tile.campaign)} label={t`Play ${tile.title}`}>
                <Shot url={tile.poster} alt="" ratio="tall" />
                <span className={styles["title"]}>{tile.title}</span>
                <span className={styles["quiet"]}>{tile.under}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
