import { digestOf } from "./digest";

self.addEventListener("message", (event: MessageEvent<Blob>) => {
  digestOf(event.data, (bytes) => self.postMessage({ bytes })).then(
    (sha256) => self.postMessage({ sha256 }),
    (cause: unknown) => self.postMessage({ failed: String(cause) }),
  );
});
