import { Environment, Network, RecordSource, Store } from "relay-runtime";
import { fetcher } from "./network";
import { openSocket, subscriber, type Socket } from "./socket";

export interface Session {
  readonly environment: Environment;
  readonly socket: Socket;
}

const KEPT_PAGES = 24;

/** One store and one socket for one viewer. Signing in or out makes a new one, so that nothing of the other stays. */
export function openSession(): Session {
  const socket = openSocket();
  const environment = new Environment({
    network: Network.create(fetcher("/graphql"), subscriber(socket)),
    store: new Store(new RecordSource(), { gcReleaseBufferSize: KEPT_PAGES, queryCacheExpirationTime: 60_000 }),
  });
  return { environment, socket };
}
