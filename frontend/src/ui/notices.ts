export interface Notice {
  readonly words: string;
  readonly wrong: boolean;
}

type Listener = (notice: Notice) => void;

let listener: Listener | null = null;
const waiting: Notice[] = [];
const wakers = new Set<() => void>();

function tell(notice: Notice): void {
  if (listener) return listener(notice);
  waiting.push(notice);
  for (const wake of wakers) wake();
}

/** A short word that something was done. Never the only place where an error stands. */
export function say(words: string): void {
  tell({ words, wrong: false });
}

export function sayWrong(words: string): void {
  tell({ words, wrong: true });
}

/** The region that shows notices; it is loaded with the first one. */
export const notices = {
  any: (): boolean => listener !== null || waiting.length > 0,
  subscribe: (wake: () => void): (() => void) => {
    wakers.add(wake);
    return () => wakers.delete(wake);
  },
  listen: (next: Listener): (() => void) => {
    listener = next;
    for (const notice of waiting.splice(0)) next(notice);
    return () => {
      listener = null;
    };
  },
};
