import { useEffect, useEffectEvent } from "react";
import { fetchQuery, graphql, useRelayEnvironment } from "react-relay";
import type { useCheckedQuery } from "../../__generated__/useCheckedQuery.graphql";
import { useLocale } from "../../app/locale";
import { pick } from "../../ui/Words";

const ASK_AGAIN = 700;

export type Outcome = { refused: string } | { uploadId: string; url: string | null };

/** Asks until the server has looked at the picture. */
export function useChecked(uploadId: string | null, onChecked: (outcome: Outcome) => void): void {
  const environment = useRelayEnvironment();
  const { locale } = useLocale();
  const tell = useEffectEvent(onChecked);
  useEffect(() => {
    if (uploadId === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      const query = graphql`
        query useCheckedQuery($id: ID!) {
          node(id: $id) {
            ... on Upload {
              id
              state
              picture {
                url
              }
              refusal {
                code
                message {
                  zh
                  en
                }
              }
            }
          }
        }
      `;
      fetchQuery<useCheckedQuery>(environment, query, { id: uploadId }, { fetchPolicy: "network-only" }).subscribe({
        next: ({ node }) => {
          if (node?.state === "VERIFIED") tell({ uploadId, url: node.picture?.url ?? null });
          else if (node?.state === "REFUSED") tell({ refused: node.refusal ? pick(node.refusal.message, locale).words : "" });
          else timer = setTimeout(ask, ASK_AGAIN);
        },
        error: () => {
          timer = setTimeout(ask, ASK_AGAIN * 3);
        },
      });
    };
    ask();
    return () => clearTimeout(timer);
  }, [environment, uploadId, locale]);
}
