import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Suspense, type CSSProperties, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { HomePageQuery, HomePageQuery$data } from "../../__generated__/HomePageQuery.graphql";
import type { HomePageWalkersQuery } from "../../__generated__/HomePageWalkersQuery.graphql";
import { usePage } from "../../app/data";
import { useLocale } from "../../app/locale";
import { places, useTitle } from "../../app/places";
import { ButtonLink } from "../../ui/ButtonLink";
import { Link } from "../../ui/Link";
import { useNow } from "../../ui/now";
import { Shot } from "../../ui/Shot";
import { EmptyState, Skeleton } from "../../ui/States";
import { day, distance } from "../../ui/time";
import { Figure, Named, useWords, Words } from "../../ui/Words";
import styles from "./HomePage.module.css";

type Campaign = HomePageQuery$data["campaigns"]["edges"][number]["node"];

const isOn = (campaign: Campaign): boolean => campaign.state === "OPEN" || campaign.state === "FROZEN";

export default function HomePage(): ReactNode {
  const { t } = useLingui();
  useTitle("");
  const data = usePage<HomePageQuery>(
    graphql`
      query HomePageQuery {
        campaigns(first: 20) {
          edges {
            node {
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
              cover {
                url
                width
                height
              }
              timeZone
              opensAt
              closesAt
              submissionCount
              partnerCount
              followerCount
              organisation {
                id
                nameZh
                nameEn
                handle
              }
            }
          }
        }
      }
    `,
    {},
  );
  const all = data.campaigns.edges.map((edge) => edge.node);
  const on = all.filter(isOn);
  const [first = all[0], ...others] = on;
  const over = all.filter((campaign) => !isOn(campaign) && campaign !== first);
  return (
    <div className={styles["home"]}>
      {first ? <First campaign={first} /> : <Nothing />}
      {others.map((campaign, index) => (
        <Another key={campaign.id} campaign={campaign} turned={index % 2 === 1} />
      ))}
      <section className={styles["about"]} aria-labelledby="about">
        <h2 id="about">
          <Trans>A foundation calls. Organisations in many cities answer. People show, each in their own film, how they do it.</Trans>
        </h2>
        <div className={styles["ways"]}>
          <p>
            <Trans>
              <strong>Take part.</strong> Film what you do with the phone you have, choose the campaign and the organisation you stand with.
            </Trans>{" "}
            <Link to={places.compose()}>{t`Share a video`}</Link>
          </p>
          <p>
            <Trans>
              <strong>Choose.</strong> Everybody has one vote in a campaign and may move it until it closes. The rule of the board stands beside the board.
            </Trans>
          </p>
          <p>
            <Trans>
              <strong>Call.</strong> A foundation opens a campaign, invites its partners by mail and sees everything at one desk.
            </Trans>{" "}
            <Link to={places.desk()}>{t`Open the desk`}</Link>
          </p>
        </div>
      </section>
      {over.length > 0 && (
        <section className={styles["over"]} aria-labelledby="over">
          <h2 id="over">
            <Trans>What came of earlier ones</Trans>
          </h2>
          <ul role="list">
            {over.map((campaign) => (
              <Over key={campaign.id} campaign={campaign} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const tint = (hue: number): CSSProperties => ({ "--hue": hue }) as CSSProperties;

function First({ campaign }: { campaign: Campaign }): ReactNode {
  const { tag } = useLocale();
  const now = useNow();
  const when = distance(campaign.closesAt, tag, now);
  return (
    <section className={styles["first"]} data-hue style={tint(campaign.hue)}>
      <div className={styles["picture"]}>
        <Shot url={campaign.cover?.url} width={campaign.cover?.width} height={campaign.cover?.height} alt="" eager />
      </div>
      <div className={styles["over-picture"]}>
        <p className={styles["by"]}>
          <Link to={places.account(campaign.organisation.handle)}><Named of={campaign.organisation} /></Link>
        </p>
        <h1>
          <Link to={places.campaign(campaign.handle)}>
            <Words of={campaign.title} />
          </Link>
        </h1>
        <div className={styles["facts"]}>
          <ButtonLink to={places.campaign(campaign.handle)} look="strong">
            <Trans>See the campaign</Trans>
          </ButtonLink>
          <span>{isOn(campaign) ? <Trans>closes {when}</Trans> : <Trans>closed {when}</Trans>}</span>
        </div>
      </div>
      {campaign.submissionCount > 0 && (
        <Suspense fallback={<WalkersToCome count={campaign.submissionCount} />}>
          <Walkers handle={campaign.handle} />
        </Suspense>
      )}
    </section>
  );
}

/** The newest films walk out of the picture. */
function Walkers({ handle }: { handle: string }): ReactNode {
  const { campaign } = usePage<HomePageWalkersQuery>(
    graphql`
      query HomePageWalkersQuery($handle: String!) {
        campaign(handle: $handle) {
          id
          submissions(first: 5) {
            edges {
              node {
                id
                work {
                  id
                  title
                  language
                  poster {
                    url
                  }
                  author {
                    id
                    name
                  }
                }
              }
            }
          }
        }
      }
    `,
    { handle },
  );
  return (
    <ul role="list" className={styles["walkers"]}>
      {(campaign?.submissions.edges ?? []).map(({ node: { id, work } }) => (
        <li key={id}>
          {work && (
            <Link to={places.work(work.id, handle)}>
              <Shot url={work.poster?.url} alt="" ratio="tall" eager />
              <span className={styles["title"]} lang={work.language === "ZH" ? "zh-CN" : "en"}>
                {work.title}
              </span>
              <span className={styles["author"]}>{work.author.name}</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function WalkersToCome({ count }: { count: number }): ReactNode {
  return (
    <ul role="list" className={styles["walkers"]} aria-hidden="true">
      {Array.from({ length: Math.min(5, count) }, (_, index) => (
        <li key={index}>
          <Skeleton shape="tall" />
          <Skeleton />
        </li>
      ))}
    </ul>
  );
}

function Another({ campaign, turned }: { campaign: Campaign; turned: boolean }): ReactNode {
  const { tag } = useLocale();
  const now = useNow();
  const words = useWords();
  const when = distance(campaign.closesAt, tag, now);
  const [start = ""] = words(campaign.text).split(/\n\s*\n/);
  return (
    <article className={styles["another"]} data-hue data-turned={turned || undefined} style={tint(campaign.hue)}>
      <Link to={places.campaign(campaign.handle)} className={styles["another-picture"]} label={words(campaign.title)}>
        <Shot url={campaign.cover?.url} width={campaign.cover?.width} height={campaign.cover?.height} alt="" ratio="wide" />
      </Link>
      <div className={styles["another-words"]}>
        <p className={styles["by"]}>
          <Link to={places.account(campaign.organisation.handle)}><Named of={campaign.organisation} /></Link>
        </p>
        <h2>
          <Link to={places.campaign(campaign.handle)}>
            <Words of={campaign.title} />
          </Link>
        </h2>
        <p className={styles["start"]}>{start}</p>
        <p className={styles["counts"]}>
          <span>
            <Figure value={campaign.submissionCount} /> <Plural value={campaign.submissionCount} one="film" other="films" />
          </span>
          <span>
            <Figure value={campaign.partnerCount} /> <Plural value={campaign.partnerCount} one="organisation" other="organisations" />
          </span>
          <span>{<Trans>closes {when}</Trans>}</span>
        </p>
      </div>
    </article>
  );
}

function Over({ campaign }: { campaign: Campaign }): ReactNode {
  const { tag } = useLocale();
  return (
    <li data-hue style={tint(campaign.hue)}>
      <Link to={places.campaign(campaign.handle)}>
        <span className={styles["over-picture-small"]}>
          <Shot url={campaign.cover?.url} alt="" ratio="wide" />
        </span>
        <span className={styles["over-title"]}>
          <Words of={campaign.title} />
          <small><Named of={campaign.organisation} /></small>
        </span>
        <span className={styles["over-facts"]}>
          <Figure value={campaign.submissionCount} /> <Plural value={campaign.submissionCount} one="film" other="films" />
        </span>
        <time dateTime={campaign.closesAt}>{day(campaign.closesAt, tag, campaign.timeZone)}</time>
      </Link>
    </li>
  );
}

function Nothing(): ReactNode {
  return (
    <div className={styles["nothing"]}>
      <EmptyState
        level="h1"
        title={<Trans>No campaign is on yet</Trans>}
        action={
          <ButtonLink to={places.desk()} look="strong">
            <Trans>Start one at the desk</Trans>
          </ButtonLink>
        }
      >
        <p>
          <Trans>As soon as a foundation publishes one, it is here.</Trans>
        </p>
      </EmptyState>
    </div>
  );
}
