import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import { useLocation } from "wouter";
import type { FollowButtonFollowMutation } from "../../__generated__/FollowButtonFollowMutation.graphql";
import type { FollowButtonUnfollowMutation } from "../../__generated__/FollowButtonUnfollowMutation.graphql";
import { useSend } from "../../app/data";
import { places } from "../../app/places";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { sayWrong } from "../../ui/notices";

interface Props {
  subjectId: string;
  name: string;
  following: boolean;
  small?: boolean;
  /** Where something else is the main thing to do. */
  beside?: boolean;
}

/** Follows a person, an organisation or a campaign; pressing again ends it. */
export function FollowButton({ subjectId, name, following, small = false, beside = false }: Props): ReactNode {
  const { t } = useLingui();
  const viewer = useViewer();
  const [, go] = useLocation();
  const follow = useSend<FollowButtonFollowMutation>(graphql`
    mutation FollowButtonFollowMutation($input: FollowInput!) {
      follow(input: $input) {
        account {
          id
          followerCount
          viewerIsFollowing
        }
        campaign {
          id
          followerCount
          viewerIsFollowing
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
  const unfollow = useSend<FollowButtonUnfollowMutation>(graphql`
    mutation FollowButtonUnfollowMutation($input: UnfollowInput!) {
      unfollow(input: $input) {
        account {
          id
          followerCount
          viewerIsFollowing
        }
        campaign {
          id
          followerCount
          viewerIsFollowing
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
  if (viewer?.person.id === subjectId) return null;
  const press = async (): Promise<void> => {
    if (!viewer) return go(places.signIn(location.pathname + location.search));
    const { problems } = await (following ? unfollow : follow).send({ subjectId });
    if (problems[0]) sayWrong(problems[0].message);
  };
  return (
    <Button
      look={following || beside ? "plain" : "strong"}
      small={small}
      onPress={() => void press()}
      isPending={follow.sending || unfollow.sending}
      aria-label={following ? t`Following ${name}` : t`Follow ${name}`}
      aria-pressed={following}
    >
      {following ? <Trans>Following</Trans> : <Trans>Follow</Trans>}
    </Button>
  );
}
