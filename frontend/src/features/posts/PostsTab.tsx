import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql, usePaginationFragment } from "react-relay";
import type { PostsTab_account$key } from "../../__generated__/PostsTab_account.graphql";
import type { PostsTabMoreQuery } from "../../__generated__/PostsTabMoreQuery.graphql";
import type { PostsTabQuery } from "../../__generated__/PostsTabQuery.graphql";
import { usePage } from "../../app/data";
import { useLocale } from "../../app/locale";
import { places } from "../../app/places";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { DeniedState, EmptyState } from "../../ui/States";
import { day } from "../../ui/time";
import { Words } from "../../ui/Words";
import type { AccountTabProps } from "../accounts/tabs";
import { PostCard } from "./PostCard";
import { PostComposer } from "./PostComposer";
import styles from "./Posts.module.css";

/** An account's status posts, for those whom it lets read them; and where its own people write. */
export default function PostsTab({ accountId, isOrganisation }: AccountTabProps): ReactNode {
  const { tag } = useLocale();
  const viewer = useViewer();
  const { node } = usePage<PostsTabQuery>(
    graphql`
      query PostsTabQuery($id: ID!) {
        node(id: $id) {
          ... on Account {
            viewerCanReadPosts {
              allowed
              reason
              opensAt
              message {
                zh
                en
              }
            }
          }
          ... on Organisation {
            viewerRole
          }
          ...PostsTab_account @alias(as: "account")
        }
      }
    `,
    { id: accountId },
  );
  const permission = node?.viewerCanReadPosts;
  if (!node?.account || !permission) return null;
  const writes = isOrganisation ? node.viewerRole === "OWNER" || node.viewerRole === "EDITOR" : viewer?.person.id === accountId;
  if (!permission.allowed) {
    const from = permission.opensAt ? day(permission.opensAt, tag) : null;
    return (
      <DeniedState
        level="h3"
        title={<Trans>Not open to you yet</Trans>}
        action={
          viewer ? null : (
            <ButtonLink to={places.signIn(location.pathname + location.search)} look="strong">
              <Trans>Sign in</Trans>
            </ButtonLink>
          )
        }
      >
        {permission.message && <Words of={permission.message} as="p" />}
        {from && (
          <p>
            <Trans>From {from}.</Trans>
          </p>
        )}
      </DeniedState>
    );
  }
  return (
    <div className={styles["tab"]}>
      {writes && viewer && <PostComposer accountId={accountId} isOrganisation={isOrganisation} ownerId={viewer.person.id} />}
      <List account={node.account} />
    </div>
  );
}

function List({ account }: { account: PostsTab_account$key }): ReactNode {
  const { t } = useLingui();
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<PostsTabMoreQuery, PostsTab_account$key>(
    graphql`
      fragment PostsTab_account on Account
      @refetchable(queryName: "PostsTabMoreQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
        id
        posts(first: $count, after: $cursor) @connection(key: "PostsTab_posts") {
          edges {
            node {
              id
              ...PostCard_post
            }
          }
        }
      }
    `,
    account,
  );
  const posts = (data.posts?.edges ?? []).flatMap((edge) => (edge?.node ? [edge.node] : []));
  if (posts.length === 0) return <EmptyState level="h3" title={<Trans>No post yet</Trans>} />;
  return (
    <>
      <ul role="list" className={styles["posts"]} aria-label={t`Posts`}>
        {posts.map((post) => (
          <li key={post.id}>
            <PostCard post={post} />
          </li>
        ))}
      </ul>
      {hasNext && (
        <div>
          <Button onPress={() => loadNext(10)} isPending={isLoadingNext}>
            <Trans>Older posts</Trans>
          </Button>
        </div>
      )}
    </>
  );
}
