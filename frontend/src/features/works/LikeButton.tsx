import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import { useLocation } from "wouter";
import type { LikeButton_work$key } from "../../__generated__/LikeButton_work.graphql";
import type { LikeButtonLikeMutation } from "../../__generated__/LikeButtonLikeMutation.graphql";
import type { LikeButtonUnlikeMutation } from "../../__generated__/LikeButtonUnlikeMutation.graphql";
import { useSend } from "../../app/data";
import { places } from "../../app/places";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { sayWrong } from "../../ui/notices";
import { Figure } from "../../ui/Words";

export function LikeButton({ work }: { work: LikeButton_work$key }): ReactNode {
  const { t } = useLingui();
  const [, go] = useLocation();
  const viewer = useViewer();
  const { id, title, likeCount, viewerHasLiked } = useFragment(
    graphql`
      fragment LikeButton_work on Work {
        id
        title
        likeCount
        viewerHasLiked
      }
    `,
    work,
  );
  const like = useSend<LikeButtonLikeMutation>(graphql`
    mutation LikeButtonLikeMutation($input: LikeWorkInput!) {
      likeWork(input: $input) {
        work {
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
  const unlike = useSend<LikeButtonUnlikeMutation>(graphql`
    mutation LikeButtonUnlikeMutation($input: UnlikeWorkInput!) {
      unlikeWork(input: $input) {
        work {
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
    const { problems } = await (viewerHasLiked ? unlike : like).send({ workId: id }, (store) => {
      // The count follows the ledger a moment later; until then the own like is counted here.
      const counted = store.get(id);
      if (counted?.getValue("likeCount") === likeCount) counted.setValue(Math.max(0, likeCount + (viewerHasLiked ? -1 : 1)), "likeCount");
    });
    if (problems[0]) sayWrong(problems[0].message);
  };
  return (
    <Button
      onPress={() => void press()}
      isPending={like.sending || unlike.sending}
      aria-label={viewerHasLiked ? t`Liked ${title}` : t`Like ${title}`}
      aria-pressed={viewerHasLiked}
    >
      <Icon name="like" filled={viewerHasLiked} />
      {viewerHasLiked ? <Trans>Liked</Trans> : <Trans>Like</Trans>} <Figure value={likeCount} />
    </Button>
  );
}
