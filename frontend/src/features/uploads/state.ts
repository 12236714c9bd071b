/**
 * The life of one upload, as data.
 *
 *   choosing -> reading -> starting -> sending -> finishing -> finished
 *                  \          \       /   ^  \        \
 *                   \          v     v    |   v        v
 *                    `-------> stopped   paused  (stopped keeps what is there: "try again" goes on)
 *
 * "known": the same file was sent before; the person says whether it is sent again.
 */
export type Phase = "choosing" | "reading" | "known" | "starting" | "sending" | "paused" | "finishing" | "finished" | "stopped";

export interface DonePart {
  readonly number: number;
  readonly etag: string;
  readonly byteSize: number;
}

export interface Target {
  readonly uploadId: string;
  readonly partSize: number;
  readonly partCount: number;
}

export interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly messageZh: string;
  readonly field: string | null;
}

/** The film that was made of the very same file. */
export interface Known {
  readonly workId: string;
  readonly title: string;
}

export interface UploadState {
  readonly phase: Phase;
  readonly fileName: string;
  readonly byteSize: number;
  readonly read: number;
  readonly sha256: string | null;
  readonly target: Target | null;
  readonly done: readonly DonePart[];
  readonly moving: Readonly<Record<number, number>>;
  readonly waitingForNetwork: boolean;
  readonly trouble: Trouble | null;
  readonly known: Known | null;
}

export type UploadEvent =
  | { type: "chosen"; fileName: string; byteSize: number }
  | { type: "restored"; fileName: string; byteSize: number; sha256: string | null; target: Target; done: DonePart[] }
  | { type: "read"; bytes: number }
  | { type: "hashed"; sha256: string }
  | { type: "known"; known: Known }
  | { type: "started"; target: Target }
  | { type: "found"; done: readonly DonePart[] }
  | { type: "moved"; number: number; bytes: number }
  | { type: "sent"; part: DonePart }
  | { type: "dropped"; number: number }
  | { type: "waiting"; waiting: boolean }
  | { type: "paused" }
  | { type: "continued" }
  | { type: "completed" }
  | { type: "troubled"; trouble: Trouble }
  | { type: "cleared" };

export const NOTHING: UploadState = {
  phase: "choosing",
  fileName: "",
  byteSize: 0,
  read: 0,
  sha256: null,
  target: null,
  done: [],
  moving: {},
  waitingForNetwork: false,
  trouble: null,
  known: null,
};

function without(moving: Readonly<Record<number, number>>, number: number): Record<number, number> {
  return Object.fromEntries(Object.entries(moving).filter(([key]) => Number(key) !== number));
}

function merged(before: readonly DonePart[], more: readonly DonePart[]): DonePart[] {
  const byNumber = new Map(before.map((part) => [part.number, part]));
  for (const part of more) byNumber.set(part.number, part);
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

/**
 * A part counts when its PUT was acknowledged to us and the store lists it with the same ETag. The list alone is not enough:
 * some stores list a part whose PUT was cut off, with its full size.
 */
function bothKnow(ours: readonly DonePart[], theirs: readonly DonePart[]): DonePart[] {
  const listed = new Map(theirs.map((part) => [part.number, bare(part.etag)]));
  return ours.filter((part) => listed.get(part.number) === bare(part.etag));
}

const bare = (etag: string): string => etag.replaceAll('"', "");

function sending(state: UploadState, done: readonly DonePart[], moving: Readonly<Record<number, number>>): UploadState {
  const whole = state.target !== null && done.length === state.target.partCount;
  const phase = whole && state.phase === "sending" ? "finishing" : state.phase;
  return { ...state, done, moving, phase };
}

export function next(state: UploadState, event: UploadEvent): UploadState {
  switch (event.type) {
    case "chosen":
      return { ...NOTHING, phase: "reading", fileName: event.fileName, byteSize: event.byteSize };
    case "restored": {
      const { fileName, byteSize, sha256, target } = event;
      return { ...NOTHING, phase: "paused", fileName, byteSize, sha256, target, read: byteSize, done: merged([], event.done) };
    }
    case "read":
      return state.phase === "reading" ? { ...state, read: event.bytes } : state;
    case "hashed":
      return state.phase === "reading" ? { ...state, sha256: event.sha256, read: state.byteSize, phase: "starting" } : state;
    case "known":
      return state.phase === "starting" ? { ...state, phase: "known", known: event.known } : state;
    case "started":
      return { ...state, target: event.target, phase: state.phase === "starting" ? "sending" : state.phase };
    case "found":
      return sending(state, bothKnow(state.done, event.done), {});
    case "moved":
      return { ...state, waitingForNetwork: false, moving: { ...state.moving, [event.number]: event.bytes } };
    case "sent":
      return sending(state, merged(state.done, [event.part]), without(state.moving, event.part.number));
    case "dropped":
      return { ...state, moving: without(state.moving, event.number) };
    case "waiting":
      return { ...state, waitingForNetwork: event.waiting };
    case "paused":
      return state.phase === "sending" ? { ...state, phase: "paused", moving: {}, waitingForNetwork: false } : state;
    case "continued":
      return resumed(state);
    case "completed":
      return { ...state, phase: "finished", trouble: null };
    case "troubled":
      return { ...state, phase: "stopped", moving: {}, waitingForNetwork: false, trouble: event.trouble };
    case "cleared":
      return NOTHING;
  }
}

function resumed(state: UploadState): UploadState {
  if (state.phase !== "paused" && state.phase !== "stopped" && state.phase !== "known") return state;
  if (state.sha256 === null) return { ...state, phase: "reading", trouble: null };
  if (state.target === null) return { ...state, phase: "starting", trouble: null, known: null };
  return sending({ ...state, phase: "sending", trouble: null }, state.done, {});
}

/** Bytes that the object store has or is getting. */
export function sentBytes(state: UploadState): number {
  const done = state.done.reduce((sum, part) => sum + part.byteSize, 0);
  const moving = Object.values(state.moving).reduce((sum, bytes) => sum + bytes, 0);
  return Math.min(state.byteSize, done + moving);
}

/** Per cent of the phase that is under way: reading the file, or sending it. 100 only once all is there. */
export function percent(state: UploadState): number {
  if (state.phase === "finished") return 100;
  if (state.byteSize === 0) return 0;
  const bytes = state.phase === "reading" ? state.read : sentBytes(state);
  const whole = state.phase === "finishing" ? 100 : 99;
  return Math.min(whole, Math.floor((bytes / state.byteSize) * 100));
}

export function partRange(target: Target, byteSize: number, number: number): readonly [from: number, to: number] {
  const from = (number - 1) * target.partSize;
  return [from, Math.min(byteSize, from + target.partSize)];
}

export function missingParts(state: UploadState): number[] {
  if (state.target === null) return [];
  const have = new Set(state.done.map((part) => part.number));
  return Array.from({ length: state.target.partCount }, (_, index) => index + 1).filter((number) => !have.has(number));
}
