// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { playerAct, swipeAct } from "./keys";

const press = (key: string, target: EventTarget = document.body, more: object = {}) =>
  playerAct({ key, target, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe("a swipe", () => {
  it.each([
    [{ x: 200, y: 100 }, { x: 90, y: 110 }, "after"],
    [{ x: 90, y: 100 }, { x: 200, y: 90 }, "before"],
    [{ x: 100, y: 100 }, { x: 60, y: 100 }, null],
    [{ x: 100, y: 100 }, { x: 20, y: 300 }, null],
  ])("from %o to %o is %s", (from, to, act) => {
    expect(swipeAct(from, to)).toBe(act);
  });
});

describe("the keys of the player", () => {
  it.each([
    [" ", "toggle"],
    ["m", "mute"],
    ["M", "mute"],
    ["f", "full"],
    ["c", "captions"],
    ["ArrowUp", "before"],
    ["ArrowDown", "after"],
    ["ArrowLeft", "back"],
    ["ArrowRight", "forward"],
    ["x", null],
  ])("%j is %s", (key, act) => {
    expect(press(key)).toBe(act);
  });

  it("leaves typing alone", () => {
    expect(press("m", document.createElement("input"))).toBeNull();
    expect(press(" ", document.createElement("textarea"))).toBeNull();
  });

  it("lets space press the button that has the focus, and the browser its own chords", () => {
    expect(press(" ", document.createElement("button"))).toBeNull();
    expect(press("f", document.body, { ctrlKey: true })).toBeNull();
  });
});
