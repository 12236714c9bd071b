export interface Numbered {
  readonly number: number;
}

/** What a page knows of a thread: its messages by number, and the cursor that leads to earlier ones. */
export interface Known<M extends Numbered> {
  readonly messages: readonly M[];
  readonly earlier: string | null;
}

/** The newest messages, put onto what is known. Where some were missed in between, what is older is asked for anew. */
export function withNewest<M extends Numbered>(known: Known<M>, newest: readonly M[], earlier: string | null): Known<M> {
  const first = Math.min(...newest.map((one) => one.number));
  const last = known.messages.at(-1)?.number ?? 0;
  if (known.messages.length === 0 || first > last + 1) return { messages: inOrder(newest), earlier };
  return { messages: inOrder([...known.messages.filter((one) => one.number < first), ...newest]), earlier: known.earlier };
}

/** An earlier page, put before what is known. */
export function withEarlier<M extends Numbered>(known: Known<M>, page: readonly M[], earlier: string | null): Known<M> {
  const first = known.messages[0]?.number ?? Number.POSITIVE_INFINITY;
  return { messages: inOrder([...page.filter((one) => one.number < first), ...known.messages]), earlier };
}

function inOrder<M extends Numbered>(messages: readonly M[]): readonly M[] {
  return messages.toSorted((one, other) => one.number - other.number);
}
