import { describe, expect, it } from "vitest";
import { pathOf } from "./Lorenz";

describe("the curve", () => {
  it("runs from the lower left to the upper right", () => {
    const curve = [
      { creators: 0, plays: 0 },
      { creators: 0.5, plays: 0.1 },
      { creators: 1, plays: 1 },
    ];

    expect(pathOf(curve)).toBe("M0.00 100.00L50.00 90.00L100.00 0.00");
  });
});
