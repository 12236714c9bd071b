import { describe, expect, it } from "vitest";
import { withEarlier, withNewest, type Known } from "./known";

interface Told {
  readonly number: number;
  readonly text: string;
}

const told = (...numbers: number[]): Told[] => numbers.map((number) => ({ number, text: `m${number}` }));
const numbers = (known: Known<Told>): number[] => known.messages.map((one) => one.number);
const nothing: Known<Told> = { messages: [], earlier: null };

describe("what a page knows of a thread", () => {
  it("stands in order, however the server gave it", () => {
    expect(numbers(withNewest(nothing, told(3, 2, 1), null))).toEqual([1, 2, 3]);
  });

  it("keeps earlier messages when new ones slide the window on", () => {
    const known = withEarlier(withNewest(nothing, told(6, 5, 4), "c4"), told(3, 2), "c2");

    const after = withNewest(known, told(7, 6, 5), "c5");

    expect(numbers(after)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(after.earlier).toBe("c2");
  });

  it("takes a message that was changed as it is now", () => {
    const known = withNewest(nothing, told(2, 1), null);

    const after = withNewest(known, [{ number: 2, text: "" }, { number: 1, text: "m1" }], null);

    expect(after.messages.map((one) => one.text)).toEqual(["m1", ""]);
  });

  it("begins anew where messages were missed in between, so that no gap is shown", () => {
    const known = withNewest(nothing, told(2, 1), null);

    const after = withNewest(known, told(9, 8), "c8");

    expect(numbers(after)).toEqual([8, 9]);
    expect(after.earlier).toBe("c8");
  });
});
