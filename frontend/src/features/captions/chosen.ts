import { useState } from "react";
import type { CaptionSet } from "./Tracks";

const KEY = "kindred.captions";

/** Which captions are shown: as the person chose last on this device, at first those of the page's language where the film speaks another. */
export function useChosen(sets: readonly CaptionSet[], page: string, spoken: string): { shown: string | null; next: () => void } {
  const has = (language: string): boolean => sets.some((set) => set.language === language);
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEY) ?? (page === spoken ? "" : page));
  const shown = has(chosen) ? chosen : null;
  const next = (): void => {
    const order = [null, ...sets.map((set) => set.language)];
    const after = order[(order.indexOf(shown) + 1) % order.length] ?? "";
    localStorage.setItem(KEY, after);
    setChosen(after);
  };
  return { shown, next };
}
