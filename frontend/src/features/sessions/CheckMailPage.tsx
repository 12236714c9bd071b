import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import type { CheckMailPageMutation } from "../../__generated__/CheckMailPageMutation.graphql";
import { useSend } from "../../app/data";
import { places, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import type { Viewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { FormSummary } from "../../ui/FormSummary";
import { say } from "../../ui/notices";
import { Sheet } from "./Sheet";

export default function CheckMailPage(): ReactNode {
  const { t } = useLingui();
  useTitle(t`Check your mail`);
  return <SignInFirst why={<Trans>The mail is sent to the address of your account.</Trans>}>{(viewer) => <Check viewer={viewer} />}</SignInFirst>;
}

function Check({ viewer }: { viewer: Viewer }): ReactNode {
  const { t } = useLingui();
  const { send, sending, problems } = useSend<CheckMailPageMutation>(graphql`
    mutation CheckMailPageMutation {
      resendConfirmation {
        sent
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  if (viewer.emailConfirmed) {
    return (
      <Sheet title={<Trans>Your address is confirmed</Trans>}>
        <div className={shell["row"]}>
          <ButtonLink to={places.home()} look="strong">
            <Trans>See the campaigns</Trans>
          </ButtonLink>
        </div>
      </Sheet>
    );
  }
  const again = async (): Promise<void> => {
    const { payload } = await send(null);
    if (payload?.sent) say(t`Sent again. It can take a minute.`);
  };
  const { email } = viewer;
  return (
    <Sheet title={<Trans>Check your mail</Trans>} lead={<Trans>We have written to {email}. The link in it confirms your address.</Trans>}>
      <p>
        <Trans>Until then you can look around and follow; voting, entering and creating an organisation need the confirmed address.</Trans>
      </p>
      {viewer.guardian === "ASKED" && (
        <p>
          <Trans>Your guardian got a mail as well. Your films stay private until they say yes.</Trans>
        </p>
      )}
      <FormSummary problems={problems} />
      <div className={shell["row"]}>
        <Button onPress={() => void again()} isPending={sending}>
          <Trans>Send it again</Trans>
        </Button>
        <ButtonLink to={places.home()} look="quiet">
          <Trans>Look around first</Trans>
        </ButtonLink>
      </div>
    </Sheet>
  );
}
