import { Trans, useLingui } from "@lingui/react/macro";
import type { CSSProperties, ReactNode } from "react";
import { graphql } from "react-relay";
import { useLocation } from "wouter";
import type { CampaignDeskPageQuery } from "../../__generated__/CampaignDeskPageQuery.graphql";
import { usePage } from "../../app/data";
import { useLocale } from "../../app/locale";
import { NotFound } from "../../app/NotFound";
import { places, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import { ButtonLink } from "../../ui/ButtonLink";
import { Link } from "../../ui/Link";
import { DeniedState } from "../../ui/States";
import { Tabs } from "../../ui/Tabs";
import { Named, pick, Words } from "../../ui/Words";
import { BoardControl } from "../leaderboard/BoardControl";
import { PartnersBoard } from "../partners/PartnersBoard";
import { ReviewQueue } from "../submissions/ReviewQueue";
import { CampaignEditor } from "./CampaignEditor";
import { useStateNames } from "./names";
import styles from "./CampaignDesk.module.css";

type TabName = "edit" | "partners" | "review" | "board";

export default function CampaignDeskPage({ handle, tab }: { handle: string; tab: string }): ReactNode {
  return <SignInFirst why={<Trans>The desk of a campaign is for those who work on it.</Trans>}>{() => <CampaignDesk handle={handle} tab={tab} />}</SignInFirst>;
}

function CampaignDesk({ handle, tab }: { handle: string; tab: string }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const names = useStateNames();
  const [, go] = useLocation();
  const { campaign } = usePage<CampaignDeskPageQuery>(
    graphql`
      query CampaignDeskPageQuery($handle: String!) {
        campaign(handle: $handle) {
          id
          handle
          hue
          state
          title {
            zh
            en
          }
          organisation {
            id
            handle
            nameZh
            nameEn
          }
          viewerCanEdit {
            allowed
            message {
              zh
              en
            }
          }
          reviewQueue(first: 1) {
            pageInfo {
              hasNextPage
            }
          }
          ...CampaignEditor_campaign
          ...BoardControl_campaign
        }
      }
    `,
    { handle },
  );
  useTitle(campaign ? pick(campaign.title, locale).words : "");
  if (!campaign) return <NotFound />;
  const edits = campaign.viewerCanEdit.allowed;
  const reviews = campaign.reviewQueue !== null && campaign.reviewQueue !== undefined;
  if (!edits && !reviews) {
    return (
      <div className={shell["page"]}>
        <DeniedState
          level="h1"
          title={<Trans>You do not work on this campaign</Trans>}
          action={
            <ButtonLink to={places.campaign(campaign.handle)}>
              <Trans>See the campaign</Trans>
            </ButtonLink>
          }
        >
          {campaign.viewerCanEdit.message && <Words of={campaign.viewerCanEdit.message} as="p" />}
        </DeniedState>
      </div>
    );
  }
  const all = [
    { id: "edit", label: t`Page`, content: <CampaignEditor campaign={campaign} />, open: edits },
    { id: "partners", label: t`Partners`, content: <PartnersBoard campaignId={campaign.id} organisationId={campaign.organisation.id} />, open: edits },
    { id: "review", label: t`Review`, content: <ReviewQueue campaignId={campaign.id} />, open: reviews },
    { id: "board", label: t`Board`, content: <BoardControl campaign={campaign} />, open: edits },
  ].filter((one) => one.open);
  const selected = all.some((one) => one.id === tab) ? tab : (all[0]?.id ?? "review");
  return (
    <div className={shell["page"]} data-hue style={{ "--hue": campaign.hue } as CSSProperties}>
      <header className={styles["head"]}>
        <p>
          <Link to={places.deskOrganisation(campaign.organisation.handle)}><Named of={campaign.organisation} /></Link>
        </p>
        <h1>
          {pick(campaign.title, locale).words === "" ? campaign.handle : <Words of={campaign.title} />}
        </h1>
        <p className={styles["state"]}>
          <strong>{names.campaign[campaign.state]}</strong>
          <Link to={places.campaign(campaign.handle)}>
            {campaign.state === "DRAFT" ? <Trans>Preview</Trans> : <Trans>Public page</Trans>}
          </Link>
        </p>
      </header>
      <Tabs
        label={t`Desk of the campaign`}
        tabs={all}
        selected={selected}
        onSelect={(id) => go(places.deskCampaign(campaign.handle, id as TabName), { replace: true })}
      />
    </div>
  );
}
