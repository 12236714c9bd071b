/** What was in view, for how long, and whether it was played: gathered here and sent in batches. */
export interface Seen {
  readonly workId: string;
  readonly dwellMs: number;
  readonly played: boolean;
}

export interface Batch {
  readonly batchId: string;
  readonly items: readonly Seen[];
}

interface Options {
  readonly now?: () => number;
  readonly makeId?: () => string;
}

/** One work is in view at a time. What is not yet acknowledged stays and goes again, under the same batch id. */
export class Tally {
  readonly #send: (batch: Batch) => Promise<boolean>;
  readonly #now: () => number;
  readonly #makeId: () => string;
  #inView: { workId: string; since: number } | null = null;
  #seen = new Map<string, { dwellMs: number; played: boolean }>();
  #unsent: Batch[] = [];
  #sending = false;

  constructor(send: (batch: Batch) => Promise<boolean>, { now = () => performance.now(), makeId = () => crypto.randomUUID() }: Options = {}) {
    this.#send = send;
    this.#now = now;
    this.#makeId = makeId;
  }

  /** It has come into view; null where nothing is. */
  look(workId: string | null): void {
    if (this.#inView?.workId === workId) return;
    this.#settle();
    this.#inView = workId === null ? null : { workId, since: this.#now() };
  }

  played(workId: string): void {
    this.#of(workId).played = true;
  }

  /** Sends what there is; what is still in view goes on counting. */
  async flush(): Promise<void> {
    this.#settle();
    const items = [...this.#seen].flatMap(([workId, { dwellMs, played }]) => (dwellMs > 0 ? [{ workId, dwellMs: Math.round(dwellMs), played }] : []));
    for (const { workId } of items) this.#seen.delete(workId);
    for (let start = 0; start < items.length; start += MOST) {
      this.#unsent.push({ batchId: this.#makeId(), items: items.slice(start, start + MOST) });
    }
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#unsent[0] && (await this.#send(this.#unsent[0]))) this.#unsent.shift();
      this.#unsent = this.#unsent.slice(-KEPT);
    } finally {
      this.#sending = false;
    }
  }

  #settle(): void {
    if (this.#inView === null) return;
    const now = this.#now();
    this.#of(this.#inView.workId).dwellMs += now - this.#inView.since;
    this.#inView.since = now;
  }

  #of(workId: string): { dwellMs: number; played: boolean } {
    let found = this.#seen.get(workId);
    if (!found) this.#seen.set(workId, (found = { dwellMs: 0, played: false }));
    return found;
  }
}

const MOST = 50;
const KEPT = 20;
