import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql, usePaginationFragment } from "react-relay";
import type { Requests_asked$key } from "../../__generated__/Requests_asked.graphql";
import type { RequestsAcceptMutation } from "../../__generated__/RequestsAcceptMutation.graphql";
import type { RequestsDeclineMutation } from "../../__generated__/RequestsDeclineMutation.graphql";
import type { RequestsMoreQuery } from "../../__generated__/RequestsMoreQuery.graphql";
import type { RequestsQuery } from "../../__generated__/RequestsQuery.graphql";
import { usePage, useSend } from "../../app/data";
import { useLocale } from "../../app/locale";
import { places } from "../../app/places";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Link } from "../../ui/Link";
import { sayWrong } from "../../ui/notices";
import { EmptyState } from "../../ui/States";
import { day } from "../../ui/time";
import styles from "../access/Access.module.css";

/** Who asks to follow; each answer is given once, and the row says what was answered. */
export function Requests(): ReactNode {
  const asked = usePage<RequestsQuery>(
    graphql`
      query RequestsQuery {
        ...Requests_asked
      }
    `,
    {},
  );
  return <List asked={asked} />;
}

function List({ asked }: { asked: Requests_asked$key }): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<RequestsMoreQuery, Requests_asked$key>(
    graphql`
      fragment Requests_asked on Query
      @refetchable(queryName: "RequestsMoreQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 30 }, cursor: { type: "String" }) {
        viewer {
          followRequests(first: $count, after: $cursor) @connection(key: "Requests_followRequests") {
            edges {
              node {
                at
                person {
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
    asked,
  );
  const accept = useSend<RequestsAcceptMutation>(graphql`
    mutation RequestsAcceptMutation($input: AcceptFollowRequestInput!) {
      acceptFollowRequest(input: $input) {
        person {
          id
          viewerIsFollowed
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
  const decline = useSend<RequestsDeclineMutation>(graphql`
    mutation RequestsDeclineMutation($input: DeclineFollowRequestInput!) {
      declineFollowRequest(input: $input) {
        person {
          id
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
  const [answered, setAnswered] = useState<Record<string, "accepted" | "declined">>({});
  const answer = async (personId: string, how: "accepted" | "declined"): Promise<void> => {
    const { problems } = await (how === "accepted" ? accept : decline).send({ personId });
    if (problems[0]) return sayWrong(problems[0].message);
    setAnswered((before) => ({ ...before, [personId]: how }));
  };
  const requests = (data.viewer?.followRequests.edges ?? []).map((edge) => edge.node);
  if (requests.length === 0) {
    return (
      <EmptyState title={<Trans>Nobody waits for an answer</Trans>}>
        <p>
          <Trans>While your account is private, those who want to follow you stand here.</Trans>
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <ul role="list" className={styles["rows"]} aria-label={t`Requests`}>
        {requests.map(({ at, person }) => {
          if (!person) return null;
          const { name } = person;
          const how = answered[person.id];
          return (
            <li key={person.id}>
              <Avatar name={name} url={person.picture?.url} />
              <span className={styles["name"]}>
                <Link to={places.account(person.handle)}>{name}</Link>
                <small>
                  @{person.handle} · <time dateTime={at}>{day(at, tag)}</time>
                </small>
              </span>
              <span className={styles["acts"]} role="status">
                {how === "accepted" && <Trans>follows you now</Trans>}
                {how === "declined" && <Trans>declined</Trans>}
                {!how && (
                  <>
                    <Button look="strong" small aria-label={t`Accept ${name}`} onPress={() => void answer(person.id, "accepted")}>
                      <Trans>Accept</Trans>
                    </Button>
                    <Button small aria-label={t`Decline ${name}`} onPress={() => void answer(person.id, "declined")}>
                      <Trans>Decline</Trans>
                    </Button>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {hasNext && (
        <div>
          <Button onPress={() => loadNext(30)} isPending={isLoadingNext}>
            <Trans>More requests</Trans>
          </Button>
        </div>
      )}
    </>
  );
}
