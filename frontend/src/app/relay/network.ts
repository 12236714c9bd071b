import type { FetchFunction, GraphQLResponse, RequestParameters, Variables } from "relay-runtime";

/** No answer came: what was typed is kept and the same thing can be sent again. */
export class NetworkFailure extends Error {
  override readonly name = "NetworkFailure";
}

/** The server answered with errors of its own kind: a code for the page and a sentence. */
export class ServerFailure extends Error {
  override readonly name = "ServerFailure";
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { message: string; extensions?: { code?: string } }[];
}

const NOT_FOUND = "PERSISTED_DOCUMENT_NOT_FOUND";
const QUERY_TRIES = 3;

export function documentIdOf(params: RequestParameters): string {
  if (!params.id) throw new Error(`${params.name} was built without a document id`);
  return `sha256:${params.id}`;
}

/** The texts are a file of their own, read only when a server does not know this build's documents yet. */
export async function textOf(params: RequestParameters): Promise<string> {
  const texts: Record<string, string> = (await import("../../__generated__/persisted.json")).default;
  const text = texts[params.id ?? ""];
  if (text === undefined) throw new Error(`${params.name} has no text`);
  return text;
}

async function post(endpoint: string, body: object): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(endpoint, {
      method: "POST",
      credentials: "same-origin",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/graphql-response+json, application/json",
        "X-Kindred": "1",
      },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    throw new NetworkFailure("no answer", { cause });
  }
  try {
    return (await response.json()) as Answer;
  } catch (cause) {
    if (response.status >= 500) throw new NetworkFailure(`the server answered ${response.status}`, { cause });
    throw new ServerFailure("UNREADABLE", `the server answered ${response.status} without JSON`);
  }
}

function codeOf(answer: Answer): string | undefined {
  return answer.errors?.[0]?.extensions?.code;
}

async function send(endpoint: string, params: RequestParameters, variables: Variables): Promise<Answer> {
  const rest = { variables, operationName: params.name };
  const answer = await post(endpoint, { documentId: documentIdOf(params), ...rest });
  if (codeOf(answer) !== NOT_FOUND) return answer;
  return post(endpoint, { query: await textOf(params), ...rest });
}

const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Queries are asked again by themselves after a lost connection; a mutation only when the person says so. */
async function sendPatiently(endpoint: string, params: RequestParameters, variables: Variables): Promise<Answer> {
  const tries = params.operationKind === "query" ? QUERY_TRIES : 1;
  for (let tried = 1; ; tried += 1) {
    try {
      return await send(endpoint, params, variables);
    } catch (cause) {
      if (tried === tries || !(cause instanceof NetworkFailure)) throw cause;
      await rest(300 * 2 ** tried);
    }
  }
}

/** Sends the hash of a document; the whole text goes only to a server that does not know the hash. */
export function fetcher(endpoint: string): FetchFunction {
  return async (params, variables): Promise<GraphQLResponse> => {
    const answer = await sendPatiently(endpoint, params, variables);
    const [error] = answer.errors ?? [];
    if (error && (answer.data === undefined || answer.data === null)) {
      throw new ServerFailure(error.extensions?.code ?? "UNKNOWN", error.message);
    }
    return answer as GraphQLResponse;
  };
}
