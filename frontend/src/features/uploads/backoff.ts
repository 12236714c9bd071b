/** Milliseconds before try number `attempt` (from 1): doubled each time, at most half a minute, spread so that tabs do not march in step. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const whole = Math.min(30_000, 400 * 2 ** (attempt - 1));
  return Math.round(whole / 2 + (whole / 2) * random());
}

/** Waits, or ends early when the network comes back. Rejects when the signal is given. */
export function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      globalThis.removeEventListener?.("online", done);
      signal.removeEventListener("abort", stop);
    };
    const done = (): void => {
      end();
      resolve();
    };
    const stop = (): void => {
      end();
      reject(signal.reason);
    };
    const timer = setTimeout(done, milliseconds);
    if (signal.aborted) return stop();
    globalThis.addEventListener?.("online", done);
    signal.addEventListener("abort", stop);
  });
}
