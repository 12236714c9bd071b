// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useMovingRows } from "./moving";

const ROW = 40;

let travels: [row: string, from: string][];
let still: boolean;

/** jsdom has no layout and no animations: a row stands where its place in the list says, and travels are written down. */
beforeEach(() => {
  travels = [];
  still = false;
  Object.defineProperty(HTMLElement.prototype, "offsetTop", {
    configurable: true,
    get(this: HTMLElement) {
      return [...(this.parentElement?.children ?? [])].indexOf(this) * ROW;
    },
  });
  Element.prototype.animate = function animate(this: HTMLElement, frames) {
    travels.push([this.dataset["row"] ?? "", String((frames as Keyframe[])[0]?.["transform"] ?? "appears")]);
    return {} as Animation;
  };
  globalThis.matchMedia = () => ({ matches: still }) as MediaQueryList;
});

afterEach(cleanup);

function List({ order }: { order: string }): ReactNode {
  const list = useMovingRows(order);
  return (
    <ol ref={list}>
      {order.split(" ").map((row) => (
        <li key={row} data-row={row} />
      ))}
    </ol>
  );
}

describe("a board whose ranks change", () => {
  it("shows each row's way from where it stood, and nothing at first", () => {
    const { rerender } = render(<List order="a b c" />);
    expect(travels).toEqual([]);

    rerender(<List order="c a b" />);

    expect(travels).toEqual([
      ["c", `translateY(${2 * ROW}px)`],
      ["a", `translateY(${-ROW}px)`],
      ["b", `translateY(${-ROW}px)`],
    ]);
  });

  it("lets a new row appear", () => {
    const { rerender } = render(<List order="a" />);

    rerender(<List order="a d" />);

    expect(travels).toEqual([["d", "appears"]]);
  });

  it("keeps still for those who want stillness", () => {
    still = true;
    const { rerender } = render(<List order="a b" />);

    rerender(<List order="b a" />);

    expect(travels).toEqual([]);
  });
});
