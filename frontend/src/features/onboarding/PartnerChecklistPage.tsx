import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import { Checklist } from "./Checklist";

/** An organisation's own view of what the foundation asks for. */
export default function PartnerChecklistPage({ id }: { id: string }): ReactNode {
  const { t } = useLingui();
  useTitle(t`What the foundation asks for`);
  return (
    <SignInFirst why={<Trans>A checklist is for those who work for the organisation.</Trans>}>
      {() => (
        <div className={shell["page"]}>
          <h1>
            <Trans>What the foundation asks for</Trans>
          </h1>
          <Checklist partnerId={id} />
        </div>
      )}
    </SignInFirst>
  );
}
