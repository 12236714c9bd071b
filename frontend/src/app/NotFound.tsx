import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ButtonLink } from "../ui/ButtonLink";
import { EmptyState } from "../ui/States";
import { places, useTitle } from "./places";
import styles from "./Shell.module.css";

/** What is not there and what one may not see look the same. */
export function NotFound(): ReactNode {
  const { t } = useLingui();
  useTitle(t`Not found`);
  return (
    <div className={styles["page"]}>
      <EmptyState
        level="h1"
        title={<Trans>There is nothing at this address</Trans>}
        action={
          <ButtonLink to={places.home()} look="strong">
            <Trans>See the campaigns</Trans>
          </ButtonLink>
        }
      >
        <p>
          <Trans>It may have been withdrawn, or it is not public. If you should see it, sign in first.</Trans>
        </p>
      </EmptyState>
    </div>
  );
}
