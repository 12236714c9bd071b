import { useSyncExternalStore } from "react";

const BEAT = 15_000;

let now = Date.now();

function subscribe(listener: () => void): () => void {
  const timer = setInterval(() => {
    now = Date.now();
    listener();
  }, BEAT);
  return () => clearInterval(timer);
}

/** The time for "in 3 days" and "2 minutes ago", renewed while the page is open. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
