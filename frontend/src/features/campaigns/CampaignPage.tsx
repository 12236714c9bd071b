import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Suspense, type CSSProperties, type ReactNode } from "react";
import { graphql } from "react-relay";
import { useSearchParams } from "wouter";
import type { CampaignPageQuery, CampaignPageQuery$data } from "../../__generated__/CampaignPageQuery.graphql";
import { Boundary } from "../../app/Boundary";
import { usePage } from "../../app/data";
import { useLocale } from "../../app/locale";
import { NotFound } from "../../app/NotFound";
import { places, useTitle } from "../../app/places";
import { ButtonLink } from "../../ui/ButtonLink";
import { Link } from "../../ui/Link";
import { useNow } from "../../ui/now";
import { Shot } from "../../ui/Shot";
import { Loading, Skeleton } from "../../ui/States";
import { Tabs } from "../../ui/Tabs";
import { distance, moment, sameWall, viewerZone, zoneOffset } from "../../ui/time";
import { Figure, Named, Paragraphs, pick, Words } from "../../ui/Words";
import { FollowButton } from "../follows/FollowButton";
import { Board } from "../leaderboard/Board";
import { PartnerWall } from "../partners/PartnerWall";
import { EntryGrid } from "../submissions/EntryGrid";
import { useLiveCounts } from "../submissions/useLiveCounts";
import { LiveState } from "./LiveState";
import { useStateNames } from "./names";
import styles from "./CampaignPage.module.css";

type Campaign = NonNullable<CampaignPageQuery$data["campaign"]>;

export default function CampaignPage({ handle }: { handle: string }): ReactNode {
  const { locale } = useLocale();
  const { campaign } = usePage<CampaignPageQuery>(
    graphql`
      query CampaignPageQuery($handle: String!) {
        campaign(handle: $handle) {
          id
          handle
          hue
          state
          title {
            zh
            en
          }
          text {
            zh
            en
          }
          rules {
            zh
            en
          }
          topic
          cover {
            url
            width
            height
          }
          timeZone
          opensAt
          closesAt
          followerCount
          viewerIsFollowing
          submissionCount
          partnerCount
          organisation {
            id
            handle
            nameZh
            nameEn
          }
          viewerCanEdit {
            allowed
          }
          viewerCanEnter {
            allowed
            reason
            message {
              zh
              en
            }
          }
          viewerCanVote {
            allowed
            reason
            message {
              zh
              en
            }
          }
          ...EntryGrid_campaign
          ...PartnerWall_campaign
        }
      }
    `,
    { handle },
  );
  const { watch, moved } = useLiveCounts();
  useTitle(campaign ? pick(campaign.title, locale).words : "");
  if (!campaign) return <NotFound />;
  return (
    <article className={styles["zone"]} data-hue style={{ "--hue": campaign.hue } as CSSProperties}>
      <Head campaign={campaign} />
      <Ways />
      <Films campaign={campaign} onShown={watch} />
      <Boards campaign={campaign} onMove={moved} />
      <section className={styles["part"]} aria-labelledby="partners">
        <h2 id="partners">
          <Trans>Who walks with us</Trans>
        </h2>
        <PartnerWall campaign={campaign} />
      </section>
      <section className={styles["part"]} aria-labelledby="rules">
        <h2 id="rules">
          <Trans>Rules</Trans>
        </h2>
        <Paragraphs of={campaign.rules} className={styles["prose"]} />
      </section>
      <LiveState campaignId={campaign.id} closesAt={campaign.closesAt} opensAt={campaign.opensAt} state={campaign.state} />
    </article>
  );
}

