import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AA_TEXT, contrast, inGamut, pairsOf, TONES, weakestContrast } from "./colour";

describe("contrast", () => {
  it("is 21 between black and white", () => {
    expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 1);
  });

  it("knows sRGB red", () => {
    const [red, green, blue] = inGamut([0.62796, 0.25768, 29.234]);
    expect(red).toBeCloseTo(1, 2);
    expect(green).toBeCloseTo(0, 2);
    expect(blue).toBeCloseTo(0, 2);
  });

  it.each(Array.from({ length: 360 }, (_, hue) => hue))("holds AA on every pair for hue %i", (hue) => {
    const failing = pairsOf(hue).filter((pair) => pair.ratio < AA_TEXT);
    expect(failing).toEqual([]);
    expect(weakestContrast(hue)).toBeGreaterThanOrEqual(AA_TEXT);
  });
});

describe("tokens.css", () => {
  const css = readFileSync("src/ui/tokens.css", "utf8");

  it.each(["strong", "onStrong", "wash", "onWash"] as const)("has the tone %s that the test checks", (name) => {
    const css_name = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const [light, dark] = [TONES.light[name], TONES.dark[name]];
    expect(css).toContain(
      `--${css_name}: light-dark(oklch(${light.lightness} ${light.chroma} var(--hue)), oklch(${dark.lightness} ${dark.chroma} var(--hue)));`,
    );
  });

  it.each(["paper", "raised", "ink", "quiet"] as const)("has the neutral %s that the test checks", (name) => {
    const [light, dark] = [TONES.light[name], TONES.dark[name]];
    expect(css).toContain(`--${name}: light-dark(oklch(${light.join(" ")}), oklch(${dark.join(" ")}));`);
  });
});
