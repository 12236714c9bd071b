import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { classOf } from "./looks";
import styles from "./States.module.css";

/** The real layout, not there yet. `shape` names the layout it stands for. */
export function Skeleton({ shape = "text", count = 1 }: { shape?: "text" | "title" | "cover" | "tall" | "row"; count?: number }): ReactNode {
  return Array.from({ length: count }, (_, index) => (
    <span key={index} className={`${styles["skeleton"]} ${styles[shape]}`} aria-hidden="true" />
  ));
}

export function Loading({ children }: { children: ReactNode }): ReactNode {
  const { t } = useLingui();
  return (
    <div aria-busy="true">
      <span className="out-of-sight" role="status">
        {t`Loading`}
      </span>
      {children}
    </div>
  );
}

interface State {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  level?: "h1" | "h2" | "h3";
}

function StateOf({ title, children, action, level: Heading = "h2", role }: State & { role?: "alert" | "status" }): ReactNode {
  return (
    <section className={styles["state"]} role={role}>
      <Heading>{title}</Heading>
      {children && <div className={styles["words"]}>{children}</div>}
      {action && <div className={styles["actions"]}>{action}</div>}
    </section>
  );
}

/** Nothing here yet, and what to do next. */
export function EmptyState(props: State): ReactNode {
  return <StateOf {...props} />;
}

/** Not allowed: why, and which step opens it. */
export function DeniedState(props: State): ReactNode {
  return <StateOf {...props} />;
}

/** What happened, what is safe, try again. */
export function ErrorState({ retry, offline = false }: { retry: () => void; offline?: boolean }): ReactNode {
  return (
    <StateOf
      role="alert"
      title={offline ? <Trans>No connection to Kindred</Trans> : <Trans>Something went wrong on our side</Trans>}
      action={
        <button type="button" className={classOf("strong", false)} onClick={retry}>
          <Trans>Try again</Trans>
        </button>
      }
    >
      <p>
        <Trans>Nothing you did is lost: what was saved is saved, and drafts stay on this device.</Trans>
      </p>
    </StateOf>
  );
}
