import { describe, expect, it } from "vitest";
import { changesOf, emptyDraft, inputOf } from "./draft";

describe("the draft of a campaign", () => {
  const draft = { ...emptyDraft(new Date(2027, 4, 1)), handle: "self_rescue" };

  it("starts with dates that make sense", () => {
    expect(draft.opensAtLocal).toBe("2027-05-02T20:00");
    expect(draft.closesAtLocal).toBe("2027-05-16T20:00");
  });

  it("becomes what the server takes: whole numbers, and a cover only when there is a new one", () => {
    expect(inputOf(draft)).toMatchObject({ handle: "self_rescue", scoreRule: { votes: 5, likes: 2, plays: 1 } });
    expect(inputOf(draft)).not.toHaveProperty("coverUploadId");
    expect(inputOf({ ...draft, coverUploadId: "u1" })).toHaveProperty("coverUploadId", "u1");
  });

  it("sends only what was changed", () => {
    expect(changesOf(draft, draft)).toEqual({});
    expect(changesOf(draft, { ...draft, topic: "rescue", votes: "6" })).toEqual({
      topic: "rescue",
      scoreRule: { votes: 6, likes: 2, plays: 1 },
    });
  });

  it("sends a weight that is no whole number as one the server refuses, with its field named", () => {
    expect(inputOf({ ...draft, votes: "2.5" }).scoreRule.votes).toBe(-1);
  });
});
