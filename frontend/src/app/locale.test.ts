import { describe, expect, it } from "vitest";
import { chosenLocale } from "./locale";
import { safeNext } from "./places";

describe("the language", () => {
  it.each([
    ["?lang=en", "zh", ["zh-CN"], "en"],
    ["?lang=xx", "zh", ["en-GB"], "zh"],
    ["", "en", ["zh-CN"], "en"],
    ["", null, ["fr-FR", "en-GB", "zh-CN"], "en"],
    ["", null, ["zh-TW"], "zh"],
    ["", null, ["fr-FR"], "zh"],
  ] as const)("for %j, %j kept and %j is %s", (search, kept, languages, locale) => {
    expect(chosenLocale(search, kept, languages)).toBe(locale);
  });
});

describe("the place after signing in", () => {
  it.each([
    ["?next=%2Fdesk", "/desk"],
    ["?next=https%3A%2F%2Fevil.example", "/"],
    ["?next=%2F%2Fevil.example", "/"],
    ["?next=%2F%5Cevil.example", "/"],
    ["", "/"],
  ])("of %j is %j", (search, place) => {
    expect(safeNext(search)).toBe(place);
  });
});