function Head({ campaign }: { campaign: Campaign }): ReactNode {
  const { locale } = useLocale();
  const { words } = pick(campaign.title, locale);
  return (
    <header className={styles["head"]}>
      <div className={styles["cover"]}>
        <Shot url={campaign.cover?.url} width={campaign.cover?.width} height={campaign.cover?.height} alt="" eager />
      </div>
      <div className={styles["opening"]}>
        <div className={styles["title"]}>
          <p className={styles["topic"]}>
            <Link to={places.account(campaign.organisation.handle)}><Named of={campaign.organisation} /></Link>
            {campaign.topic && <span>#{campaign.topic}</span>}
          </p>
          <Words of={campaign.title} as="h1" />
        </div>
        <Paragraphs of={campaign.text} className={styles["text"]} />
        <aside className={styles["aside"]}>
          <StateLine campaign={campaign} />
          <div className={styles["acts"]}>
            {campaign.state === "OPEN" || campaign.state === "FROZEN" ? (
              <ButtonLink to={places.compose(campaign.handle)} look="strong">
                <Trans>Take part with a film</Trans>
              </ButtonLink>
            ) : null}
            <FollowButton subjectId={campaign.id} name={words} following={campaign.viewerIsFollowing} beside />
            {campaign.viewerCanEdit.allowed && (
              <ButtonLink to={places.deskCampaign(campaign.handle)}>
                <Trans>Open at the desk</Trans>
              </ButtonLink>
            )}
          </div>
          <Dates campaign={campaign} />
          <dl className={styles["counts"]}>
            <div>
              <dd>
                <Figure value={campaign.submissionCount} />
              </dd>
              <dt>
                <Plural value={campaign.submissionCount} one="film" other="films" />
              </dt>
            </div>
            <div>
              <dd>
                <Figure value={campaign.partnerCount} />
              </dd>
              <dt>
                <Plural value={campaign.partnerCount} one="organisation" other="organisations" />
              </dt>
            </div>
            <div>
              <dd>
                <Figure value={campaign.followerCount} />
              </dd>
              <dt>
                <Plural value={campaign.followerCount} one="follower" other="followers" />
              </dt>
            </div>
          </dl>
        </aside>
      </div>
    </header>
  );
}

/** Where one can go on this long page. */
function Ways(): ReactNode {
  const { t } = useLingui();
  return (
    <nav className={styles["ways"]} aria-label={t`On this page`}>
      <a href="#films">
        <Trans>Films</Trans>
      </a>
      <a href="#board">
        <Trans>Board</Trans>
      </a>
      <a href="#partners">
        <Trans>Organisations</Trans>
      </a>
      <a href="#rules">
        <Trans>Rules</Trans>
      </a>
    </nav>
  );
}

function StateLine({ campaign }: { campaign: Campaign }): ReactNode {
  const { tag } = useLocale();
  const now = useNow();
  const names = useStateNames();
  const opens = distance(campaign.opensAt, tag, now);
  const closes = distance(campaign.closesAt, tag, now);
  const waiting = Date.parse(campaign.opensAt) > now;
  return (
    <p className={styles["state"]}>
      <strong>{names.campaign[campaign.state]}</strong>
      {campaign.state === "OPEN" || campaign.state === "FROZEN" ? (
        <span>{waiting ? <Trans>opens {opens}</Trans> : <Trans>closes {closes}</Trans>}</span>
      ) : null}
      {campaign.state === "FINAL" && (
        <span>
          <Trans>The board is final. Late votes are kept and shown, and they do not count.</Trans>
        </span>
      )}
      {campaign.state === "DRAFT" && (
        <span>
          <Trans>Only those who work on it see this page.</Trans>
        </span>
      )}
    </p>
  );
}

function Dates({ campaign }: { campaign: Campaign }): ReactNode {
  const { t } = useLingui();
  return (
    <dl className={styles["dates"]}>
      <When label={t`Opens`} at={campaign.opensAt} zone={campaign.timeZone} />
      <When label={t`Closes`} at={campaign.closesAt} zone={campaign.timeZone} />
    </dl>
  );
}

function When({ label, at, zone }: { label: string; at: string; zone: string }): ReactNode {
  const { tag } = useLocale();
  const own = viewerZone();
  const offset = zoneOffset(zone, tag, new Date(at));
  const here = moment(at, tag, own);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <time dateTime={at}>{moment(at, tag, zone)}</time>{" "}
        <small>
          {zone} ({offset})
        </small>
        {!sameWall(at, zone, own) && (
          <small className={styles["here"]}>
            <Trans>Where you are ({own}): {here}</Trans>
          </small>
        )}
      </dd>
    </div>
  );
}

function Films({ campaign, onShown }: { campaign: Campaign; onShown: (ids: readonly string[]) => void }): ReactNode {
  return (
    <section className={styles["part"]} aria-labelledby="films">
      <h2 id="films">
        <Trans>Films</Trans>
      </h2>
      <EntryGrid campaign={campaign} onShown={onShown} />
    </section>
  );
}

function Boards({ campaign, onMove }: { campaign: Campaign; onMove: () => void }): ReactNode {
  const { t } = useLingui();
  const [search, setSearch] = useSearchParams();
  const kind = search.get("board") === "organisations" ? "organisations" : "people";
  const select = (id: string): void => setSearch((before) => ({ ...Object.fromEntries(before), board: id }), { replace: true });
  const waiting = (
    <Loading>
      <Skeleton shape="row" count={6} />
    </Loading>
  );
  const board = (of: "PEOPLE" | "ORGANISATIONS", label: string): ReactNode => (
    <Boundary>
      <Suspense fallback={waiting}>
        <Board campaignId={campaign.id} kind={of} timeZone={campaign.timeZone} label={label} onMove={onMove} />
      </Suspense>
    </Boundary>
  );
  return (
    <section className={`${styles["part"]} ${styles["boards"]}`} aria-labelledby="board">
      <h2 id="board">
        <Trans>Board</Trans>
      </h2>
      <Tabs
        label={t`Board`}
        selected={kind}
        onSelect={select}
        tabs={[
          { id: "people", label: t`People`, content: board("PEOPLE", t`Board of people`) },
          { id: "organisations", label: t`Organisations`, content: board("ORGANISATIONS", t`Board of organisations`) },
        ]}
      />
      <p>
        <Link to={places.fairness(campaign.handle)}>
          <Trans>How evenly plays fall here</Trans>
        </Link>
      </p>
    </section>
  );
}
