import { describe, expect, it } from "vitest";
import { ageOn, isMinor, todayHere } from "./age";

describe("age", () => {
  it.each([
    ["2008-11-24", "2026-11-24", 18],
    ["2008-11-25", "2026-11-24", 17],
    ["2008-02-29", "2026-02-28", 17],
    ["2008-02-29", "2026-03-01", 18],
  ])("of somebody born on %s is on %s %i", (born, today, age) => {
    expect(ageOn(born, today)).toBe(age);
  });

  it("asks for a guardian only below eighteen, and not while the date is incomplete", () => {
    expect(isMinor("2010-01-01", "2026-11-24")).toBe(true);
    expect(isMinor("2008-11-24", "2026-11-24")).toBe(false);
    expect(isMinor("", "2026-11-24")).toBe(false);
  });

  it("is counted from the day it is here", () => {
    expect(todayHere(new Date(2026, 0, 5))).toBe("2026-01-05");
  });
});
