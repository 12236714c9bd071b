import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { DeskPageQuery, DeskPageQuery$data } from "../../__generated__/DeskPageQuery.graphql";
import type { DeskPageOrganisationQuery } from "../../__generated__/DeskPageOrganisationQuery.graphql";
import { usePage } from "../../app/data";
import { places, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import { Avatar } from "../../ui/Avatar";
import { ButtonLink } from "../../ui/ButtonLink";
import { Link } from "../../ui/Link";
import { EmptyState, Loading, Skeleton } from "../../ui/States";
import { useNameOf, Words } from "../../ui/Words";
import { useStateNames } from "../campaigns/names";
import styles from "./DeskPage.module.css";

type Membership = NonNullable<DeskPageQuery$data["viewer"]>["memberships"]["edges"][number]["node"];

const REVIEWS = new Set(["OWNER", "EDITOR", "REVIEWER"]);
const EDITS = new Set(["OWNER", "EDITOR"]);

export default function DeskPage(): ReactNode {
  const { t } = useLingui();
  useTitle(t`Desk`);
  return <SignInFirst why={<Trans>The desk is where foundations and organisations work.</Trans>}>{() => <Desk />}</SignInFirst>;
}

function Desk(): ReactNode {
  const { viewer } = usePage<DeskPageQuery>(
    graphql`
      query DeskPageQuery {
        viewer {
          memberships(first: 50) {
            edges {
              node {
                role
                organisation {
                  id
                  handle
                  nameZh
                  nameEn
                  kind
                  picture {
                    url
                  }
                }
              }
            }
          }
        }
      }
    `,
    {},
  );
  const memberships = (viewer?.memberships.edges ?? []).map((edge) => edge.node);
  return (
    <div className={shell["page"]}>
      <header className={styles["head"]}>
        <h1>
          <Trans>Desk</Trans>
        </h1>
        <ButtonLink to={places.heldComments()}>
          <Trans>Comments that wait</Trans>
        </ButtonLink>
        <ButtonLink to={places.newOrganisation()} look={memberships.length === 0 ? "strong" : "plain"}>
          <Trans>Create an organisation</Trans>
        </ButtonLink>
      </header>
      {memberships.length === 0 ? (
        <EmptyState title={<Trans>You belong to no organisation yet</Trans>}>
          <p>
            <Trans>Create one, or open the link of an invitation that came by mail.</Trans>
          </p>
        </EmptyState>
      ) : (
        memberships.map((one) => (
          <Suspense key={one.organisation.id} fallback={<Loading><Skeleton shape="row" count={3} /></Loading>}>
            <One membership={one} />
          </Suspense>
        ))
      )}
    </div>
  );
}

function One({ membership }: { membership: Membership }): ReactNode {
  const names = useStateNames();
  const { organisation, role } = membership;
  const name = useNameOf()(organisation);
  const { node } = usePage<DeskPageOrganisationQuery>(
    graphql`
      query DeskPageOrganisationQuery($id: ID!) {
        node(id: $id) {
          ... on Organisation {
            campaigns(first: 20) {
              edges {
                node {
                  id
                  handle
                  state
                  title {
                    zh
                    en
                  }
                }
              }
            }
            partnerships(first: 20) {
              edges {
                node {
                  id
                  state
                  campaign {
                    id
                    handle
                    state
                    title {
                      zh
                      en
                    }
                  }
                }
              }
            }
          }
        }
      }
    `,
    { id: organisation.id },
  );
  const hosted = (node?.campaigns?.edges ?? []).map((edge) => edge.node);
  const walked = (node?.partnerships?.edges ?? []).map((edge) => edge.node);
  const reviews = REVIEWS.has(role);
  return (
    <section className={styles["one"]} aria-label={name}>
      <div className={styles["who"]}>
        <Avatar name={organisation.nameZh} url={organisation.picture?.url} square />
        <div>
          <h2>
            <Link to={places.deskOrganisation(organisation.handle)}>{name}</Link>
          </h2>
          <p className={styles["quiet"]}>
            {names.organisation[organisation.kind]} · {names.role[role]}
          </p>
        </div>
        <div className={styles["acts"]}>
          <ButtonLink to={places.deskOrganisation(organisation.handle)} small>
            <Trans>Members and roles</Trans>
          </ButtonLink>
          {organisation.kind === "FOUNDATION" && EDITS.has(role) && (
            <ButtonLink to={places.newCampaign(organisation.handle)} look="strong" small>
              <Trans>New campaign</Trans>
            </ButtonLink>
          )}
        </div>
      </div>
      {hosted.length + walked.length === 0 && (
        <p className={styles["quiet"]}>
          {organisation.kind === "FOUNDATION" ? <Trans>No campaign yet.</Trans> : <Trans>Takes part in no campaign yet.</Trans>}
        </p>
      )}
      <ul role="list" className={styles["campaigns"]}>
        {hosted.map((campaign) => (
          <li key={campaign.id}>
            <Link to={places.deskCampaign(campaign.handle)}>
              <Words of={campaign.title} />
            </Link>
            <span className={styles["quiet"]}>{names.campaign[campaign.state]}</span>
            <span className={styles["links"]}>
              <Link to={places.deskCampaign(campaign.handle, "partners")}>
                <Trans>Partners</Trans>
              </Link>
              {reviews && (
                <Link to={places.deskCampaign(campaign.handle, "review")}>
                  <Trans>Review</Trans>
                </Link>
              )}
              <Link to={places.deskCampaign(campaign.handle, "board")}>
                <Trans>Board</Trans>
              </Link>
            </span>
          </li>
        ))}
        {walked.map(({ id, state, campaign }) => (
          <li key={id}>
            <Link to={places.campaign(campaign.handle)}>
              <Words of={campaign.title} />
            </Link>
            <span className={styles["quiet"]}>{names.partner[state]}</span>
            <span className={styles["links"]}>
              <Link to={places.deskPartner(id)}>
                <Trans>Checklist</Trans>
              </Link>
              {reviews && state === "VERIFIED" && (
                <Link to={places.deskCampaign(campaign.handle, "review")}>
                  <Trans>Review</Trans>
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
