import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { BlockedQuery } from "../../__generated__/BlockedQuery.graphql";
import type { BlockedUnblockMutation } from "../../__generated__/BlockedUnblockMutation.graphql";
import type { BlockedUnmuteMutation } from "../../__generated__/BlockedUnmuteMutation.graphql";
import { usePage, useSend } from "../../app/data";
import { useLocale } from "../../app/locale";
import { places } from "../../app/places";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Link } from "../../ui/Link";
import { say, sayWrong } from "../../ui/notices";
import { EmptyState } from "../../ui/States";
import { day } from "../../ui/time";
import styles from "../access/Access.module.css";

/** Whom one has blocked and muted, and the way back. */
export function Blocked(): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const { viewer } = usePage<BlockedQuery>(
    graphql`
      query BlockedQuery {
        viewer {
          blocked(first: 100) {
            edges {
              node {
                personId
                handle
                name
                at
              }
            }
          }
          muted(first: 100) {
            edges {
              node {
                at
                account {
                  id
                  handle
                  name
                  picture {
                    url
                  }
                }
              }
            }
          }
        }
      }
    `,
    {},
  );
  const unblock = useSend<BlockedUnblockMutation>(graphql`
    mutation BlockedUnblockMutation($input: UnblockPersonInput!) {
      unblockPerson(input: $input) {
        personId
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const unmute = useSend<BlockedUnmuteMutation>(graphql`
    mutation BlockedUnmuteMutation($input: UnmuteAccountInput!) {
      unmuteAccount(input: $input) {
        account {
          id
          viewerHasMuted
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
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const leave = (id: string, words: string): void => {
    setGone((before) => new Set([...before, id]));
    say(words);
  };
  const endBlock = async (personId: string, name: string): Promise<void> => {
    const { problems } = await unblock.send({ personId });
    if (problems[0]) return sayWrong(problems[0].message);
    leave(personId, t`${name} is no longer blocked.`);
  };
  const endMute = async (accountId: string, name: string): Promise<void> => {
    const { problems } = await unmute.send({ accountId });
    if (problems[0]) return sayWrong(problems[0].message);
    leave(accountId, t`${name} is no longer muted.`);
  };
  const blocked = (viewer?.blocked.edges ?? []).map((edge) => edge.node).filter((one) => !gone.has(one.personId));
  const muted = (viewer?.muted.edges ?? []).map((edge) => edge.node).filter((one) => !gone.has(one.account.id));
  if (blocked.length + muted.length === 0) {
    return (
      <EmptyState title={<Trans>Nobody is blocked or muted</Trans>}>
        <p>
          <Trans>Open somebody's page and its menu to block or mute them. They are not told.</Trans>
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      {blocked.length > 0 && (
        <section className={styles["part"]} aria-labelledby="blocked">
          <h2 id="blocked">
            <Trans>Blocked</Trans>
          </h2>
          <p className={styles["quiet"]}>
            <Trans>You and they see nothing of each other. Follows that the block ended do not come back.</Trans>
          </p>
          <ul role="list" className={styles["rows"]}>
            {blocked.map(({ personId, name, handle, at }) => (
              <li key={personId}>
                <Avatar name={name} url={undefined} />
                <span className={styles["name"]}>
                  {name}
                  <small>
                    @{handle} · <time dateTime={at}>{day(at, tag)}</time>
                  </small>
                </span>
                <Button small aria-label={t`Unblock ${name}`} onPress={() => void endBlock(personId, name)}>
                  <Trans>Unblock</Trans>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {muted.length > 0 && (
        <section className={styles["part"]} aria-labelledby="muted">
          <h2 id="muted">
            <Trans>Muted</Trans>
          </h2>
          <p className={styles["quiet"]}>
            <Trans>They stay out of your feeds and do not learn of it.</Trans>
          </p>
          <ul role="list" className={styles["rows"]}>
            {muted.map(({ account: { id, name, handle, picture }, at }) => (
              <li key={id}>
                <Avatar name={name} url={picture?.url} />
                <span className={styles["name"]}>
                  <Link to={places.account(handle)}>{name}</Link>
                  <small>
                    @{handle} · <time dateTime={at}>{day(at, tag)}</time>
                  </small>
                </span>
                <Button small aria-label={t`Unmute ${name}`} onPress={() => void endMute(id, name)}>
                  <Trans>Unmute</Trans>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
