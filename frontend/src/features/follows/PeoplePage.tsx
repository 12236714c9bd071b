import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import { useSearch } from "wouter";
import type { PeoplePageQuery } from "../../__generated__/PeoplePageQuery.graphql";
import { usePage } from "../../app/data";
import { places, safeNext, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import { ButtonLink } from "../../ui/ButtonLink";
import { EmptyState } from "../../ui/States";
import { Words } from "../../ui/Words";
import { AccountRow } from "./AccountRow";
import styles from "./AccountRow.module.css";

/** Whom a newcomer may want to follow, and why. `?next=` is where they were going. */
export default function PeoplePage(): ReactNode {
  const { t } = useLingui();
  useTitle(t`People to follow`);
  return <SignInFirst why={<Trans>Suggestions come from your city, your campaigns and whom you follow.</Trans>}>{() => <Suggestions />}</SignInFirst>;
}

function Suggestions(): ReactNode {
  const { t } = useLingui();
  const next = safeNext(useSearch());
  const { viewer } = usePage<PeoplePageQuery>(
    graphql`
      query PeoplePageQuery {
        viewer {
          suggestions(first: 20) {
            reason
            words {
              zh
              en
            }
            account {
              id
              ...AccountRow_account
            }
          }
        }
      }
    `,
    {},
  );
  const found = viewer?.suggestions ?? [];
  return (
    <article className={`${shell["page"]} ${shell["narrow"]}`}>
      <header className={shell["heading"]}>
        <h1>
          <Trans>People to follow</Trans>
        </h1>
      </header>
      {found.length === 0 ? (
        <EmptyState
          title={<Trans>Nobody to suggest yet</Trans>}
          action={
            <ButtonLink to={places.profile()}>
              <Trans>Say where you live</Trans>
            </ButtonLink>
          }
        >
          <p>
            <Trans>Follow a campaign or say in which city you live: then we can suggest people nearby.</Trans>
          </p>
        </EmptyState>
      ) : (
        <ul role="list" className={styles["rows"]} aria-label={t`People to follow`}>
          {found.map(({ account, words }) => (
            <AccountRow key={account.id} account={account} why={<Words of={words} />} />
          ))}
        </ul>
      )}
      <div className={shell["row"]}>
        <ButtonLink to={next} look="strong">
          <Trans>Go on</Trans>
        </ButtonLink>
      </div>
    </article>
  );
}
