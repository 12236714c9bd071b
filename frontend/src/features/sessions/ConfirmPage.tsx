import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { ConfirmPageMutation } from "../../__generated__/ConfirmPageMutation.graphql";
import { useSend } from "../../app/data";
import { places, useTitle } from "../../app/places";
import { useRenewSession } from "../../app/relay/SessionProvider";
import shell from "../../app/Shell.module.css";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { FormSummary } from "../../ui/FormSummary";
import { Loading, Skeleton } from "../../ui/States";
import { keptNext } from "./next";
import { Sheet } from "./Sheet";

type Outcome = "asking" | "here" | "elsewhere" | "refused" | "unsent";

/** Remembers what a token answered, because the session is renewed in between and a token works once. */
const answered = new Map<string, Outcome>();

export default function ConfirmPage({ token }: { token: string }): ReactNode {
  const { t } = useLingui();
  useTitle(t`Confirm the address`);
  const renew = useRenewSession();
  const [outcome, setOutcome] = useState<Outcome>(answered.get(token) ?? "asking");
  const { send, problems } = useSend<ConfirmPageMutation>(graphql`
    mutation ConfirmPageMutation($input: ConfirmEmailInput!) {
      confirmEmail(input: $input) {
        confirmed
        viewer {
          person {
            id
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
  const asked = useRef(false);
  const ask = async (): Promise<void> => {
    const { payload, problems: found } = await send({ token });
    const next: Outcome = found[0]?.code === "NETWORK" ? "unsent" : found.length > 0 ? "refused" : payload?.viewer ? "here" : "elsewhere";
    answered.set(token, next);
    setOutcome(next);
    if (next === "here") renew();
  };
  useEffect(() => {
    if (asked.current || answered.has(token)) return;
    asked.current = true;
    void ask();
  });
  if (outcome === "asking") {
    return (
      <Sheet title={<Trans>Confirming your address</Trans>}>
        <Loading>
          <Skeleton count={2} />
        </Loading>
      </Sheet>
    );
  }
  if (outcome === "here" || outcome === "elsewhere") {
    return (
      <Sheet title={<Trans>Your address is confirmed</Trans>} lead={<Trans>Now you can vote, take part and create an organisation.</Trans>}>
        <div className={shell["row"]}>
          {outcome === "here" ? (
            <ButtonLink to={keptNext() === "/" ? places.people() : keptNext()} look="strong">
              <Trans>Go on</Trans>
            </ButtonLink>
          ) : (
            <ButtonLink to={places.signIn(keptNext())} look="strong">
              <Trans>Sign in</Trans>
            </ButtonLink>
          )}
        </div>
      </Sheet>
    );
  }
  return (
    <Sheet title={<Trans>This link did not confirm anything</Trans>}>
      <FormSummary problems={problems} />
      <p>
        <Trans>Links expire and work once. If your address is not confirmed yet, send a new mail.</Trans>
      </p>
      <div className={shell["row"]}>
        {outcome === "unsent" && (
          <Button look="strong" onPress={() => void ask()}>
            <Trans>Try again</Trans>
          </Button>
        )}
        <ButtonLink to={places.checkMail()}>
          <Trans>Send a new mail</Trans>
        </ButtonLink>
      </div>
    </Sheet>
  );
}
