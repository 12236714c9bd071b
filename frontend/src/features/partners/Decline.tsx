import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import type { DeclineMutation } from "../../__generated__/DeclineMutation.graphql";
import { useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import shell from "../../app/Shell.module.css";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { TextField } from "../../ui/TextField";

/** Declines a partner, or an application, with a reason that its owners read. */
export function Decline({ partnerId, name, onClose }: { partnerId: string; name: string; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const { value, change, forget } = useDraft(`decline.${partnerId}`, { reason: "" });
  const { send, sending, problems } = useSend<DeclineMutation>(graphql`
    mutation DeclineMutation($input: DeclinePartnerInput!) {
      declinePartner(input: $input) {
        partner {
          id
          state
          verifiedAt
          reason
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
  const submit = async (): Promise<void> => {
    const { problems: found } = await send({ partnerId, reason: value.reason });
    if (found.length > 0) return;
    forget();
    onClose();
  };
  return (
    <Dialog title={t`Decline ${name}`} isOpen onClose={onClose}>
      <Form label={t`Decline ${name}`} problems={problems} onSubmit={() => void submit()}>
        <TextField
          name="reason"
          label={t`Reason`}
          rule={t`The organisation reads it.`}
          long
          most={500}
          value={value.reason}
          onChange={(reason) => change({ reason })}
          autoFocus
        />
        <div className={shell["row"]}>
          <Button type="submit" look="wrong" isPending={sending}>
            <Trans>Decline</Trans>
          </Button>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
