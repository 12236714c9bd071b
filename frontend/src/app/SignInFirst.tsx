import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ButtonLink } from "../ui/ButtonLink";
import { DeniedState } from "../ui/States";
import { places } from "./places";
import styles from "./Shell.module.css";
import { useViewer, type Viewer } from "./viewer";

/** Opens for people who are signed in; for others it says which step opens it. */
export function SignInFirst({ why, children }: { why: ReactNode; children: (viewer: Viewer) => ReactNode }): ReactNode {
  const viewer = useViewer();
  if (viewer) return children(viewer);
  const here = location.pathname + location.search;
  return (
    <div className={styles["page"]}>
      <DeniedState
        level="h1"
        title={<Trans>Sign in first</Trans>}
        action={
          <>
            <ButtonLink to={places.signIn(here)} look="strong">
              <Trans>Sign in</Trans>
            </ButtonLink>
            <ButtonLink to={places.signUp(here)}>
              <Trans>Sign up</Trans>
            </ButtonLink>
          </>
        }
      >
        <p>{why}</p>
      </DeniedState>
    </div>
  );
}
