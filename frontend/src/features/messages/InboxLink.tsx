import { useLingui } from "@lingui/react/macro";
import { useEffect, useEffectEvent, type ReactNode } from "react";
import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from "react-relay";
import type { InboxLinkQuery } from "../../__generated__/InboxLinkQuery.graphql";
import { places } from "../../app/places";
import { Icon } from "../../ui/icons";
import { Link } from "../../ui/Link";
import styles from "./Messages.module.css";

const ASK_EVERY_MS = 60_000;

const QUERY = graphql`
  query InboxLinkQuery {
    inbox {
      id
      unreadThreadCount
    }
  }
`;

/** The way to the messages, with how many conversations have something unread. Loaded after the page itself. */
export default function InboxLink(): ReactNode {
  const { t } = useLingui();
  const environment = useRelayEnvironment();
  const { inbox } = useLazyLoadQuery<InboxLinkQuery>(QUERY, {}, { fetchPolicy: "store-or-network" });
  const ask = useEffectEvent(() => {
    if (document.visibilityState !== "visible") return;
    fetchQuery<InboxLinkQuery>(environment, QUERY, {}, { fetchPolicy: "network-only" }).subscribe({ error: () => undefined });
  });
  useEffect(() => {
    const look = (): void => ask();
    const timer = setInterval(look, ASK_EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  const count = inbox?.unreadThreadCount ?? 0;
  const shown = count > 99 ? "99+" : String(count);
  return (
    <Link to={places.messages()} className={styles["inbox"]} label={count === 0 ? t`Messages` : t`Messages, ${shown} unread`}>
      <Icon name="message" />
      {count > 0 && <span className={styles["mark"]}>{shown}</span>}
    </Link>
  );
}
