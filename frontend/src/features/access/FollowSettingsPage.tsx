import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, type ReactNode } from "react";
import { graphql } from "react-relay";
import { useSearchParams } from "wouter";
import type { FollowSettingsPageCountQuery } from "../../__generated__/FollowSettingsPageCountQuery.graphql";
import { Boundary } from "../../app/Boundary";
import { usePage } from "../../app/data";
import { useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import { Loading, Skeleton } from "../../ui/States";
import { Tabs } from "../../ui/Tabs";
import { Figure } from "../../ui/Words";
import { Blocked } from "../blocks/Blocked";
import { Requests } from "../follows/Requests";
import { Ladder } from "./Ladder";

/** What a follow opens, who asks to follow, and whom one no longer wants to meet. */
export default function FollowSettingsPage(): ReactNode {
  const { t } = useLingui();
  useTitle(t`What my follow opens`);
  const [search, setSearch] = useSearchParams();
  const tabs = [
    { id: "opens", label: <Trans>What it opens</Trans>, content: <Part of={<Ladder />} /> },
    { id: "requests", label: <Suspense fallback={<Trans>Requests</Trans>}><HowMany /></Suspense>, content: <Part of={<Requests />} /> },
    { id: "blocked", label: <Trans>Blocked and muted</Trans>, content: <Part of={<Blocked />} /> },
  ];
  const asked = search.get("tab");
  return (
    <SignInFirst why={<Trans>Who may do what with your account is set when you are signed in.</Trans>}>
      {() => (
        <article className={shell["page"]}>
          <h1>
            <Trans>What my follow opens</Trans>
          </h1>
          <Tabs
            label={t`Parts of this page`}
            tabs={tabs}
            selected={tabs.find((tab) => tab.id === asked)?.id ?? "opens"}
            onSelect={(id) => setSearch(id === "opens" ? {} : { tab: id }, { replace: true })}
          />
        </article>
      )}
    </SignInFirst>
  );
}

/** The name of the tab, with how many wait. */
function HowMany(): ReactNode {
  const { viewer } = usePage<FollowSettingsPageCountQuery>(
    graphql`
      query FollowSettingsPageCountQuery {
        viewer {
          followRequestCount
        }
      }
    `,
    {},
  );
  return (
    <>
      <Trans>Requests</Trans> {viewer && viewer.followRequestCount > 0 && <Figure value={viewer.followRequestCount} />}
    </>
  );
}

function Part({ of }: { of: ReactNode }): ReactNode {
  return (
    <Boundary>
      <Suspense
        fallback={
          <Loading>
            <Skeleton shape="row" count={6} />
          </Loading>
        }
      >
        {of}
      </Suspense>
    </Boundary>
  );
}
