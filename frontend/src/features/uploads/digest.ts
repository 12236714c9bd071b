import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

const STRIDE = 4 * 1024 * 1024;

/** SHA-256 of a file, read in strides so that a film of any length needs little memory. */
export async function digestOf(file: Blob, onRead: (bytes: number) => void): Promise<string> {
  const hash = sha256.create();
  for (let from = 0; from < file.size; from += STRIDE) {
    const to = Math.min(file.size, from + STRIDE);
    hash.update(new Uint8Array(await file.slice(from, to).arrayBuffer()));
    onRead(to);
  }
  return bytesToHex(hash.digest());
}
