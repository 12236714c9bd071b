// Prepares the persisted documents: called with "clean" before relay-compiler (which only ever adds to the file)
// and without after it, to split off the texts of subscriptions, which the socket sends in full.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const generated = fileURLToPath(new URL("../src/__generated__/", import.meta.url));
const documents = `${generated}persisted.json`;

await mkdir(generated, { recursive: true });
if (process.argv[2] === "clean") {
  await rm(documents, { force: true });
  await writeFile(documents, "{}\n");
} else {
  const all = JSON.parse(await readFile(documents, "utf8"));
  const subscriptions = Object.fromEntries(Object.entries(all).filter(([, text]) => /^\s*subscription\b/m.test(text)));
  await writeFile(`${generated}subscriptions.json`, `${JSON.stringify(subscriptions, null, 1)}\n`);
}
