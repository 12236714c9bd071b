import { Plural, Trans } from "@lingui/react/macro";
import { lazy, Suspense, type CSSProperties, type ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import { useLocation, useSearch } from "wouter";
import type { WorkPageQuery, WorkPageQuery$data } from "../../__generated__/WorkPageQuery.graphql";
import type { WorkPage_work$data, WorkPage_work$key } from "../../__generated__/WorkPage_work.graphql";
import { Boundary } from "../../app/Boundary";
import { usePage } from "../../app/data";
import { useLocale } from "../../app/locale";
import { NotFound } from "../../app/NotFound";
import { places, useTitle } from "../../app/places";
import { Avatar } from "../../ui/Avatar";
import { Link } from "../../ui/Link";
import { EmptyState } from "../../ui/States";
import { day } from "../../ui/time";
import { Figure, Named, pick, Words } from "../../ui/Words";
import { LiveState } from "../campaigns/LiveState";
import { useExposures } from "../feeds/exposures";
import { FollowButton } from "../follows/FollowButton";
import { ReportButton } from "../moderation/ReportButton";
import { VoteButton } from "../submissions/VoteButton";
import { LikeButton } from "./LikeButton";
import { Player } from "./Player";
import { WorkState } from "./WorkState";
import styles from "./WorkPage.module.css";

const Comments = lazy(() => import("../comments/Comments"));

type Work = WorkPage_work$data;
type Campaign = NonNullable<WorkPageQuery$data["campaign"]>;

/** One film, upright on a dark stage, with what can be done beside it. `?in=` names the campaign it is watched in. */
export default function WorkPage({ id }: { id: string }): ReactNode {
  const handle = new URLSearchParams(useSearch()).get("in") ?? "";
  const data = usePage<WorkPageQuery>(
    graphql`
      query WorkPageQuery($id: ID!, $handle: String!, $inCampaign: Boolean!) {
        node(id: $id) {
          ...WorkPage_work @alias(as: "work")
        }
        campaign(handle: $handle) @include(if: $inCampaign) {
          id
          handle
          submissions(first: 100, state: ACCEPTED) {
            edges {
              node {
                id
                work {
                  id
                  title
                  poster {
                    url
                  }
                  video {
                    url
                  }
                }
              }
            }
          }
        }
      }
    `,
    { id, handle, inCampaign: handle !== "" },
  );
  const work = data.node?.work;
  if (!work) return <NotFound />;
  return <Stage key={id} work={work} campaign={data.campaign ?? null} handle={handle} />;
}

function neighbours(work: Work, campaign: Campaign | null): { before: string | null; after: string | null; afterVideo: string | null } {
  const works = (campaign?.submissions.edges ?? []).flatMap((edge) => (edge.node.work ? [edge.node.work] : []));
  const at = works.findIndex((other) => other.id === work.id);
  if (at < 0) return { before: null, after: works[0]?.id ?? null, afterVideo: works[0]?.video?.url ?? null };
  return { before: works[at - 1]?.id ?? null, after: works[at + 1]?.id ?? null, afterVideo: works[at + 1]?.video?.url ?? null };
}

function Stage({ campaign, handle, ...props }: { work: WorkPage_work$key; campaign: Campaign | null; handle: string }): ReactNode {
  const [, go] = useLocation();
  const work = useFragment(
    graphql`
      fragment WorkPage_work on Work {
        id
        title
        caption
        language
        state
        isPublic
        playCount
        createdAt
        publishedAt
        poster {
          url
        }
        video {
          url
          streamUrl
          contentType
          width
          height
          durationMs
        }
        captions {
          language
          webvtt
        }
        author {
          id
          handle
          name
          followerCount
          viewerIsFollowing
          picture {
            url
          }
        }
        submissions(first: 10) {
          edges {
            node {
              id
              state
              organisation {
                id
                handle
                nameZh
                nameEn
              }
              campaign {
                id
                handle
                hue
                state
                opensAt
                closesAt
                title {
                  zh
                  en
                }
                ...VoteButton_campaign
              }
              ...VoteButton_submission
            }
          }
        }
        ...LikeButton_work
        ...WorkState_work
      }
    `,
    props.work,
  );
  useTitle(work.title);
  const { before, after, afterVideo } = neighbours(work, campaign);
  const submissions = work.submissions.edges.map((edge) => edge.node).filter((one) => one.state === "ACCEPTED");
  const here = submissions.find((one) => one.campaign.handle === handle) ?? submissions[0];
  const { frame, played } = useExposures(campaign ? "CAMPAIGN" : "PROFILE", work.isPublic ? work.id : null, campaign?.id ?? null);
  const to = (other: string | null): (() => void) | null =>
    other === null ? null : () => go(places.work(other, handle || undefined));
  return (
    <div className={styles["stage"]} data-hue style={{ "--hue": here?.campaign.hue ?? 32 } as CSSProperties}>
      <div className={styles["screen"]} ref={frame}>
        {work.video ? (
          <Player
            workId={work.id}
            title={work.title}
            video={work.video}
            poster={work.poster?.url ?? null}
            captions={work.captions}
            language={work.language}
            campaignId={here?.campaign.id ?? null}
            onBefore={to(before)}
            onAfter={to(after)}
            nextVideo={afterVideo}
            onCounted={played}
          />
        ) : (
          <div className={styles["unready"]}>
            <EmptyState level="h2" title={<Trans>This film is not ready yet</Trans>}>
              <WorkState work={work} />
            </EmptyState>
          </div>
        )}
      </div>
      <aside className={styles["side"]}>
        {here && (
          <p className={styles["campaign"]}>
            <Link to={places.campaign(here.campaign.handle)}>
              <Words of={here.campaign.title} />
            </Link>
          </p>
        )}
        <h1 lang={work.language === "ZH" ? "zh-CN" : "en"}>{work.title}</h1>
        <div className={styles["acts"]}>
          {here && <VoteButton submission={here} campaign={here.campaign} />}
          <LikeButton work={work} />
        </div>
        {here && <Closing campaign={here.campaign} />}
        {work.caption && (
          <p className={styles["caption"]} lang={work.language === "ZH" ? "zh-CN" : "en"}>
            {work.caption}
          </p>
        )}
        <Author work={work} />
        {here?.organisation && (
          <p className={styles["quiet"]}>
            <Trans>On behalf of</Trans> <Link to={places.account(here.organisation.handle)}><Named of={here.organisation} /></Link>
          </p>
        )}
        <Since work={work} />
        <div>
          <ReportButton subjectId={work.id} ownerId={work.author.id} />
        </div>
        {work.isPublic && (
          <Boundary>
            <Suspense fallback={null}>
              <Comments key={work.id} subjectId={work.id} />
            </Suspense>
          </Boundary>
        )}
        {submissions.length > 1 && <Also submissions={submissions.filter((one) => one !== here)} />}
        {!work.isPublic && <WorkState work={work} />}
      </aside>
    </div>
  );
}

/** What the vote is worth now: it follows the campaign's end while the page is open. */
function Closing({ campaign }: { campaign: { id: string; state: string; opensAt: string; closesAt: string } }): ReactNode {
  const { id, state, opensAt, closesAt } = campaign;
  return (
    <>
      {(state === "FINAL" || state === "ARCHIVED") && (
        <p role="status">
          <Trans>The board is final. Late votes are kept and shown, and they do not count.</Trans>
        </p>
      )}
      <LiveState campaignId={id} opensAt={opensAt} closesAt={closesAt} state={state} />
    </>
  );
}

function Author({ work }: { work: Work }): ReactNode {
  const { author } = work;
  return (
    <div className={styles["author"]}>
      <Avatar name={author.name} url={author.picture?.url} />
      <Link to={places.account(author.handle)}>
        {author.name}
        <small>@{author.handle}</small>
      </Link>
      <FollowButton subjectId={author.id} name={author.name} following={author.viewerIsFollowing} small beside />
    </div>
  );
}

function Since({ work }: { work: Work }): ReactNode {
  const { tag } = useLocale();
  const since = day(work.publishedAt ?? work.createdAt, tag);
  return (
    <p className={styles["quiet"]}>
      <Figure value={work.playCount} /> <Plural value={work.playCount} one="play" other="plays" /> · <Trans>since {since}</Trans>
    </p>
  );
}

function Also({ submissions }: { submissions: readonly { id: string; campaign: { handle: string; title: { zh: string; en: string } } }[] }): ReactNode {
  const { locale } = useLocale();
  return (
    <p className={styles["quiet"]}>
      <Trans>Also in</Trans>{" "}
      {submissions.map((one) => (
        <Link key={one.id} to={places.campaign(one.campaign.handle)}>
          {pick(one.campaign.title, locale).words}
        </Link>
      ))}
    </p>
  );
}
