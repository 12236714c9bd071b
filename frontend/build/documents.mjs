// Prepares the persisted documents. Called with "clean" before relay-compiler, which writes a document only together with
// its artefact; without it afterwards, to hold the two together and to split off the texts of subscriptions, which the
// socket sends in full.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const generated = fileURLToPath(new URL("../src/__generated__/", import.meta.url));
const documents = `${generated}persisted.json`;

async function clean() {
  await rm(generated, { recursive: true, force: true });
  await mkdir(generated, { recursive: true });
  await writeFile(documents, "{}\n");
}

async function finish() {
  const all = JSON.parse(await readFile(documents, "utf8"));
  for (const name of await readdir(generated)) {
    const id = /"id": "([0-9a-f]{64})"/.exec(await readFile(generated + name, "utf8"))?.[1];
    if (id !== undefined && all[id] === undefined) throw new Error(`${name} has no persisted document`);
  }
  const subscriptions = Object.fromEntries(Object.entries(all).filter(([, text]) => /^\s*subscription\b/m.test(text)));
  await writeFile(`${generated}subscriptions.json`, `${JSON.stringify(subscriptions, null, 1)}\n`);
}

await (process.argv[2] === "clean" ? clean() : finish());
