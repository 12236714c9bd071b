import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useState, type ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import type { BoardControl_campaign$data, BoardControl_campaign$key } from "../../__generated__/BoardControl_campaign.graphql";
import type { BoardControlArchiveMutation } from "../../__generated__/BoardControlArchiveMutation.graphql";
import type { BoardControlFreezeMutation } from "../../__generated__/BoardControlFreezeMutation.graphql";
import type { BoardControlUnfreezeMutation } from "../../__generated__/BoardControlUnfreezeMutation.graphql";
import { useSend } from "../../app/data";
import { useLocale } from "../../app/locale";
import shell from "../../app/Shell.module.css";
import { Button } from "../../ui/Button";
import { FormSummary } from "../../ui/FormSummary";
import { exact } from "../../ui/figures";
import { Loading, Skeleton } from "../../ui/States";
import { moment } from "../../ui/time";
import { Board } from "./Board";
import styles from "./BoardControl.module.css";

/** Stops and starts the public board, and shows what came too late. */
export function BoardControl(props: { campaign: BoardControl_campaign$key }): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const campaign = useFragment(
    graphql`
      fragment BoardControl_campaign on Campaign {
        id
        state
        timeZone
        closesAt
        board(kind: PEOPLE) {
          id
          lateVoteCount
          entrantCount
        }
      }
    `,
    props.campaign,
  );
  const late = exact(campaign.board.lateVoteCount, tag);
  const closes = moment(campaign.closesAt, tag, campaign.timeZone);
  return (
    <div className={styles["control"]}>
      <section className={styles["words"]} aria-label={t`Board control`}>
        <StateWords campaign={campaign} closes={closes} />
        <Acts campaign={campaign} />
        <p className={styles["quiet"]}>
          <Trans>Late votes: {late}. They are kept and shown, and they do not count.</Trans>
        </p>
      </section>
      <Suspense fallback={<Loading><Skeleton shape="row" count={6} /></Loading>}>
        <Board campaignId={campaign.id} kind="PEOPLE" timeZone={campaign.timeZone} label={t`Board of people`} />
      </Suspense>
    </div>
  );
}

function StateWords({ campaign, closes }: { campaign: BoardControl_campaign$data; closes: string }): ReactNode {
  switch (campaign.state) {
    case "DRAFT":
      return (
        <p>
          <Trans>The board starts when the campaign is public.</Trans>
        </p>
      );
    case "OPEN":
      return (
        <p>
          <Trans>The board is live. It closes by itself: {closes}.</Trans>
        </p>
      );
    case "FROZEN":
      return (
        <p>
          <Trans>The public board stands still. Votes go on counting behind it until {closes}.</Trans>
        </p>
      );
    default:
      return (
        <p>
          <Trans>The campaign closed: {closes}. The board is final and does not move again.</Trans>
        </p>
      );
  }
}

function Acts({ campaign }: { campaign: BoardControl_campaign$data }): ReactNode {
  const [sure, setSure] = useState(false);
  const freeze = useSend<BoardControlFreezeMutation>(graphql`
    mutation BoardControlFreezeMutation($input: FreezeCampaignInput!) {
      freezeCampaign(input: $input) {
        campaign {
          id
          state
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
  const unfreeze = useSend<BoardControlUnfreezeMutation>(graphql`
    mutation BoardControlUnfreezeMutation($input: UnfreezeCampaignInput!) {
      unfreezeCampaign(input: $input) {
        campaign {
          id
          state
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
  const archive = useSend<BoardControlArchiveMutation>(graphql`
    mutation BoardControlArchiveMutation($input: ArchiveCampaignInput!) {
      archiveCampaign(input: $input) {
        campaign {
          id
          state
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
  const input = { campaignId: campaign.id };
  return (
    <>
      <FormSummary problems={[...freeze.problems, ...unfreeze.problems, ...archive.problems]} />
      <div className={shell["row"]}>
        {campaign.state === "OPEN" && (
          <Button onPress={() => void freeze.send(input)} isPending={freeze.sending}>
            <Trans>Freeze the board</Trans>
          </Button>
        )}
        {campaign.state === "FROZEN" && (
          <Button look="strong" onPress={() => void unfreeze.send(input)} isPending={unfreeze.sending}>
            <Trans>Let the board move again</Trans>
          </Button>
        )}
        {campaign.state === "FINAL" && !sure && (
          <Button onPress={() => setSure(true)}>
            <Trans>Archive the campaign</Trans>
          </Button>
        )}
        {campaign.state === "FINAL" && sure && (
          <Button look="wrong" onPress={() => void archive.send(input)} isPending={archive.sending}>
            <Trans>Yes, archive it</Trans>
          </Button>
        )}
      </div>
    </>
  );
}
