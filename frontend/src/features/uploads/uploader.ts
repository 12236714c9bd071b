import { backoff, pauseFor } from "./backoff";
import { PutInterrupted, PutRefused, type Put } from "./put";
import { fingerprintOf, type Kept, type Shelf } from "./shelf";
import { missingParts, next, NOTHING, partRange, type DonePart, type Known, type Target, type Trouble, type UploadEvent, type UploadState } from "./state";

const MOST_PARALLEL = 3;
const SIGN_AT_ONCE = 30;
const TRIES = 8;

/** The server refused with a code; the sentence is for the person. */
export class UploadTrouble extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.message);
    this.trouble = trouble;
  }
}

export interface Doors {
  start(file: File, purpose: Kept["purpose"], sha256: string): Promise<Target>;
  sign(uploadId: string, numbers: number[]): Promise<Map<number, string>>;
  received(uploadId: string): Promise<DonePart[]>;
  complete(uploadId: string, parts: readonly DonePart[]): Promise<void>;
  abandon(uploadId: string): Promise<void>;
  /** What was made of the very same file before. */
  known(sha256: string): Promise<Known | null>;
}

export interface Tools {
  readonly owner: string;
  readonly purpose: Kept["purpose"];
  readonly doors: Doors;
  readonly put: Put;
  readonly shelf: Shelf;
  readonly read: (file: Blob, onRead: (bytes: number) => void, signal: AbortSignal) => Promise<string>;
  readonly wait?: (attempt: number, signal: AbortSignal) => Promise<void>;
}

/** A few parts go one after the other, so that a pause or a lost connection costs one part and not all of them. */
export function lanesFor(partCount: number): number {
  return Math.min(MOST_PARALLEL, Math.max(1, Math.ceil(partCount / 4)));
}

const isInterruption = (cause: unknown): boolean => cause instanceof PutInterrupted || cause instanceof TypeError;

