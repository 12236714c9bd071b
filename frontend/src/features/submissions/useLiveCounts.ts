import { useCallback, useEffect, useRef } from "react";
import { fetchQuery, graphql, useRelayEnvironment } from "react-relay";
import type { useLiveCountsQuery } from "../../__generated__/useLiveCountsQuery.graphql";

const AT_MOST_EVERY = 4000;
const MOST = 100;

/** Votes beside the films follow the board: asked again after it moved, at most every few seconds and only while looked at. */
export function useLiveCounts(): { watch: (ids: readonly string[]) => void; moved: () => void } {
  const environment = useRelayEnvironment();
  const ids = useRef<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  const ask = useCallback(() => {
    timer.current = null;
    if (document.visibilityState !== "visible" || ids.current.length === 0) return;
    const query = graphql`
      query useLiveCountsQuery($ids: [ID!]!) {
        nodes(ids: $ids) {
          ... on Submission {
            id
            voteCount
          }
        }
      }
    `;
    fetchQuery<useLiveCountsQuery>(environment, query, { ids: ids.current.slice(0, MOST) }, { fetchPolicy: "network-only" }).subscribe({});
  }, [environment]);
  const moved = useCallback(() => {
    timer.current ??= setTimeout(ask, AT_MOST_EVERY);
  }, [ask]);
  const watch = useCallback((next: readonly string[]) => {
    ids.current = next;
  }, []);
  return { watch, moved };
}
