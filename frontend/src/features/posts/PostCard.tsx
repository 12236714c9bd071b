import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import type { PostCard_post$data, PostCard_post$key } from "../../__generated__/PostCard_post.graphql";
import type { PostCardDeleteMutation } from "../../__generated__/PostCardDeleteMutation.graphql";
import { Boundary } from "../../app/Boundary";
import { useSend } from "../../app/data";
import { places } from "../../app/places";
import { Ago } from "../../ui/Ago";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { langOf } from "../../ui/lang";
import { Link } from "../../ui/Link";
import { sayWrong } from "../../ui/notices";
import { useNow } from "../../ui/now";
import { Shot } from "../../ui/Shot";
import { Loading, Skeleton } from "../../ui/States";
import { Figure } from "../../ui/Words";
import { ReportButton } from "../moderation/ReportButton";
import { PostEdit } from "./PostEdit";
import { PostLike } from "./PostLike";
import styles from "./Posts.module.css";

const Comments = lazy(() => import("../comments/Comments"));

export function PostCard(props: { post: PostCard_post$key }): ReactNode {
  const { t } = useLingui();
  const now = useNow();
  const [editing, setEditing] = useState(false);
  const [discussing, setDiscussing] = useState(false);
  const post = useFragment(
    graphql`
      fragment PostCard_post on Post {
        id
        text
        audience
        createdAt
        editedAt
        commentCount
        viewerCanEditUntil
        viewerCanDelete
        author {
          __typename
          id
          handle
          name
          picture {
            url
          }
        }
        pictures {
          alt
          picture {
            url
            width
            height
          }
        }
        ...PostLike_post
        ...PostEdit_post
      }
    `,
    props.post,
  );
  const remove = useSend<PostCardDeleteMutation>(graphql`
    mutation PostCardDeleteMutation($input: DeletePostInput!) {
      deletePost(input: $input) {
        deletedId @deleteRecord
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const [sure, setSure] = useState(false);
  const { author } = post;
  const { name } = author;
  const editable = post.viewerCanEditUntil && Date.parse(post.viewerCanEditUntil) > now;
  const drop = async (): Promise<void> => {
    if (!sure) return setSure(true);
    const { problems } = await remove.send({ postId: post.id });
    if (problems[0]) sayWrong(problems[0].message);
  };
  return (
    <article className={styles["post"]} aria-label={t`Post by ${name}`}>
      <header className={styles["who"]}>
        <Avatar name={name} url={author.picture?.url} square={author.__typename === "Organisation"} />
        <p>
          <Link to={places.account(author.handle)}>{name}</Link>
          <small>
            <Ago at={post.createdAt} />
            {post.editedAt && (
              <>
                {" · "}
                <Trans>edited</Trans>
              </>
            )}
            {post.audience !== "ANYONE" && (
              <>
                {" · "}
                {post.audience === "FOLLOWERS" ? <Trans>for followers</Trans> : <Trans>for mutual followers</Trans>}
              </>
            )}
          </small>
        </p>
      </header>
      {editing ? (
        <PostEdit post={post} onDone={() => setEditing(false)} />
      ) : (
        post.text !== "" && (
          <p className={styles["text"]} lang={langOf(post.text)}>
            {post.text}
          </p>
        )
      )}
      <Pictures pictures={post.pictures} />
      <div className={styles["acts"]}>
        <PostLike post={post} />
        <Button small aria-expanded={discussing} onPress={() => setDiscussing(!discussing)}>
          <Trans>Comments</Trans> <Figure value={post.commentCount} />
        </Button>
        {editable && !editing && (
          <Button look="quiet" small onPress={() => setEditing(true)}>
            <Trans>Change</Trans>
          </Button>
        )}
        {post.viewerCanDelete && (
          <Button look={sure ? "wrong" : "quiet"} small isPending={remove.sending} onPress={() => void drop()}>
            {sure ? <Trans>Delete for good</Trans> : <Trans>Delete</Trans>}
          </Button>
        )}
        {!post.viewerCanDelete && <ReportButton subjectId={post.id} ownerId={author.id} />}
      </div>
      {discussing && (
        <Boundary>
          <Suspense
            fallback={
              <Loading>
                <Skeleton shape="row" count={2} />
              </Loading>
            }
          >
            <Comments subjectId={post.id} />
          </Suspense>
        </Boundary>
      )}
    </article>
  );
}

function Pictures({ pictures }: { pictures: PostCard_post$data["pictures"] }): ReactNode {
  if (pictures.length === 0) return null;
  return (
    <div className={styles["shots"]} data-count={Math.min(pictures.length, 3)}>
      {pictures.map(({ alt, picture }) => (
        <Shot key={picture.url} url={picture.url} width={picture.width} height={picture.height} alt={alt} />
      ))}
    </div>
  );
}
