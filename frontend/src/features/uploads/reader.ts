type Said = { bytes: number } | { sha256: string } | { failed: string };

/** Hashes in a worker, so that the page stays answerable; the signal ends the worker. */
export function readInWorker(file: Blob, onRead: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./digest.worker.ts", import.meta.url), { type: "module" });
    const end = (): void => worker.terminate();
    signal.addEventListener("abort", () => {
      end();
      reject(signal.reason);
    });
    worker.addEventListener("error", (event) => {
      end();
      reject(new Error(event.message));
    });
    worker.addEventListener("message", (event: MessageEvent<Said>) => {
      if ("bytes" in event.data) return onRead(event.data.bytes);
      end();
      if ("sha256" in event.data) resolve(event.data.sha256);
      else reject(new Error(event.data.failed));
    });
    worker.postMessage(file);
  });
}
