import { useEffect, useEffectEvent } from "react";
import { fetchQuery, useRelayEnvironment } from "react-relay";
import type { GraphQLTaggedNode, OperationType } from "relay-runtime";

/** A page that says "follow to …" asks again once the follow is there, so that what it opens is open. */
export function useFollowOpens<Q extends OperationType>(query: GraphQLTaggedNode, variables: Q["variables"], isStale: boolean): void {
  const environment = useRelayEnvironment();
  const ask = useEffectEvent(() => fetchQuery<Q>(environment, query, variables, { fetchPolicy: "network-only" }).subscribe({ error: () => undefined }));
  useEffect(() => {
    if (!isStale) return undefined;
    const asking = ask();
    return () => asking.unsubscribe();
  }, [isStale]);
}
