import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

function entriesOf(locale: "zh" | "en"): Map<string, string> {
  const text = ["messages", "later"].map((name) => readFileSync(`src/locales/${locale}/${name}.po`, "utf8")).join("\n");
  const joined = (block: string): string => [...block.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]).join("");
  const found = text.matchAll(/msgid ((?:"(?:[^"\\]|\\.)*"\n)+)msgstr ((?:"(?:[^"\\]|\\.)*"(?:\n|$))+)/g);
  return new Map([...found].map(([, id = "", message = ""]) => [joined(id), joined(message)] as const).filter(([id]) => id !== ""));
}

const holes = (message: string): string[] => [...message.matchAll(/(?<!(?:one|other) )\{\w+(?=[,}])|<\/?\d+\/?>/g)].map((match) => match[0]).sort();

describe("the messages", () => {
  const chinese = entriesOf("zh");

  it("are all there in Chinese", () => {
    expect(chinese.size).toBeGreaterThan(300);
    expect([...chinese].filter(([, message]) => message === "").map(([id]) => id)).toEqual([]);
    expect([...chinese.keys()].sort()).toEqual([...entriesOf("en").keys()].sort());
  });

  it("keep their holes and tags", () => {
    expect([...chinese].filter(([id, message]) => holes(id).join(" ") !== holes(message).join(" "))).toEqual([]);
  });
});
