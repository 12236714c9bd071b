import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql, usePaginationFragment } from "react-relay";
import type { PartnerWall_campaign$key } from "../../__generated__/PartnerWall_campaign.graphql";
import type { PartnerWallQuery } from "../../__generated__/PartnerWallQuery.graphql";
import { useLocale } from "../../app/locale";
import { places } from "../../app/places";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Link } from "../../ui/Link";
import { EmptyState } from "../../ui/States";
import { pick } from "../../ui/Words";
import { FollowPack } from "./FollowPack";
import styles from "./PartnerWall.module.css";

/** The verified organisations, by name and city. */
export function PartnerWall(props: { campaign: PartnerWall_campaign$key }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<PartnerWallQuery, PartnerWall_campaign$key>(
    graphql`
      fragment PartnerWall_campaign on Campaign
      @refetchable(queryName: "PartnerWallQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 60 }, cursor: { type: "String" }) {
        id
        partners(first: $count, after: $cursor, state: VERIFIED) @connection(key: "PartnerWall_partners") {
          edges {
            node {
              id
              organisation {
                id
                handle
                nameZh
                nameEn
                city {
                  id
                  name {
                    zh
                    en
                  }
                }
                picture {
                  url
                }
              }
            }
          }
        }
      }
    `,
    props.campaign,
  );
  const partners = data.partners.edges.map((edge) => edge.node);
  if (partners.length === 0) {
    return (
      <EmptyState level="h3" title={<Trans>No verified organisation yet</Trans>}>
        <p>
          <Trans>Invited organisations stand here once the foundation has verified them.</Trans>
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <FollowPack campaignId={data.id} />
      <ul role="list" className={styles["wall"]} aria-label={t`Verified organisations`}>
        {partners.map(({ id, organisation }) => {
          const name = pick({ zh: organisation.nameZh, en: organisation.nameEn }, locale);
          return (
            <li key={id}>
              <Link to={places.account(organisation.handle)}>
                <Avatar name={organisation.nameZh || organisation.nameEn} url={organisation.picture?.url} square />
                <span>
                  <span className={styles["name"]} lang={name.lang}>
                    {name.words}
                  </span>
                  {organisation.city && <small>{pick(organisation.city.name, locale).words}</small>}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {hasNext && (
        <div>
          <Button onPress={() => loadNext(60)} isPending={isLoadingNext}>
            <Trans>More organisations</Trans>
          </Button>
        </div>
      )}
    </>
  );
}
