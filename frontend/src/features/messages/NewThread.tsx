import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import { Redirect, useLocation } from "wouter";
import type { NewThreadQuery } from "../../__generated__/NewThreadQuery.graphql";
import type { NewThreadWithQuery } from "../../__generated__/NewThreadWithQuery.graphql";
import { usePage } from "../../app/data";
import { NotFound } from "../../app/NotFound";
import { places } from "../../app/places";
import { Avatar } from "../../ui/Avatar";
import { Link } from "../../ui/Link";
import { DeniedState } from "../../ui/States";
import { Words } from "../../ui/Words";
import { FollowButton } from "../follows/FollowButton";
import { useFollowOpens } from "../follows/useFollowOpens";
import { Composer } from "./Composer";
import styles from "./Messages.module.css";

type Account = NonNullable<NewThreadQuery["response"]["account"]>;

const QUERY = graphql`
  query NewThreadQuery($handle: String!) {
    account(handle: $handle) {
      __typename
      id
      handle
      name
      viewerIsFollowing
      viewerIsFollowed
      viewerCanMessage {
        allowed
        reason
        message {
          zh
          en
        }
      }
      picture {
        url
      }
    }
  }
`;

/** The first message to somebody; where there is a conversation already, that one. */
export function NewThread({ handle }: { handle: string }): ReactNode {
  const { account } = usePage<NewThreadQuery>(QUERY, { handle });
  const closed = account?.viewerCanMessage.reason === "FOLLOW" && account.viewerIsFollowing;
  useFollowOpens<NewThreadQuery>(QUERY, { handle }, closed);
  return account ? <With account={account} /> : <NotFound />;
}

function With({ account }: { account: Account }): ReactNode {
  const [, go] = useLocation();
  const { threadWith } = usePage<NewThreadWithQuery>(
    graphql`
      query NewThreadWithQuery($id: ID!) {
        threadWith(accountId: $id) {
          id
        }
      }
    `,
    { id: account.id },
  );
  if (threadWith) return <Redirect to={places.messages("t", threadWith.id)} replace />;
  const { name, viewerCanMessage: may } = account;
  const isOrganisation = account.__typename === "Organisation";
  return (
    <>
      <header className={styles["head"]}>
        <Avatar name={name} url={account.picture?.url} square={isOrganisation} />
        <h2>
          <Link to={places.account(account.handle)}>{name}</Link>
        </h2>
      </header>
      {may.allowed ? (
        <>
          <p className={styles["note"]}>
            {isOrganisation ? (
              <Trans>Their staff answer for {name}.</Trans>
            ) : account.viewerIsFollowed ? (
              <Trans>Your first message to {name}.</Trans>
            ) : (
              <Trans>{name} does not follow you: your message arrives as a request. One message is all until they accept.</Trans>
            )}
          </p>
          <Composer toId={account.id} name={name} onSent={(id) => go(places.messages("t", id), { replace: true })} />
        </>
      ) : (
        <DeniedState
          title={<Trans>You cannot write to {name} yet</Trans>}
          action={may.reason === "FOLLOW" && <FollowButton subjectId={account.id} name={name} following={account.viewerIsFollowing} />}
        >
          {may.message && <Words of={may.message} as="p" />}
        </DeniedState>
      )}
    </>
  );
}
