import type { Client } from "graphql-ws";
import { Observable, type GraphQLResponse, type SubscribeFunction } from "relay-runtime";
import { backoff } from "../../features/uploads/backoff";
import { ServerFailure } from "./network";

export type Connection = "idle" | "open" | "lost";

const listeners = new Set<() => void>();
let connection: Connection = "idle";

function become(next: Connection): void {
  connection = next;
  for (const listener of listeners) listener();
}

/** Whether live numbers are live right now; pages say so when they are not. */
export const liveConnection = {
  get: (): Connection => connection,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export interface Socket {
  readonly client: () => Promise<Client>;
  readonly close: () => void;
}

/** Nothing is loaded or opened before the first subscription. */
export function openSocket(): Socket {
  let opening: Promise<Client> | null = null;
  return {
    client: () => (opening ??= connect()),
    close: () => void opening?.then((client) => client.dispose()),
  };
}

async function connect(): Promise<Client> {
  const { createClient } = await import("graphql-ws");
  const url = new URL("/graphql", location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return createClient({
    url: url.href,
    lazy: true,
    keepAlive: 20_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, backoff(Math.min(retries + 1, 6)))),
    on: { connected: () => become("open"), closed: (event) => become(wasAsked(event) ? "idle" : "lost") },
  });
}

const wasAsked = (event: unknown): boolean => event instanceof CloseEvent && event.code === 1000;

async function textOfSubscription(id: string): Promise<string> {
  const texts: Record<string, string> = (await import("../../__generated__/subscriptions.json")).default;
  const text = texts[id];
  if (text === undefined) throw new Error("the subscription has no text");
  return text;
}

/** The socket protocol wants the text; only the few subscription texts are loaded, when one is first used. */
export function subscriber(socket: Socket): SubscribeFunction {
  return (params, variables) =>
    Observable.create<GraphQLResponse>((sink) => {
      let stop: (() => void) | null = null;
      let gone = false;
      Promise.all([socket.client(), textOfSubscription(params.id ?? "")]).then(
        ([client, query]) => {
          if (gone) return;
          stop = client.subscribe(
            { query, variables, operationName: params.name },
            {
              next: (value) => sink.next(value as GraphQLResponse),
              error: (cause) => sink.error(asError(cause)),
              complete: () => sink.complete(),
            },
          );
        },
        (cause: Error) => sink.error(cause),
      );
      return () => {
        gone = true;
        stop?.();
      };
    });
}

function asError(cause: unknown): Error {
  if (cause instanceof Error) return cause;
  if (Array.isArray(cause)) {
    const first = cause[0] as { message?: string; extensions?: { code?: string } } | undefined;
    return new ServerFailure(first?.extensions?.code ?? "UNKNOWN", first?.message ?? "the subscription was refused");
  }
  return new Error("the live connection was closed");
}
