import { useEffect, useRef } from "react";
import { useLocation } from "wouter";

const POSITIONS = new Map<string, number>();
const LONGEST_WAIT = 1200;

const keyNow = (): string => String((history.state as { key?: string } | null)?.key ?? location.href);

/** A new page starts at its top with the keyboard in it; "back" goes to where you were, once the page is long enough again. */
export function useScroll(): void {
  const [path] = useLocation();
  const wentBack = useRef(false);
  const first = useRef(true);
  useEffect(() => {
    history.scrollRestoration = "manual";
    const note = (): void => void POSITIONS.set(keyNow(), scrollY);
    const back = (): void => {
      wentBack.current = true;
    };
    addEventListener("scroll", note, { passive: true });
    addEventListener("popstate", back);
    return () => {
      removeEventListener("scroll", note);
      removeEventListener("popstate", back);
    };
  }, []);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return undefined;
    }
    if (!wentBack.current) {
      scrollTo(0, 0);
      document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
      return undefined;
    }
    wentBack.current = false;
    return restore(POSITIONS.get(keyNow()) ?? 0);
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
