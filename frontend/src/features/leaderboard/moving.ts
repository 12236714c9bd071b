import { useLayoutEffect, useRef, type RefObject } from "react";

const MILLISECONDS = 620;

export function wantsStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * Rows that changed their rank travel from where they were to where they are now. `order` is what makes it look again.
 * The list holds elements with `data-row`, one for each row.
 */
export function useMovingRows(order: string): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  const tops = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const before = tops.current;
    tops.current = new Map(rows.map((row) => [row.dataset["row"] ?? "", row.offsetTop]));
    if (before.size === 0 || wantsStillness()) return;
    for (const row of rows) {
      const key = row.dataset["row"] ?? "";
      const from = before.get(key);
      if (from === undefined) {
        row.animate([{ opacity: 0 }, { opacity: 1 }], { duration: MILLISECONDS });
      } else if (from !== row.offsetTop) {
        const travel = [{ transform: `translateY(${from - row.offsetTop}px)` }, { transform: "none" }];
        row.animate(travel, { duration: MILLISECONDS, easing: "cubic-bezier(0.2, 0, 0, 1)" });
      }
    }
  }, [order]);
  return list;
}
