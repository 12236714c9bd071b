import { describe, expect, it } from "vitest";
import { missingParts, next, NOTHING, partRange, percent, type UploadEvent, type UploadState } from "./state";

const target = { uploadId: "u1", partSize: 5, partCount: 3 };
const play = (...events: UploadEvent[]): UploadState => events.reduce(next, NOTHING);
const chosen: UploadEvent = { type: "chosen", fileName: "walk.mp4", byteSize: 12 };
const started: UploadEvent[] = [chosen, { type: "hashed", sha256: "aa" }, { type: "started", target }];
const sent = (number: number, byteSize = 5): UploadEvent => ({ type: "sent", part: { number, etag: `"${number}"`, byteSize } });

describe("the state of an upload", () => {
  it("goes from reading to sending", () => {
    expect(play(chosen).phase).toBe("reading");
    expect(play(chosen, { type: "read", bytes: 6 })).toMatchObject({ phase: "reading", read: 6 });
    expect(play(...started).phase).toBe("sending");
  });

  it("counts parts that moved and parts that are done, and keeps 100 for the end", () => {
    expect(percent(play(...started, sent(1), { type: "moved", number: 2, bytes: 1 }))).toBe(50);
    expect(percent(play(...started, sent(1), sent(2), { type: "moved", number: 3, bytes: 2 }))).toBe(99);
    expect(percent(play(...started, sent(1), sent(2), sent(3, 2)))).toBe(100);
  });

  it("finishes only when every part is there", () => {
    expect(play(...started, sent(2), sent(3, 2)).phase).toBe("sending");
    expect(play(...started, sent(2), sent(3, 2), sent(1)).phase).toBe("finishing");
    expect(play(...started, sent(1), sent(2), sent(3, 2), { type: "completed" }).phase).toBe("finished");
  });

  it("counts a part that is sent twice once", () => {
    expect(play(...started, sent(1), sent(1)).done).toHaveLength(1);
  });

  it("pauses, drops what was under way and goes on", () => {
    const paused = play(...started, sent(1), { type: "moved", number: 2, bytes: 4 }, { type: "paused" });
    expect(paused).toMatchObject({ phase: "paused", moving: {} });
    expect(missingParts(paused)).toEqual([2, 3]);
    expect(next(paused, { type: "continued" }).phase).toBe("sending");
  });

  it("keeps what is done when it stops, and tries again from there", () => {
    const trouble = { code: "NETWORK", message: "", messageZh: "", field: null };
    const stopped = play(...started, sent(1), { type: "troubled", trouble });
    expect(stopped).toMatchObject({ phase: "stopped", trouble });
    expect(next(stopped, { type: "continued" })).toMatchObject({ phase: "sending", trouble: null });
    expect(next(play(chosen, { type: "troubled", trouble }), { type: "continued" }).phase).toBe("reading");
  });

  it("comes back paused after a reload, and counts only parts that were acknowledged and are listed", () => {
    const restored: UploadEvent = {
      type: "restored", fileName: "walk.mp4", byteSize: 12, sha256: "aa", target, done: [{ number: 1, etag: '"1"', byteSize: 5 }, { number: 2, etag: '"2"', byteSize: 5 }],
    };
    const back = play(restored);
    expect(back.phase).toBe("paused");
    const listed = [{ number: 1, etag: "1", byteSize: 5 }, { number: 2, etag: "cut off", byteSize: 5 }, { number: 3, etag: "3", byteSize: 2 }];
    const found = play(restored, { type: "continued" }, { type: "found", done: listed });
    expect(found.done.map((part) => part.number)).toEqual([1]);
    expect(missingParts(found)).toEqual([2, 3]);
  });

  it("cuts the file into whole parts and a rest", () => {
    expect([1, 2, 3].map((number) => partRange(target, 12, number))).toEqual([[0, 5], [5, 10], [10, 12]]);
  });
});
