import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql, usePaginationFragment } from "react-relay";
import type { FollowersPage_account$key } from "../../__generated__/FollowersPage_account.graphql";
import type { FollowersPageMoreQuery } from "../../__generated__/FollowersPageMoreQuery.graphql";
import type { FollowersPageQuery } from "../../__generated__/FollowersPageQuery.graphql";
import { usePage } from "../../app/data";
import { NotFound } from "../../app/NotFound";
import { useTitle } from "../../app/places";
import { AccountRow } from "./AccountRow";
import { Rows } from "./Rows";

/** Who follows an account, newest follow first. */
export default function FollowersPage({ handle }: { handle: string }): ReactNode {
  const { t } = useLingui();
  const { account } = usePage<FollowersPageQuery>(
    graphql`
      query FollowersPageQuery($handle: String!) {
        account(handle: $handle) {
          id
          name
          followerCount
          ...FollowersPage_account
        }
      }
    `,
    { handle },
  );
  const name = account?.name ?? "";
  useTitle(account ? t`Followers of ${name}` : "");
  if (!account) return <NotFound />;
  return <List account={account} handle={handle} title={t`Followers of ${name}`} count={account.followerCount} />;
}

function List({ handle, title, count, ...props }: { account: FollowersPage_account$key; handle: string; title: string; count: number }): ReactNode {
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<FollowersPageMoreQuery, FollowersPage_account$key>(
    graphql`
      fragment FollowersPage_account on Account
      @refetchable(queryName: "FollowersPageMoreQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 30 }, cursor: { type: "String" }) {
        id
        followers(first: $count, after: $cursor) @connection(key: "FollowersPage_followers") {
          edges {
            node {
              id
              ...AccountRow_account
            }
          }
        }
      }
    `,
    props.account,
  );
  const rows = data.followers.edges;
  return (
    <Rows
      title={title}
      handle={handle}
      hidden={rows.length === 0 && count > 0}
      empty={<Trans>Nobody follows yet</Trans>}
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
