import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { ReportDialogMutation, ReportReason } from "../../__generated__/ReportDialogMutation.graphql";
import { useSend } from "../../app/data";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { say } from "../../ui/notices";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";

/** Says to the people who run this place what is wrong. */
export default function ReportDialog({ subjectId, onClose }: { subjectId: string; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [text, setText] = useState("");
  const report = useSend<ReportDialogMutation>(graphql`
    mutation ReportDialogMutation($input: ReportInput!) {
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
  const reasons: readonly { id: ReportReason; label: string }[] = [
    { id: "SPAM", label: t`Advertising, or the same again and again` },
    { id: "HARASSMENT", label: t`Insults, threats, or following somebody around` },
    { id: "HATE", label: t`Contempt for people, such as those with a disability` },
    { id: "CHILD_SAFETY", label: t`A child is in danger, or shown as they may not be` },
    { id: "SEXUAL", label: t`Sexual content` },
    { id: "VIOLENCE", label: t`Violence, or a call for it` },
    { id: "SELF_HARM", label: t`Somebody may harm themselves` },
    { id: "PRIVACY", label: t`Somebody is shown without their consent` },
    { id: "FRAUD", label: t`Money is asked for under a false name or cause` },
    { id: "OTHER", label: t`Something else` },
  ];
  const submit = async (): Promise<void> => {
    if (reason === null) return;
    const { problems } = await report.send({ subjectId, reason, text });
    if (problems.length > 0) return;
    say(t`Thank you. A person will look at it; nothing is hidden before that.`);
    onClose();
  };
  return (
    <Dialog title={t`Report`} isOpen onClose={onClose}>
      <Form label={t`Report`} problems={report.problems} onSubmit={() => void submit()}>
        <Select
          name="reason"
          label={t`What is wrong?`}
          placeholder={t`Choose`}
          options={reasons}
          value={reason}
          onChange={(id) => setReason(id as ReportReason)}
        />
        <TextField name="text" label={t`More about it, if you like`} long most={1000} value={text} onChange={setText} />
        <Button type="submit" look="strong" isPending={report.sending} isDisabled={reason === null}>
          <Trans>Send the report</Trans>
        </Button>
      </Form>
    </Dialog>
  );
}
