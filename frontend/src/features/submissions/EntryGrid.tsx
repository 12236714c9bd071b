import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, type ReactNode } from "react";
import { graphql, usePaginationFragment } from "react-relay";
import type { EntryGrid_campaign$key } from "../../__generated__/EntryGrid_campaign.graphql";
import type { EntryGridQuery } from "../../__generated__/EntryGridQuery.graphql";
import { places } from "../../app/places";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Icon } from "../../ui/icons";
import { Link } from "../../ui/Link";
import { Shot } from "../../ui/Shot";
import { EmptyState } from "../../ui/States";
import { duration } from "../../ui/time";
import { VoteButton } from "./VoteButton";
import { Named } from "../../ui/Words";
import styles from "./EntryGrid.module.css";

/** The films of a campaign, large and upright, each with its vote. */
export function EntryGrid({ onShown, ...props }: { campaign: EntryGrid_campaign$key; onShown: (ids: readonly string[]) => void }): ReactNode {
  const { t } = useLingui();
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<EntryGridQuery, EntryGrid_campaign$key>(
    graphql`
      fragment EntryGrid_campaign on Campaign
      @refetchable(queryName: "EntryGridQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 18 }, cursor: { type: "String" }) {
        id
        handle
        ...VoteButton_campaign
        submissions(first: $count, after: $cursor, state: ACCEPTED) @connection(key: "EntryGrid_submissions") {
          edges {
            node {
              id
              organisation {
                id
                handle
                nameZh
                nameEn
              }
              work {
                id
                title
                language
                poster {
                  url
                }
                video {
                  durationMs
                }
                author {
                  id
                  handle
                  name
                }
              }
              ...VoteButton_submission
            }
          }
        }
      }
    `,
    props.campaign,
  );
  const entries = data.submissions.edges.map((edge) => edge.node);
  useEffect(() => onShown(entries.map((entry) => entry.id)));
  if (entries.length === 0) {
    return (
      <EmptyState
        level="h3"
        title={<Trans>No film yet</Trans>}
        action={
          <ButtonLink to={places.compose(data.handle)}>
            <Trans>Be the first</Trans>
          </ButtonLink>
        }
      >
        <p>
          <Trans>Films stand here as soon as an organisation has accepted them.</Trans>
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <ul role="list" className={styles["grid"]} aria-label={t`Films`}>
        {entries.map((entry) => {
          const { work, organisation } = entry;
          if (!work) return null;
          return (
            <li key={entry.id} className={styles["entry"]}>
              <Link to={places.work(work.id, data.handle)} className={styles["picture"]} label={t`Play ${work.title}`}>
                <Shot url={work.poster?.url} alt="" ratio="tall" />
                <span className={styles["play"]} aria-hidden="true">
                  <Icon name="play" filled />
                  {work.video && duration(work.video.durationMs)}
                </span>
              </Link>
              <p className={styles["title"]} lang={work.language === "ZH" ? "zh-CN" : "en"}>
                {work.title}
              </p>
              <p className={styles["from"]}>
                <Link to={places.account(work.author.handle)}>{work.author.name}</Link>
                {organisation && (
                  <>
                    {" · "}
                    <Link to={places.account(organisation.handle)}><Named of={organisation} /></Link>
                  </>
                )}
              </p>
              <VoteButton submission={entry} campaign={data} small />
            </li>
          );
        })}
      </ul>
      {hasNext && (
        <div>
          <Button onPress={() => loadNext(18)} isPending={isLoadingNext}>
            <Trans>More films</Trans>
          </Button>
        </div>
      )}
    </>
  );
}
