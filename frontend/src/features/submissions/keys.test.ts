// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { reviewAct } from "./keys";

const press = (key: string, target: EventTarget = document.body, more: object = {}) =>
  reviewAct({ key, target, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe("the keys of the review queue", () => {
  it.each([
    ["j", "next"],
    ["k", "before"],
    ["a", "accept"],
    ["D", "decline"],
    ["x", null],
  ])("%s is %s", (key, act) => {
    expect(press(key)).toBe(act);
  });

  it("never decide from a field, with a chord, or while held down", () => {
    expect(press("a", document.createElement("textarea"))).toBeNull();
    expect(press("a", document.body, { metaKey: true })).toBeNull();
    expect(press("a", document.body, { repeat: true })).toBeNull();
    expect(press("j", document.body, { repeat: true })).toBe("next");
  });
});
