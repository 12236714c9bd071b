import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import { useLocation } from "wouter";
import type { CommentLike_comment$key } from "../../__generated__/CommentLike_comment.graphql";
import type { CommentLikeMutation } from "../../__generated__/CommentLikeMutation.graphql";
import type { CommentLikeUnlikeMutation } from "../../__generated__/CommentLikeUnlikeMutation.graphql";
import { useSend } from "../../app/data";
import { places } from "../../app/places";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { sayWrong } from "../../ui/notices";
import { Figure } from "../../ui/Words";

export function CommentLike(props: { comment: CommentLike_comment$key }): ReactNode {
  const { t } = useLingui();
  const [, go] = useLocation();
  const viewer = useViewer();
  const { id, likeCount, viewerHasLiked, writer } = useFragment(
    graphql`
      fragment CommentLike_comment on Comment {
        id
        likeCount
        viewerHasLiked
        writer {
          name
        }
      }
    `,
    props.comment,
  );
  const { name } = writer;
  const like = useSend<CommentLikeMutation>(graphql`
    mutation CommentLikeMutation($input: LikeCommentInput!) {
      likeComment(input: $input) {
        comment {
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
  const unlike = useSend<CommentLikeUnlikeMutation>(graphql`
    mutation CommentLikeUnlikeMutation($input: UnlikeCommentInput!) {
      unlikeComment(input: $input) {
        comment {
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
    const { problems } = await (viewerHasLiked ? unlike : like).send({ commentId: id });
    if (problems[0]) sayWrong(problems[0].message);
  };
  return (
    <Button
      look="quiet"
      small
      onPress={() => void press()}
      isPending={like.sending || unlike.sending}
      aria-pressed={viewerHasLiked}
      aria-label={t`Like the comment by ${name}`}
    >
      <Icon name="like" filled={viewerHasLiked} />
      <Figure value={likeCount} />
    </Button>
  );
}
