import { describe, expect, it } from "vitest";
import { readPrice, shownPrice, typedPrice } from "./price";

describe("a price", () => {
  it.each([
    ["12", "CNY", 1200],
    ["12.5", "CNY", 1250],
    ["0,99", "EUR", 99],
    ["500", "JPY", 500],
    ["1.234", "KWD", 1234],
    ["0.29", "USD", 29],
  ])("typed as %s %s is %i of the smallest unit", (text, currency, price) => {
    expect(readPrice(text, currency)).toBe(price);
    expect(readPrice(typedPrice(price, currency), currency)).toBe(price);
  });

  it.each([
    ["", "CNY"],
    ["-1", "CNY"],
    ["1.234", "CNY"],
    ["1.5", "JPY"],
    ["a", "CNY"],
  ])("that is none (%s %s) is not guessed", (text, currency) => {
    expect(readPrice(text, currency)).toBe(-1);
  });

  it("is shown in the reader's way", () => {
    expect(shownPrice(1250, "CNY", "zh-CN")).toBe("¥12.50");
    expect(shownPrice(500, "JPY", "en")).toBe("¥500");
  });
});
