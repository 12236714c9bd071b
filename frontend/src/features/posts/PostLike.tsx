import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import { useLocation } from "wouter";
import type { PostLike_post$key } from "../../__generated__/PostLike_post.graphql";
import type { PostLikeMutation } from "../../__generated__/PostLikeMutation.graphql";
import type { PostLikeUnlikeMutation } from "../../__generated__/PostLikeUnlikeMutation.graphql";
import { useSend } from "../../app/data";
import { places } from "../../app/places";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { sayWrong } from "../../ui/notices";
import { Figure } from "../../ui/Words";

export function PostLike(props: { post: PostLike_post$key }): ReactNode {
  const { t } = useLingui();
  const [, go] = useLocation();
  const viewer = useViewer();
  const { id, likeCount, viewerHasLiked, author } = useFragment(
    graphql`
      fragment PostLike_post on Post {
        id
        likeCount
        viewerHasLiked
        author {
          name
        }
      }
    `,
    props.post,
  );
  const { name } = author;
  const like = useSend<PostLikeMutation>(graphql`
    mutation PostLikeMutation($input: LikePostInput!) {
      likePost(input: $input) {
        post {
          id
          likeCount
          viewerHasLiked
        }
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const unlike = useSend<PostLikeUnlikeMutation>(graphql`
    mutation PostLikeUnlikeMutation($input: UnlikePostInput!) {
      unlikePost(input: $input) {
        post {
          id
          likeCount
          viewerHasLiked
        }
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const press = async (): Promise<void> => {
    if (!viewer) return go(places.signIn(location.pathname + location.search));
    const { problems } = await (viewerHasLiked ? unlike : like).send({ postId: id });
    if (problems[0]) sayWrong(problems[0].message);
  };
  return (
    <Button
      look="plain"
      small
      onPress={() => void press()}
      isPending={like.sending || unlike.sending}
      aria-pressed={viewerHasLiked}
      aria-label={t`Like the post by ${name}`}
    >
      <Icon name="like" filled={viewerHasLiked} />
      <Figure value={likeCount} />
    </Button>
  );
}