/** Carries one file to the object store. The state is `state.ts`'s; this does what the state asks for. */
export class Uploader {
  #state: UploadState = NOTHING;
  #file: File | null = null;
  #again = false;
  #work = new AbortController();
  #urls = new Map<number, string>();
  readonly #listeners = new Set<() => void>();
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  readonly state = (): UploadState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tell(event: UploadEvent): void {
    const before = this.#state;
    this.#state = next(before, event);
    if (this.#state !== before) for (const listener of this.#listeners) listener();
  }

  begin(file: File): Promise<void> {
    this.#file = file;
    this.#again = false;
    this.#tell({ type: "chosen", fileName: file.name, byteSize: file.size });
    return this.#go();
  }

  /** Shows what an earlier visit left; it goes on when the person says so. */
  restore(kept: Kept, file: File | null): void {
    const { fingerprint, sha256, target } = kept;
    this.#file = file;
    this.#tell({ type: "restored", fileName: fingerprint.name, byteSize: fingerprint.size, sha256, target, done: [...kept.done] });
  }

  get needsFile(): boolean {
    return this.#file === null && this.#state.phase !== "choosing";
  }

  get file(): File | null {
    return this.#file;
  }

  /** The same file, picked again after a reload. */
  offer(file: File): void {
    this.#file = file;
    for (const listener of this.#listeners) listener();
  }

  pause(): void {
    this.#tell({ type: "paused" });
    this.#work.abort(new DOMException("paused", "AbortError"));
  }

  async resume(): Promise<void> {
    if (this.#file === null) return;
    this.#again ||= this.#state.phase === "known";
    this.#tell({ type: "continued" });
    await this.#go();
  }

  async abandon(): Promise<void> {
    this.#work.abort(new DOMException("abandoned", "AbortError"));
    const { target } = this.#state;
    this.#tell({ type: "cleared" });
    this.#file = null;
    if (target === null) return;
    await this.#tools.shelf.drop(target.uploadId);
    await this.#tools.doors.abandon(target.uploadId);
  }

  /** Forgets a finished upload here; the server keeps it. */
  clear(): void {
    if (this.#state.phase !== "finished") return;
    this.#tell({ type: "cleared" });
    this.#file = null;
  }

  async #go(): Promise<void> {
    this.#work.abort(new DOMException("superseded", "AbortError"));
    const work = new AbortController();
    this.#work = work;
    try {
      await this.#steps(work.signal);
    } catch (cause) {
      if (work.signal.aborted) return;
      work.abort(new DOMException("stopped", "AbortError"));
      this.#tell({ type: "troubled", trouble: troubleOf(cause) });
    }
  }

  async #steps(signal: AbortSignal): Promise<void> {
    const file = this.#file;
    if (file === null) return;
    if (this.#state.phase === "reading") {
      const sha256 = await this.#tools.read(file, (bytes) => this.#tell({ type: "read", bytes }), signal);
      this.#tell({ type: "hashed", sha256 });
    }
    if (this.#state.phase === "starting") await this.#start(file, signal);
    else await this.#look(signal);
    if (this.#state.phase === "known") return;
    await this.#sendAll(file, signal);
    await this.#finish(signal);
  }

  async #start(file: File, signal: AbortSignal): Promise<void> {
    const { sha256 } = this.#state;
    if (sha256 === null) throw new Error("starting before the file was read");
    const { doors, shelf, owner, purpose } = this.#tools;
    const known = this.#again || purpose !== "VIDEO" ? null : await this.#patiently(signal, () => doors.known(sha256));
    if (known !== null) return this.#tell({ type: "known", known });
    const target = await this.#patiently(signal, () => doors.start(file, purpose, sha256));
    const kept: Kept = {
      uploadId: target.uploadId,
      owner,
      purpose,
      fingerprint: fingerprintOf(file),
      contentType: file.type,
      sha256,
      target,
      done: [],
      keptAt: Date.now(),
    };
    await shelf.keep(kept, file).catch(() => undefined);
    this.#tell({ type: "started", target });
  }

  /** After a pause or a reload: which of our parts the store really has. */
  async #look(signal: AbortSignal): Promise<void> {
    const { target } = this.#state;
    if (target === null) return;
    const done = await this.#patiently(signal, () => this.#tools.doors.received(target.uploadId));
    this.#urls.clear();
    this.#tell({ type: "found", done });
  }

  async #sendAll(file: File, signal: AbortSignal): Promise<void> {
    const waiting = missingParts(this.#state);
    const lane = async (): Promise<void> => {
      for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
        await this.#send(file, number, waiting, signal);
      }
    };
    const lanes = lanesFor(this.#state.target?.partCount ?? 1);
    await Promise.all(Array.from({ length: Math.min(lanes, waiting.length) }, lane));
  }

  async #send(file: File, number: number, after: readonly number[], signal: AbortSignal): Promise<void> {
    const { target } = this.#state;
    if (target === null) return;
    const [from, to] = partRange(target, file.size, number);
    const body = file.slice(from, to);
    const etag = await this.#patiently(signal, async () => {
      const url = await this.#urlOf(target.uploadId, number, after);
      try {
        return await this.#tools.put(url, body, (bytes) => this.#tell({ type: "moved", number, bytes }), signal);
      } catch (cause) {
        this.#tell({ type: "dropped", number });
        this.#urls.delete(number);
        throw cause instanceof PutRefused && cause.status === 403 ? new PutInterrupted("the address ran out") : cause;
      }
    });
    this.#tell({ type: "sent", part: { number, etag, byteSize: to - from } });
    await this.#tools.shelf.noteParts(target.uploadId, this.#state.done).catch(() => undefined);
  }

  async #urlOf(uploadId: string, number: number, after: readonly number[]): Promise<string> {
    const ready = this.#urls.get(number);
    if (ready !== undefined) return ready;
    const numbers = [number, ...after.filter((other) => !this.#urls.has(other))].slice(0, SIGN_AT_ONCE);
    for (const [key, url] of await this.#tools.doors.sign(uploadId, numbers)) this.#urls.set(key, url);
    const url = this.#urls.get(number);
    if (url === undefined) throw new Error(`no address for part ${number}`);
    return url;
  }

  async #finish(signal: AbortSignal): Promise<void> {
    const { target, done } = this.#state;
    if (target === null || this.#state.phase !== "finishing") return;
    await this.#patiently(signal, () => this.#tools.doors.complete(target.uploadId, done));
    await this.#tools.shelf.drop(target.uploadId).catch(() => undefined);
    this.#tell({ type: "completed" });
  }

  /** Tries again after an interruption, never after a refusal. */
  async #patiently<T>(signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    const wait = this.#tools.wait ?? ((tried, given) => pauseFor(backoff(tried), given));
    for (let tried = 1; ; tried += 1) {
      signal.throwIfAborted();
      try {
        const result = await attempt();
        this.#tell({ type: "waiting", waiting: false });
        return result;
      } catch (cause) {
        if (signal.aborted || tried === TRIES || !isInterruption(cause)) throw cause;
        this.#tell({ type: "waiting", waiting: true });
        await wait(tried, signal);
      }
    }
  }
}

function troubleOf(cause: unknown): Trouble {
  if (cause instanceof UploadTrouble) return cause.trouble;
  if (isInterruption(cause)) {
    const message = "The connection was lost. What has arrived is kept; try again to go on.";
    return { code: "NETWORK", message, messageZh: "连接中断。已上传的部分都保留着,可以重试继续。", field: null };
  }
  const message = "The upload stopped. What has arrived is kept; try again to go on.";
  return { code: "STOPPED", message, messageZh: "上传停止了。已上传的部分都保留着,可以重试继续。", field: null };
}
