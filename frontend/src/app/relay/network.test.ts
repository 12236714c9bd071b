import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { RequestParameters } from "relay-runtime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import viewer from "../../__generated__/viewerQuery.graphql";
import documents from "../../__generated__/persisted.json";
import { fetcher, NetworkFailure, ServerFailure } from "./network";

interface Asked {
  readonly body: { documentId?: string; query?: string; variables: object; operationName: string };
  readonly headers: IncomingMessage["headers"];
}

type Reply = { status?: number; body?: string; drop?: boolean };

const VIEWER: RequestParameters = viewer.params;
const SIGN_OUT: RequestParameters = { ...VIEWER, operationKind: "mutation" };
const good: Reply = { body: JSON.stringify({ data: { viewer: null } }) };
const refused = (code: string): Reply => ({ body: JSON.stringify({ errors: [{ message: "no", extensions: { code } }] }), status: 400 });

let server: Server;
let asked: Asked[];
let replies: Reply[];

beforeEach(async () => {
  asked = [];
  replies = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      asked.push({ body: JSON.parse(Buffer.concat(chunks).toString()), headers: request.headers });
      const reply = replies.shift() ?? good;
      if (reply.drop) return void request.socket.destroy();
      response.writeHead(reply.status ?? 200, { "Content-Type": "application/json" }).end(reply.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(params: RequestParameters): Promise<unknown> {
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  return fetcher(endpoint)(params, { a: 1 }, {});
}

describe("a document", () => {
  it("goes out as its hash, with the header that lets the session in", async () => {
    expect(await ask(VIEWER)).toEqual({ data: { viewer: null } });

    expect(asked).toHaveLength(1);
    expect(asked[0]!.body).toEqual({ documentId: `sha256:${VIEWER.id}`, variables: { a: 1 }, operationName: "viewerQuery" });
    expect(asked[0]!.headers["x-kindred"]).toBe("1");
  });

  it("goes out whole once the server does not know the hash", async () => {
    replies = [refused("PERSISTED_DOCUMENT_NOT_FOUND"), good];

    expect(await ask(VIEWER)).toEqual({ data: { viewer: null } });

    expect(asked[1]!.body.query).toBe((documents as Record<string, string>)[VIEWER.id ?? ""]);
    expect(asked[1]!.body.query).toContain("query viewerQuery");
  });

  it("is asked again after a lost connection", async () => {
    replies = [{ drop: true }, { status: 502, body: "<html>" }, good];

    expect(await ask(VIEWER)).toEqual({ data: { viewer: null } });

    expect(asked).toHaveLength(3);
  });

  it("that changes something is sent once: whether to send it again is the person's choice", async () => {
    replies = [{ drop: true }];

    await expect(ask(SIGN_OUT)).rejects.toBeInstanceOf(NetworkFailure);

    expect(asked).toHaveLength(1);
  });

  it("that is refused carries the server's code", async () => {
    replies = [refused("TOO_DEEP")];

    await expect(ask(VIEWER)).rejects.toMatchObject({ name: "ServerFailure", code: "TOO_DEEP" });
    await expect(ask(VIEWER)).resolves.toBeDefined();
    expect(ServerFailure.name).toBe("ServerFailure");
  });
});
