import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import { useLocation } from "wouter";
import type { VoteButton_campaign$key } from "../../__generated__/VoteButton_campaign.graphql";
import type { VoteButton_submission$key } from "../../__generated__/VoteButton_submission.graphql";
import type { VoteButtonMutation } from "../../__generated__/VoteButtonMutation.graphql";
import { useSend } from "../../app/data";
import { places } from "../../app/places";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { say, sayWrong } from "../../ui/notices";
import { Figure } from "../../ui/Words";

interface Props {
  submission: VoteButton_submission$key;
  campaign: VoteButton_campaign$key;
  small?: boolean;
}

function Name({ voted, closed }: { voted: boolean; closed: boolean }): ReactNode {
  if (voted) return <Trans>Your vote</Trans>;
  return closed ? <Trans>Vote late</Trans> : <Trans>Vote</Trans>;
}

/** The one vote a person has in a campaign. It goes to this work, and away from the one before. */
export function VoteButton({ small = false, ...props }: Props): ReactNode {
  const { t } = useLingui();
  const [, go] = useLocation();
  const viewer = useViewer();
  const submission = useFragment(
    graphql`
      fragment VoteButton_submission on Submission {
        id
        voteCount
        viewerHasVoted
        work {
          id
          title
        }
      }
    `,
    props.submission,
  );
  const campaign = useFragment(
    graphql`
      fragment VoteButton_campaign on Campaign {
        id
        state
        viewerVote {
          id
        }
      }
    `,
    props.campaign,
  );
  const { send, sending } = useSend<VoteButtonMutation>(graphql`
    mutation VoteButtonMutation($input: CastVoteInput!) {
      castVote(input: $input) {
        late
        submission {
          id
          voteCount
          viewerHasVoted
        }
        campaign {
          id
          viewerVote {
            id
            voteCount
            viewerHasVoted
          }
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
  const { viewerHasVoted } = submission;
  const before = campaign.viewerVote?.id;
  const press = async (): Promise<void> => {
    if (!viewer) return go(places.signIn(location.pathname + location.search));
    if (viewerHasVoted) return say(t`Your vote is here already. To move it, vote for another film.`);
    const { payload, problems } = await send({ submissionId: submission.id }, (store) => {
      const moved = store.getRootField("castVote")?.getLinkedRecord("submission");
      const old = before === undefined ? null : store.get(before);
      if (moved && old && moved.getDataID() !== old.getDataID()) {
        old.setValue(false, "viewerHasVoted");
        old.setValue(Math.max(0, Number(old.getValue("voteCount")) - 1), "voteCount");
      }
    });
    if (payload?.late) return sayWrong(t`The campaign is closed: your vote is kept and shown as late, and it does not count.`);
    if (problems[0]) return sayWrong(problems[0].message);
    say(before && before !== submission.id ? t`Your vote has moved here.` : t`You voted. You may move your vote until the campaign closes.`);
  };
  const title = submission.work?.title ?? "";
  return (
    <Button
      look={viewerHasVoted === small ? "strong" : "plain"}
      small={small}
      onPress={() => void press()}
      isPending={sending}
      aria-label={viewerHasVoted ? t`Your vote: ${title}` : t`Vote for ${title}`}
      aria-pressed={viewerHasVoted}
    >
      <Icon name="vote" />
      <Name voted={viewerHasVoted} closed={campaign.state === "FINAL" || campaign.state === "ARCHIVED"} /> <Figure value={submission.voteCount} />
    </Button>
  );
}
