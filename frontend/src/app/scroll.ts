import { useEffect, useRef } from "react";
import { useLocation } from "wouter";

type Way = "forward" | "same" | "back";

const POSITIONS = new Map<string, number>();
const LONGEST_WAIT = 1200;

const keyNow = (): string => location.pathname + location.search;

/** A new page starts at its top with the keyboard in it; "back" goes to where you were, once the page is long enough again. */
export function useScroll(): void {
  const [path] = useLocation();
  const way = useRef<Way>("same");
  useEffect(() => {
    history.scrollRestoration = "manual";
    const note = (): void => void POSITIONS.set(keyNow(), scrollY);
    const forward = (): void => {
      way.current = "forward";
    };
    const same = (): void => {
      way.current = "same";
    };
    addEventListener("scroll", note, { passive: true });
    // The router fires these two; whatever changes the address without them is the browser's back or forward.
    addEventListener("pushState", forward);
    addEventListener("replaceState", same);
    return () => {
      removeEventListener("scroll", note);
      removeEventListener("pushState", forward);
      removeEventListener("replaceState", same);
    };
  }, []);
  useEffect(() => {
    const came = way.current;
    way.current = "back";
    if (came === "same") return undefined;
    if (came === "back") return restore(POSITIONS.get(keyNow()) ?? 0);
    scrollTo(0, 0);
    document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
    return undefined;
  }, [path]);
}

function restore(top: number): () => void {
  const until = performance.now() + LONGEST_WAIT;
  let frame = 0;
  const step = (): void => {
    scrollTo(0, top);
    if (Math.abs(scrollY - top) > 2 && performance.now() < until) frame = requestAnimationFrame(step);
  };
  step();
  return () => cancelAnimationFrame(frame);
}
