import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
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
  /** The account is private, and the follow has been asked for. */
  requested?: boolean;
  small?: boolean;
  /** Where something else is the main thing to do. */
  beside?: boolean;
}

/** Follows a person, an organisation or a campaign, or asks to; pressing again ends it. */
export function FollowButton({ subjectId, name, following, requested = false, small = false, beside = false }: Props): ReactNode {
  const { t } = useLingui();
  const viewer = useViewer();
  const [, go] = useLocation();
  const [asked, setAsked] = useState<boolean | null>(null);
  const follow = useSend<FollowButtonFollowMutation>(graphql`
    mutation FollowButtonFollowMutation($input: FollowInput!) {
      follow(input: $input) {
        account {
          id
          followerCount
          viewerIsFollowing
          viewerFollow {
            state
          }
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
          viewerFollow {
            state
          }
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
  const waits = !following && (asked ?? requested);
  const press = async (): Promise<void> => {
    if (!viewer) return go(places.signIn(location.pathname + location.search));
    const { payload, problems } = await (following || waits ? unfollow : follow).send({ subjectId });
    if (problems[0]) return sayWrong(problems[0].message);
    setAsked(payload?.account?.viewerFollow.state === "REQUESTED");
  };
  return (
    <Button
      look={following || waits || beside ? "plain" : "strong"}
      small={small}
      onPress={() => void press()}
      isPending={follow.sending || unfollow.sending}
      aria-label={following ? t`Following ${name}` : waits ? t`Follow of ${name} requested` : t`Follow ${name}`}
      aria-pressed={following || waits}
    >
      {following ? <Trans>Following</Trans> : waits ? <Trans>Requested</Trans> : <Trans>Follow</Trans>}
    </Button>
  );
}
