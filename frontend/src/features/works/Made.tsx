import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import type { Made_work$key } from "../../__generated__/Made_work.graphql";
import type { MadeQuery } from "../../__generated__/MadeQuery.graphql";
import { usePage } from "../../app/data";
import { NotFound } from "../../app/NotFound";
import { places } from "../../app/places";
import shell from "../../app/Shell.module.css";
import type { Viewer } from "../../app/viewer";
import { ButtonLink } from "../../ui/ButtonLink";
import { Shot } from "../../ui/Shot";
import { EnterCampaign } from "../submissions/EnterCampaign";
import { PosterChoice } from "./PosterChoice";
import { WorkState } from "./WorkState";
import styles from "./ComposePage.module.css";

/** A film that was sent: how far it is, and where it can be entered. */
export function Made({ workId, campaign, viewer }: { workId: string; campaign: string | null; viewer: Viewer }): ReactNode {
  const data = usePage<MadeQuery>(
    graphql`
      query MadeQuery($id: ID!) {
        node(id: $id) {
          ...Made_work @alias(as: "work")
        }
      }
    `,
    { id: workId },
  );
  const work = data.node?.work;
  return work ? <Shown work={work} campaign={campaign} viewer={viewer} /> : <NotFound />;
}

function Shown({ campaign, viewer, ...props }: { work: Made_work$key; campaign: string | null; viewer: Viewer }): ReactNode {
  const work = useFragment(
    graphql`
      fragment Made_work on Work {
        id
        title
        language
        state
        poster {
          url
        }
        author {
          id
        }
        ...WorkState_work
        ...PosterChoice_work
        ...EnterCampaign_work
      }
    `,
    props.work,
  );
  if (work.author.id !== viewer.person.id) return <NotFound />;
  return (
    <>
      <header className={shell["heading"]}>
        <h1 lang={work.language === "ZH" ? "zh-CN" : "en"}>{work.title}</h1>
      </header>
      <div className={styles["work"]}>
        {work.poster ? <Shot url={work.poster.url} alt="" ratio="tall" eager /> : <div className={styles["preview"]} aria-hidden="true" />}
        <div className={styles["side"]}>
          <WorkState work={work} />
          <PosterChoice work={work} />
          {work.state !== "REFUSED" && <EnterCampaign work={work} preferred={campaign} confirmed={viewer.emailConfirmed} />}
          <div className={shell["row"]}>
            {work.state === "READY" && (
              <ButtonLink to={places.work(work.id)}>
                <Trans>Watch it</Trans>
              </ButtonLink>
            )}
            {work.state === "READY" && (
              <ButtonLink to={places.captions(work.id)}>
                <Trans>Captions</Trans>
              </ButtonLink>
            )}
            <ButtonLink to={places.compose()} look={work.state === "REFUSED" ? "strong" : "quiet"}>
              <Trans>Share another video</Trans>
            </ButtonLink>
          </div>
        </div>
      </div>
    </>
  );
}
