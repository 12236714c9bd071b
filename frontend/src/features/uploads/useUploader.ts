import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { useRelayEnvironment } from "react-relay";
import { openDoors } from "./doors";
import { put } from "./put";
import { readInWorker } from "./reader";
import { shelf, type Kept } from "./shelf";
import type { UploadState } from "./state";
import { Uploader } from "./uploader";

/** One upload of this page. Leaving the page pauses it; what was sent stays. */
export function useUploader(owner: string, purpose: Kept["purpose"]): { uploader: Uploader; state: UploadState } {
  const environment = useRelayEnvironment();
  const uploader = useMemo(
    () => new Uploader({ owner, purpose, doors: openDoors(environment), put, shelf, read: readInWorker }),
    [environment, owner, purpose],
  );
  const state = useSyncExternalStore(uploader.subscribe, uploader.state);
  useEffect(() => () => uploader.pause(), [uploader]);
  useEffect(() => {
    const busy = state.phase === "sending" || state.phase === "reading" || state.phase === "finishing";
    if (!busy) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [state.phase]);
  return { uploader, state };
}

/** Brings back what an earlier visit left, with the file where the browser has kept it. */
export function useUnfinished(owner: string, purpose: Kept["purpose"], uploader: Uploader): void {
  const looked = useRef(false);
  useEffect(() => {
    if (looked.current) return;
    looked.current = true;
    const look = async (): Promise<void> => {
      const [kept] = await shelf.unfinishedOf(owner, purpose);
      if (!kept || uploader.state().phase !== "choosing") return;
      uploader.restore(kept, await shelf.fileOf(kept));
    };
    look().catch(() => undefined);
  }, [owner, purpose, uploader]);
}
