import { Trans } from "@lingui/react/macro";
import { useEffect, useEffectEvent, useRef, type ReactNode } from "react";
import { places } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { DeniedState, EmptyState } from "../../ui/States";
import styles from "./AccountRow.module.css";

interface Props {
  title: string;
  handle: string;
  /** The list is there, but only for followers. */
  hidden: boolean;
  empty: ReactNode;
  count: number;
  more: (() => void) | null;
  loading: boolean;
  children: ReactNode;
}

/** A list of accounts that goes on as one scrolls; the button does the same for the keyboard. */
export function Rows({ title, handle, hidden, empty, count, more, loading, children }: Props): ReactNode {
  const end = useRef<HTMLDivElement>(null);
  const reach = useEffectEvent(() => {
    if (more && !loading) more();
  });
  useEffect(() => {
    if (!end.current) return undefined;
    const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && reach(), { rootMargin: "600px" });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [count]);
  return (
    <article className={`${shell["page"]} ${shell["narrow"]}`}>
      <header className={shell["heading"]}>
        <h1>{title}</h1>
        <ButtonLink to={places.account(handle)} look="quiet" small>
          @{handle}
        </ButtonLink>
      </header>
      {hidden && (
        <DeniedState title={<Trans>Only followers see this list</Trans>}>
          <p>
            <Trans>The account is private. Follow it to see whom it walks with.</Trans>
          </p>
        </DeniedState>
      )}
      {count === 0 && !hidden && <EmptyState title={empty} />}
      {count > 0 && (
        <ul role="list" className={styles["rows"]} aria-label={title}>
          {children}
        </ul>
      )}
      {more && (
        <div ref={end}>
          <Button onPress={more} isPending={loading}>
            <Trans>More</Trans>
          </Button>
        </div>
      )}
    </article>
  );
}
