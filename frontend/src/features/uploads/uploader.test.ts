// @vitest-environment jsdom
import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backoff } from "./backoff";
import { digestOf } from "./digest";
import { put } from "./put";
import { shelf } from "./shelf";
import { missingParts, percent, type DonePart } from "./state";
import { lanesFor, Uploader, UploadTrouble, type Doors } from "./uploader";

const PART = 4096;
const SIZE = PART * 9 + 17;
const bytes = Uint8Array.from({ length: SIZE }, (_, index) => (index * 31 + (index >> 8)) % 256);
const film = (): File => new File([bytes], "walk.mp4", { type: "video/mp4", lastModified: 7 });
const sum = createHash("sha256").update(bytes).digest("hex");

/** An HTTP server that keeps parts as an object store does, and can be told to fail. */
class Store {
  readonly parts = new Map<number, Buffer>();
  failures: number[] = [];
  holding = false;
  busy = 0;
  busiest = 0;
  puts = 0;
  server!: Server;

  async open(): Promise<void> {
    this.server = createServer((request, response) => {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader("Access-Control-Allow-Methods", "PUT");
      response.setHeader("Access-Control-Allow-Headers", "*");
      response.setHeader("Access-Control-Expose-Headers", "ETag");
      if (request.method === "OPTIONS") return response.writeHead(204).end();
      const number = Number(new URL(request.url ?? "", "http://store").searchParams.get("partNumber"));
      const chunks: Buffer[] = [];
      this.busy += 1;
      this.puts += 1;
      this.busiest = Math.max(this.busiest, this.busy);
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const answer = (): void => {
          this.busy -= 1;
          if (response.destroyed) return;
          const failing = this.failures.shift();
          if (failing !== undefined) return void response.writeHead(failing).end();
          const body = Buffer.concat(chunks);
          this.parts.set(number, body);
          response.writeHead(200, { ETag: this.etag(body) }).end();
        };
        if (!this.holding) setTimeout(answer, 5);
      });
    });
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  etag(body: Buffer): string {
    return `"${createHash("md5").update(body).digest("hex")}"`;
  }

  url(number: number): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/walk?partNumber=${number}`;
  }

  received(): DonePart[] {
    return [...this.parts].map(([number, body]) => ({ number, etag: this.etag(body), byteSize: body.length }));
  }

  whole(): Buffer {
    return Buffer.concat([...this.parts].sort(([a], [b]) => a - b).map(([, body]) => body));
  }
}

let store: Store;
let completed: readonly DonePart[] | null;
let started: string[];

function doors(change: Partial<Doors> = {}): Doors {
  return {
    start: (_, __, sha256) => {
      started.push(sha256);
      return Promise.resolve({ uploadId: "u1", partSize: PART, partCount: 10 });
    },
    sign: (_, numbers) => Promise.resolve(new Map(numbers.map((number) => [number, store.url(number)]))),
    received: () => Promise.resolve(store.received()),
    complete: (_, parts) => {
      completed = parts;
      return Promise.resolve();
    },
    abandon: () => Promise.resolve(),
    known: () => Promise.resolve(null),
    ...change,
  };
}

function uploader(change: Partial<Doors> = {}): Uploader {
  const wait = (): Promise<void> => Promise.resolve();
  return new Uploader({ owner: "p1", purpose: "VIDEO", doors: doors(change), put, shelf, read: digestOf, wait });
}

async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 400 && !condition(); round += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(condition()).toBe(true);
}

beforeEach(async () => {
  store = new Store();
  completed = null;
  started = [];
  await store.open();
  await shelf.drop("u1");
});

afterEach(() => {
  store.server.closeAllConnections();
  store.server.close();
});

describe("an upload", () => {
  it("carries every byte, three parts at a time, and hands over the etags that the store gave", async () => {
    const one = uploader();
    const seen: number[] = [];
    one.subscribe(() => seen.push(percent(one.state())));

    await one.begin(film());

    expect(one.state().phase).toBe("finished");
    expect(started).toEqual([sum]);
    expect(store.whole().equals(Buffer.from(bytes))).toBe(true);
    expect(completed).toEqual([...store.received()].sort((a, b) => a.number - b.number));
    expect(store.busiest).toBeLessThanOrEqual(3);
    expect(store.busiest).toBeGreaterThan(1);
    expect(seen.at(-1)).toBe(100);
    expect(await shelf.unfinishedOf("p1", "VIDEO")).toEqual([]);
  });

  it("stops before a byte is sent where the same file was sent before, and goes on when told to", async () => {
    const one = uploader({ known: (sha256) => Promise.resolve(sha256 === sum ? { workId: "w1", title: "Walk" } : null) });

    await one.begin(film());

    expect(one.state().phase).toBe("known");
    expect(one.state().known).toEqual({ workId: "w1", title: "Walk" });
    expect([started, store.puts]).toEqual([[], 0]);

    await one.resume();

    expect([one.state().phase, one.state().known]).toEqual(["finished", null]);
    expect(store.whole().equals(Buffer.from(bytes))).toBe(true);
  });

  it("tries a part again when the store is busy or its address ran out", async () => {
    store.failures = [503, 500, 403, 429];

    await uploader().begin(film());

    expect(store.whole().equals(Buffer.from(bytes))).toBe(true);
    expect(store.puts).toBe(14);
    expect(completed).toHaveLength(10);
  });

  it("stops at a refusal, names it, keeps what is there and goes on from it", async () => {
    store.failures = [400];
    const one = uploader();

    await one.begin(film());
    expect(one.state().phase).toBe("stopped");
    expect(completed).toBeNull();
    await until(() => store.busy === 0);
    const before = store.puts;
    const known = one.state().done.length;

    await one.resume();
    expect(one.state().phase).toBe("finished");
    expect(store.puts - before).toBe(10 - known);
    expect(store.whole().equals(Buffer.from(bytes))).toBe(true);
  });

  it("says what the server said when it may not start", async () => {
    const trouble = { code: "TOO_LARGE", message: "At most 2 GB.", messageZh: "最多 2 GB。", field: "byteSize" };
    const one = uploader({ start: () => Promise.reject(new UploadTrouble(trouble)) });

    await one.begin(film());

    expect(one.state()).toMatchObject({ phase: "stopped", trouble });
  });

  it("pauses at once and goes on with the parts that are missing", async () => {
    const one = uploader();
    const running = one.begin(film());
    await until(() => one.state().done.length >= 3);

    one.pause();
    await running;
    expect(one.state().phase).toBe("paused");
    await until(() => store.busy === 0);
    expect(completed).toBeNull();
    const known = one.state().done.length;
    const before = store.puts;

    await one.resume();
    expect(one.state().phase).toBe("finished");
    expect(store.puts - before).toBe(10 - known);
    expect(store.whole().equals(Buffer.from(bytes))).toBe(true);
  });

  it("sends a part again whose PUT was cut off, though the store lists it", async () => {
    const one = uploader({
      received: () => Promise.resolve([...store.received().filter((part) => part.number !== 2), { number: 2, etag: "of a half", byteSize: PART }]),
    });
    const running = one.begin(film());
    await until(() => one.state().done.length >= 3);
    one.pause();
    await running;

    await one.resume();

    expect(one.state().phase).toBe("finished");
    expect(store.whole().equals(Buffer.from(bytes))).toBe(true);
    expect(completed?.find((part) => part.number === 2)?.etag).toBe(store.etag(store.parts.get(2)!));
  });

  it("is found again after a reload, with the file, and sends only what is missing", async () => {
    const before = uploader();
    const running = before.begin(film());
    await until(() => before.state().done.length >= 4);
    before.pause();
    await running;
    await until(() => store.busy === 0);
    const puts = store.puts;
    const known = before.state().done.length;

    const [kept] = await shelf.unfinishedOf("p1", "VIDEO");
    expect(kept).toMatchObject({ uploadId: "u1", sha256: sum, fingerprint: { name: "walk.mp4", size: SIZE, lastModified: 7 } });
    expect(kept!.done.length).toBeGreaterThanOrEqual(4);
    expect(await shelf.unfinishedOf("somebody else", "VIDEO")).toEqual([]);

    const after = uploader();
    after.restore(kept!, null);
    expect(after.needsFile).toBe(true);
    expect(missingParts(after.state()).length).toBe(10 - known);
    after.offer(film());
    await after.resume();

    expect(after.state().phase).toBe("finished");
    expect(store.puts - puts).toBe(10 - known);
    expect(started).toHaveLength(1);
    expect(store.whole().equals(Buffer.from(bytes))).toBe(true);
  });
});

describe("the lanes", () => {
  it.each([[1, 1], [4, 1], [5, 2], [9, 3], [400, 3]])("for %i parts are %i", (parts, lanes) => {
    expect(lanesFor(parts)).toBe(lanes);
  });
});

describe("the wait between tries", () => {
  it("doubles, is spread, and never passes half a minute", () => {
    expect([1, 2, 3].map((attempt) => backoff(attempt, () => 1))).toEqual([400, 800, 1600]);
    expect(backoff(3, () => 0)).toBe(800);
    expect(backoff(40, () => 1)).toBe(30_000);
  });
});
