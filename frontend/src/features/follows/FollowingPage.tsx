import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql, usePaginationFragment } from "react-relay";
import type { FollowingPage_person$key } from "../../__generated__/FollowingPage_person.graphql";
import type { FollowingPageMoreQuery } from "../../__generated__/FollowingPageMoreQuery.graphql";
import type { FollowingPageQuery } from "../../__generated__/FollowingPageQuery.graphql";
import { usePage } from "../../app/data";
import { NotFound } from "../../app/NotFound";
import { useTitle } from "../../app/places";
import { useViewer } from "../../app/viewer";
import { AccountRow } from "./AccountRow";
import { Rows } from "./Rows";

/** Whom a person follows, newest follow first. */
export default function FollowingPage({ handle }: { handle: string }): ReactNode {
  const { t } = useLingui();
  const viewer = useViewer();
  const { account } = usePage<FollowingPageQuery>(
    graphql`
      query FollowingPageQuery($handle: String!) {
        account(handle: $handle) {
          id
          name
          isPrivate
          viewerIsFollowing
          ...FollowingPage_person @alias(as: "person")
        }
      }
    `,
    { handle },
  );
  const name = account?.name ?? "";
  useTitle(account ? t`Whom ${name} follows` : "");
  if (!account?.person) return <NotFound />;
  const closed = account.isPrivate && !account.viewerIsFollowing && viewer?.person.id !== account.id;
  return <List person={account.person} handle={handle} title={t`Whom ${name} follows`} closed={closed} />;
}

function List({ handle, title, closed, ...props }: { person: FollowingPage_person$key; handle: string; title: string; closed: boolean }): ReactNode {
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<FollowingPageMoreQuery, FollowingPage_person$key>(
    graphql`
      fragment FollowingPage_person on Person
      @refetchable(queryName: "FollowingPageMoreQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 30 }, cursor: { type: "String" }) {
        id
        following(first: $count, after: $cursor) @connection(key: "FollowingPage_following") {
          edges {
            node {
              id
              ...AccountRow_account
            }
          }
        }
      }
    `,
    props.person,
  );
  const rows = data.following.edges;
  return (
    <Rows
      title={title}
      handle={handle}
      hidden={rows.length === 0 && closed}
      empty={<Trans>Follows nobody yet</Trans>}
      count={rows.length}
      more={hasNext ? () => loadNext(30) : null}
      loading={isLoadingNext}
    >
      {rows.map(({ node }) => (
        <AccountRow key={node.id} account={node} />
      ))}
    </Rows>
  );
}
