import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import { useLocation, useSearch } from "wouter";
import type { FairnessPageCampaignQuery } from "../../__generated__/FairnessPageCampaignQuery.graphql";
import type { FairnessPageQuery } from "../../__generated__/FairnessPageQuery.graphql";
import { usePage } from "../../app/data";
import { NotFound } from "../../app/NotFound";
import { places, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { Link } from "../../ui/Link";
import { EmptyState } from "../../ui/States";
import { Words } from "../../ui/Words";
import { FairnessFigures } from "./FairnessFigures";
import styles from "./FairnessPage.module.css";

const SURFACES = ["DISCOVER", "FOLLOWING", "CITY", "CAMPAIGN", "PROFILE"] as const;
type Surface = (typeof SURFACES)[number];

/** How evenly plays fall on those who make things. `?on=` names a surface, `?in=` a campaign. */
export default function FairnessPage(): ReactNode {
  const { t } = useLingui();
  const search = new URLSearchParams(useSearch());
  const [campaign, on] = [search.get("in"), search.get("on")];
  useTitle(t`Fairness`);
  const surface = SURFACES.find((each) => each === on) ?? null;
  return (
    <div className={shell["page"]}>
      <header className={shell["heading"]}>
        <h1>
          <Trans>Fairness</Trans>
        </h1>
        <p className={shell["lead"]}>
          <Trans>
            On many platforms a few take nearly all that is watched. Here the top 1 % of those who make things shall have at most 30 % of all plays, and
            everybody can check whether that holds.
          </Trans>
        </p>
      </header>
      {campaign ? (
        <OfCampaign handle={campaign} />
      ) : (
        <>
          <Scopes chosen={surface} />
          <OfSurface key={surface} surface={surface} />
        </>
      )}
      <Explained />
    </div>
  );
}

function Scopes({ chosen }: { chosen: Surface | null }): ReactNode {
  const { t } = useLingui();
  const names: Record<Surface, string> = {
    DISCOVER: t`Discover`,
    FOLLOWING: t({ context: "feed", message: "Following" }),
    CITY: t`Same city`,
    CAMPAIGN: t`In campaigns`,
    PROFILE: t`On profiles`,
  };
  const [path] = useLocation();
  return (
    <nav aria-label={t`Where it was played`} className={styles["scopes"]}>
      <Link to={path} current={chosen === null}>
        <Trans>Everything</Trans>
      </Link>
      {SURFACES.map((each) => (
        <Link key={each} to={`${path}?on=${each}`} current={chosen === each}>
          {names[each]}
        </Link>
      ))}
    </nav>
  );
}

function OfSurface({ surface }: { surface: Surface | null }): ReactNode {
  const data = usePage<FairnessPageQuery>(
    graphql`
      query FairnessPageQuery($surface: Surface) {
        fairness(surface: $surface) {
          ...FairnessFigures_fairness
        }
      }
    `,
    { surface },
  );
  return data.fairness ? <FairnessFigures fairness={data.fairness} /> : <NotYet />;
}

function OfCampaign({ handle }: { handle: string }): ReactNode {
  const data = usePage<FairnessPageCampaignQuery>(
    graphql`
      query FairnessPageCampaignQuery($handle: String!) {
        campaign(handle: $handle) {
          id
          handle
          title {
            zh
            en
          }
          fairness {
            ...FairnessFigures_fairness
          }
        }
      }
    `,
    { handle },
  );
  if (!data.campaign) return <NotFound />;
  const { title, fairness } = data.campaign;
  return (
    <>
      <p>
        <Trans>Plays on the page of one campaign:</Trans>{" "}
        <Link to={places.campaign(data.campaign.handle)}>
          <Words of={title} />
        </Link>{" "}
        · <Link to={places.fairness()}><Trans>Everything</Trans></Link>
      </p>
      {fairness ? <FairnessFigures fairness={fairness} /> : <NotYet />}
    </>
  );
}

function NotYet(): ReactNode {
  return (
    <EmptyState title={<Trans>Nothing counted yet</Trans>}>
      <p>
        <Trans>The figures come within a minute of the first plays.</Trans>
      </p>
    </EmptyState>
  );
}

function Explained(): ReactNode {
  return (
    <section className={styles["words"]}>
      <h2>
        <Trans>How it is held</Trans>
      </h2>
      <p>
        <Trans>
          Every new work is owed a number of honest showings before its plays count for or against it. Some places of each page of Discover pay that
          debt.
        </Trans>
      </p>
      <p>
        <Trans>
          Where the head takes more than its share, one published number, the price, rises: works of those who have been played very often stand lower
          until others have caught up. Nobody is hidden, and what you look for or follow is always found.
        </Trans>
      </p>
      <p>
        <Trans>
          Counted are plays, not people: no list of who watched what is published or kept with them. One's own plays of one's own works do not count.
        </Trans>
      </p>
    </section>
  );
}
