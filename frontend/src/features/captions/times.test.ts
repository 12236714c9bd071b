import { describe, expect, it } from "vitest";
import { clock, linesOf, millisOf, preview } from "./times";

describe("a time", () => {
  it.each([
    ["5", 5000],
    ["0:05", 5000],
    [" 1:02.5 ", 62_500],
    ["1:02,050", 62_050],
    ["1:00:00.001", 3_600_001],
    ["", null],
    ["a", null],
    ["1:2:3:4", null],
    ["-1", null],
  ])("%j is %s", (text, ms) => {
    expect(millisOf(text)).toBe(ms);
  });

  it.each([0, 1, 999, 62_050, 3_600_001, 5_999_999])("of %d ms is written and read again", (ms) => {
    expect(millisOf(clock(ms))).toBe(ms);
  });
});

describe("what is typed", () => {
  const rows = [
    { start: "0:01", end: "0:02", text: "a <b> & --> c" },
    { start: "x", end: "0:03", text: "no time" },
  ];

  it("is sent with a time that the server refuses where there is none", () => {
    expect(linesOf(rows)[1]).toEqual({ startMs: -1, endMs: 3000, text: "no time" });
  });

  it("is shown over the film as text and nothing else", () => {
    expect(preview(rows)).toBe("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\na &lt;b&gt; &amp; --&gt; c");
  });
});
