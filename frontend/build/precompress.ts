import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

const TEXT = /\.(?:js|css|html|svg|json|txt|webmanifest)$/;
const SMALLEST_WORTH = 512;
const CHUNK_LIMIT_KB = 100;
const FIRST_LOAD_LIMIT_KB = 180;
const SMALLEST_SHOWN_KB = 2;
const FIRST = ["index.html", "/features/home/HomePage", "/locales/zh/messages"];

/** Writes .br and .gz beside each text asset and fails the build when a chunk or the first load is too heavy. */
export function precompress(): Plugin {
  let folder = "dist";
  let firstLoad = new Set<string>();
  return {
    name: "kindred-precompress",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      folder = config.build.outDir;
    },
    generateBundle(_, bundle) {
      firstLoad = firstLoadOf(bundle);
    },
    closeBundle: {
      order: "post",
      async handler() {
        const sizes = await compressAll(folder);
        weigh(sizes, firstLoad);
      },
    },
  };
}

async function compressAll(folder: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !TEXT.test(entry.name)) continue;
    const body = await readFile(path);
    const zipped = await promisify(gzip)(body, { level: 9 });
    sizes.set(relative(folder, path), zipped.length / 1000);
    if (body.length < SMALLEST_WORTH) continue;
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } };
    await Promise.all([
      writeFile(`${path}.gz`, zipped),
      writeFile(`${path}.br`, await promisify(brotliCompress)(body, options)),
    ]);
  }
  return sizes;
}

/** Everything a guest's first page needs: the entry, the home page and one language, with what they import and their styles. */
function firstLoadOf(bundle: Rolldown.OutputBundle): Set<string> {
  const needed = new Set<string>(["index.html"]);
  const take = (name: string): void => {
    const chunk = bundle[name];
    if (needed.has(name) || chunk?.type !== "chunk") return;
    needed.add(name);
    for (const css of chunk.viteMetadata?.importedCss ?? []) needed.add(css);
    chunk.imports.forEach(take);
  };
  for (const [name, chunk] of Object.entries(bundle)) {
    const from = chunk.type === "chunk" ? (chunk.facadeModuleId ?? "") : "";
    if (FIRST.some((part) => from.includes(part))) take(name);
  }
  return needed;
}

function weigh(sizes: Map<string, number>, firstLoad: Set<string>): void {
  const lines = [...sizes].sort((a, b) => b[1] - a[1]).filter(([name]) => /\.(?:js|css)$/.test(name));
  for (const [name, kb] of lines) {
    if (kb >= SMALLEST_SHOWN_KB || firstLoad.has(name)) {
      process.stdout.write(`${kb.toFixed(1).padStart(8)} kB gzip  ${firstLoad.has(name) ? "*" : " "} ${name}\n`);
    }
  }
  const first = [...firstLoad].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
  process.stdout.write(`first load (*) ${first.toFixed(1)} kB gzip of at most ${FIRST_LOAD_LIMIT_KB}\n`);
  const heavy = lines.filter(([, kb]) => kb > CHUNK_LIMIT_KB).map(([name]) => name);
  if (heavy.length > 0) throw new Error(`chunks above ${CHUNK_LIMIT_KB} kB gzip: ${heavy.join(", ")}`);
  if (first === 0) throw new Error("the files of the first load are gone: is another build running?");
  if (first > FIRST_LOAD_LIMIT_KB) throw new Error(`first load is ${first.toFixed(1)} kB gzip`);
}
