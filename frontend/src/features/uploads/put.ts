/** The store said no, and trying again with the same address will not help. */
export class PutRefused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`the store answered ${status}`);
    this.status = status;
  }
}

/** Nothing came back, or the store asked for patience. */
export class PutInterrupted extends Error {}

export type Put = (url: string, body: Blob, onMoved: (bytes: number) => void, signal: AbortSignal) => Promise<string>;

const PATIENCE = new Set([408, 409, 425, 429]);

/** PUT of one part, straight to the object store. XMLHttpRequest, because fetch cannot tell how much has gone out. */
export const put: Put = (url, body, onMoved, signal) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    request.upload.addEventListener("progress", (event) => onMoved(event.loaded));
    request.addEventListener("load", () => {
      const { status } = request;
      if (status >= 500 || PATIENCE.has(status)) return reject(new PutInterrupted(`the store answered ${status}`));
      if (status < 200 || status > 299) return reject(new PutRefused(status));
      const etag = request.getResponseHeader("ETag");
      if (etag) resolve(etag);
      else reject(new PutRefused(status));
    });
    request.addEventListener("error", () => reject(new PutInterrupted("no answer")));
    request.addEventListener("timeout", () => reject(new PutInterrupted("no answer in time")));
    request.addEventListener("abort", () => reject(signal.reason));
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener("abort", () => request.abort());
    request.send(body);
  });
