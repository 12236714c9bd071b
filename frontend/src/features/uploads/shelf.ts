import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { DonePart, Target } from "./state";

export interface Fingerprint {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
}

export interface Kept {
  readonly uploadId: string;
  readonly owner: string;
  readonly purpose: "VIDEO" | "PICTURE";
  readonly fingerprint: Fingerprint;
  readonly contentType: string;
  readonly sha256: string;
  readonly target: Target;
  readonly done: readonly DonePart[];
  readonly keptAt: number;
}

interface Shelves extends DBSchema {
  uploads: { key: string; value: Kept };
  files: { key: string; value: Blob };
}

const LARGEST_KEPT = 1024 ** 3;

function opened(): Promise<IDBPDatabase<Shelves>> {
  return openDB<Shelves>("kindred", 1, {
    upgrade: (db) => {
      db.createObjectStore("uploads", { keyPath: "uploadId" });
      db.createObjectStore("files");
    },
  });
}

export function fingerprintOf(file: File): Fingerprint {
  return { name: file.name, size: file.size, lastModified: file.lastModified };
}

export function isSameFile(one: Fingerprint, other: Fingerprint): boolean {
  return one.size === other.size && one.name === other.name && one.lastModified === other.lastModified;
}

/** What this device knows of unfinished uploads. A browser without storage still uploads, it only cannot go on after a reload. */
export const shelf = {
  async keep(kept: Kept, file: Blob): Promise<void> {
    const db = await opened();
    await db.put("uploads", kept);
    if (file.size <= LARGEST_KEPT) await db.put("files", file, kept.uploadId).catch(() => undefined);
    db.close();
  },
  /** The file itself, where the browser kept it; otherwise the person picks it again. */
  async fileOf(kept: Kept): Promise<File | null> {
    const db = await opened();
    const blob = await db.get("files", kept.uploadId);
    db.close();
    const { name, size, lastModified } = kept.fingerprint;
    return blob?.size === size ? new File([blob], name, { type: kept.contentType, lastModified }) : null;
  },
  async noteParts(uploadId: string, done: readonly DonePart[]): Promise<void> {
    const db = await opened();
    const change = db.transaction("uploads", "readwrite");
    const kept = await change.store.get(uploadId);
    if (kept) await change.store.put({ ...kept, done });
    await change.done;
    db.close();
  },
  async drop(uploadId: string): Promise<void> {
    const db = await opened();
    await Promise.all([db.delete("uploads", uploadId), db.delete("files", uploadId)]);
    db.close();
  },
  async unfinishedOf(owner: string, purpose: Kept["purpose"]): Promise<Kept[]> {
    const db = await opened();
    const all = await db.getAll("uploads");
    db.close();
    return all
      .filter((kept) => kept.owner === owner && kept.purpose === purpose)
      .sort((a, b) => b.keptAt - a.keptAt);
  },
};

export type Shelf = typeof shelf;
