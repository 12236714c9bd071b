import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import { useLocation } from "wouter";
import type { EndThreadBlockMutation } from "../../__generated__/EndThreadBlockMutation.graphql";
import type { EndThreadReportMutation, ReportReason } from "../../__generated__/EndThreadReportMutation.graphql";
import { useSend } from "../../app/data";
import { places } from "../../app/places";
import { useRenewSession } from "../../app/relay/SessionProvider";
import shell from "../../app/Shell.module.css";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { say, sayWrong } from "../../ui/notices";
import { Select } from "../../ui/Select";

interface Props {
  accountId: string;
  name: string;
  isPerson: boolean;
}

/** Reports whoever writes, and for people ends the conversation by a block. */
export function EndThread({ accountId, name, isPerson }: Props): ReactNode {
  const { t } = useLingui();
  const [, go] = useLocation();
  const renew = useRenewSession();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<ReportReason>("HARASSMENT");
  const report = useSend<EndThreadReportMutation>(graphql`
    mutation EndThreadReportMutation($input: ReportInput!) {
      report(input: $input) {
        reportId
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const block = useSend<EndThreadBlockMutation>(graphql`
    mutation EndThreadBlockMutation($input: BlockPersonInput!) {
      blockPerson(input: $input) {
        blocked {
          personId
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
  const tell = async (reports: boolean, blocks: boolean): Promise<void> => {
    if (reports) {
      const { problems } = await report.send({ subjectId: accountId, reason, text: "" });
      if (problems[0]) return sayWrong(problems[0].message);
    }
    if (blocks) {
      const { problems } = await block.send({ personId: accountId });
      if (problems[0]) return sayWrong(problems[0].message);
    }
    setOpen(false);
    say(blocks ? t`${name} is blocked.` : t`Reported. Somebody will look at it.`);
    if (!blocks) return;
    renew(); // nothing of them stays in what the page remembers
    go(places.messages());
  };
  const reasons: readonly { id: ReportReason; label: string }[] = [
    { id: "HARASSMENT", label: t`Insults, threats, following around` },
    { id: "CHILD_SAFETY", label: t`A child is in danger` },
    { id: "SEXUAL", label: t`Sexual content` },
    { id: "HATE", label: t`Contempt for a group of people` },
    { id: "SPAM", label: t`Advertising, or the same again and again` },
    { id: "SELF_HARM", label: t`Somebody may harm themselves` },
  ];
  return (
    <>
      <Button look="quiet" small onPress={() => setOpen(true)}>
        {isPerson ? <Trans>Report or block</Trans> : <Trans>Report</Trans>}
      </Button>
      <Dialog title={isPerson ? t`Report or block ${name}` : t`Report ${name}`} isOpen={open} onClose={() => setOpen(false)}>
        <Select
          name="reason"
          label={t`What is wrong?`}
          options={reasons}
          value={reason}
          onChange={(id) => setReason(reasons.find((one) => one.id === id)?.id ?? reason)}
        />
        {isPerson && (
          <p>
            <Trans>A block ends this conversation for both of you. They are not told.</Trans>
          </p>
        )}
        <div className={shell["row"]}>
          <Button look="strong" isPending={report.sending || block.sending} onPress={() => void tell(true, isPerson)}>
            {isPerson ? <Trans>Report and block</Trans> : <Trans>Report</Trans>}
          </Button>
          {isPerson && (
            <Button isDisabled={report.sending || block.sending} onPress={() => void tell(false, true)}>
              <Trans>Only block</Trans>
            </Button>
          )}
        </div>
      </Dialog>
    </>
  );
}
