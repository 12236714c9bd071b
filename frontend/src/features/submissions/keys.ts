export type ReviewAct = "next" | "before" | "accept" | "decline";

const ACTS: Record<string, ReviewAct> = { j: "next", k: "before", a: "accept", d: "decline" };

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat?: boolean;
  readonly target: EventTarget | null;
}

/** Letters that decide are never taken from a field, a chord or a key that is held down. */
export function reviewAct(event: Pressed): ReviewAct | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu]")) return null;
  const act = ACTS[event.key.toLowerCase()] ?? null;
  return event.repeat && (act === "accept" || act === "decline") ? null : act;
}
