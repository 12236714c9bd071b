import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { places } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { ButtonLink } from "../../ui/ButtonLink";
import { DeniedState } from "../../ui/States";

/** Needs the confirmed address; says so and leads there. */
export function Waiting({ what }: { what: ReactNode }): ReactNode {
  return (
    <div className={shell["page"]}>
      <DeniedState
        level="h1"
        title={<Trans>Confirm your address first</Trans>}
        action={
          <ButtonLink to={places.checkMail()} look="strong">
            <Trans>Check your mail</Trans>
          </ButtonLink>
        }
      >
        <p>
          {what} <Trans>needs an address that was confirmed by the link in our mail.</Trans>
        </p>
      </DeniedState>
    </div>
  );
}
