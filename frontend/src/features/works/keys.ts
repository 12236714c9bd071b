export type PlayerAct = "toggle" | "mute" | "full" | "captions" | "forward" | "back" | "before" | "after";

const ACTS: Record<string, PlayerAct> = {
  " ": "toggle",
  k: "toggle",
  m: "mute",
  f: "full",
  c: "captions",
  ArrowRight: "forward",
  ArrowLeft: "back",
  ArrowUp: "before",
  ArrowDown: "after",
};

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly target: EventTarget | null;
}

const SHORTEST_SWIPE = 60;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A swipe to the side changes the film; up and down stay the page's own. */
export function swipeAct(from: Point, to: Point): PlayerAct | null {
  const [aside, down] = [to.x - from.x, to.y - from.y];
  if (Math.abs(aside) < SHORTEST_SWIPE || Math.abs(aside) < 2 * Math.abs(down)) return null;
  return aside < 0 ? "after" : "before";
}

/** Keys belong to the player unless they are typed into a field or press a button that has the focus. */
export function playerAct(event: Pressed): PlayerAct | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input, textarea, select, [contenteditable], [role=menu], [role=dialog]")) return null;
  if (event.key === " " && target?.closest("button, a, [role=button]")) return null;
  return ACTS[event.key] ?? ACTS[event.key.toLowerCase()] ?? null;
}
