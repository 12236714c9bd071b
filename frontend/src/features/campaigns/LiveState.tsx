import { useEffect, type ReactNode } from "react";
import { fetchQuery, graphql, useRelayEnvironment } from "react-relay";
import type { LiveStateQuery } from "../../__generated__/LiveStateQuery.graphql";

const AFTER = 1500;
const LONGEST_TIMER = 2 ** 31 - 1;

interface Props {
  campaignId: string;
  opensAt: string;
  closesAt: string;
  state: string;
}

/** Asks the campaign's state again just after it opens and closes, so that an open page does not go on saying what was. */
export function LiveState({ campaignId, opensAt, closesAt, state }: Props): ReactNode {
  const environment = useRelayEnvironment();
  useEffect(() => {
    if (state !== "OPEN" && state !== "FROZEN") return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      fetchQuery<LiveStateQuery>(
        environment,
        graphql`
          query LiveStateQuery($id: ID!) {
            node(id: $id) {
              ... on Campaign {
                id
                state
                viewerCanVote {
                  allowed
                  reason
                  message {
                    zh
                    en
                  }
                }
                viewerCanEnter {
                  allowed
                  reason
                  message {
                    zh
                    en
                  }
                }
              }
            }
          }
        `,
        { id: campaignId },
        { fetchPolicy: "network-only" },
      ).subscribe({
        next: ({ node }) => {
          if (node?.state === state && Date.now() > Date.parse(closesAt)) timer = setTimeout(ask, AFTER * 2);
        },
        error: () => {
          timer = setTimeout(ask, AFTER * 4);
        },
      });
    };
    const next = [opensAt, closesAt].map((iso) => Date.parse(iso) - Date.now()).filter((gap) => gap > -AFTER);
    if (next.length === 0) timer = setTimeout(ask, AFTER);
    else if (Math.min(...next) + AFTER < LONGEST_TIMER) timer = setTimeout(ask, Math.min(...next) + AFTER);
    return () => clearTimeout(timer);
  }, [environment, campaignId, opensAt, closesAt, state]);
  return null;
}
