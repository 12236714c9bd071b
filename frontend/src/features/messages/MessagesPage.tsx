import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { MessagesPageQuery } from "../../__generated__/MessagesPageQuery.graphql";
import { Boundary } from "../../app/Boundary";
import { usePage } from "../../app/data";
import { places, useTitle } from "../../app/places";
import { SignInFirst } from "../../app/SignInFirst";
import { Link } from "../../ui/Link";
import { EmptyState, Loading, Skeleton } from "../../ui/States";
import { useNameOf } from "../../ui/Words";
import { NewThread } from "./NewThread";
import { Thread } from "./Thread";
import { ThreadList } from "./ThreadList";
import styles from "./Messages.module.css";

interface Props {
  /** `requests`, `t` with a thread, `to` with a handle, `as` with an organisation; nothing is the inbox. */
  part: string | undefined;
  which: string | undefined;
}

export default function MessagesPage({ part, which }: Props): ReactNode {
  const { t } = useLingui();
  useTitle(t`Messages`);
  return (
    <SignInFirst why={<Trans>Messages are between you and whom you write to.</Trans>}>
      {() => <Messages part={part} which={which} />}
    </SignInFirst>
  );
}

/** On a phone the list, then a conversation; beside each other where there is room. */
function Messages({ part, which }: Props): ReactNode {
  const chosen = (part === "t" || part === "to") && which !== undefined;
  const organisation = part === "as" ? (which ?? null) : null;
  return (
    <div className={styles["page"]} data-chosen={chosen || undefined}>
      <section className={styles["side"]}>
        <h1>
          <Trans>Messages</Trans>
        </h1>
        <Suspense>
          <Inboxes part={part} organisation={organisation} />
        </Suspense>
        <Boundary key={`${part === "requests"}${organisation}`}>
          <Suspense fallback={<Waiting />}>
            <ThreadList box={part === "requests" ? "REQUESTS" : "INBOX"} organisation={organisation} chosen={part === "t" ? which : undefined} />
          </Suspense>
        </Boundary>
      </section>
      <section className={styles["main"]}>
        <Boundary key={which}>
          <Suspense fallback={<Waiting />}>
            {part === "t" && which ? (
              <Thread key={which} id={which} />
            ) : part === "to" && which ? (
              <NewThread key={which} handle={which} />
            ) : (
              <EmptyState title={<Trans>Choose a conversation</Trans>}>
                <p>
                  <Trans>Or open somebody's page and write to them there.</Trans>
                </p>
              </EmptyState>
            )}
          </Suspense>
        </Boundary>
      </section>
    </div>
  );
}

function Waiting(): ReactNode {
  return (
    <Loading>
      <Skeleton shape="row" count={5} />
    </Loading>
  );
}

const ANSWERS = new Set(["OWNER", "EDITOR"]);

/** One's own inbox and requests, and the inboxes of organisations that one answers for. */
function Inboxes({ part, organisation }: { part: string | undefined; organisation: string | null }): ReactNode {
  const { t } = useLingui();
  const nameOf = useNameOf();
  const { viewer } = usePage<MessagesPageQuery>(
    graphql`
      query MessagesPageQuery {
        viewer {
          memberships(first: 50) {
            edges {
              node {
                role
                organisation {
                  id
                  nameZh
                  nameEn
                }
              }
            }
          }
        }
      }
    `,
    {},
  );
  const answered = (viewer?.memberships.edges ?? []).map((edge) => edge.node).filter((one) => ANSWERS.has(one.role));
  const requests = part === "requests";
  return (
    <nav aria-label={t`Inboxes`} className={styles["boxes"]}>
      <Link to={places.messages()} current={!requests && organisation === null}>
        <Trans>Inbox</Trans>
      </Link>
      <Link to={places.messages("requests")} current={requests}>
        <Trans>Requests</Trans>
      </Link>
      {answered.map((one) => (
        <Link key={one.organisation.id} to={places.messages("as", one.organisation.id)} current={organisation === one.organisation.id}>
          {nameOf(one.organisation)}
        </Link>
      ))}
    </nav>
  );
}
