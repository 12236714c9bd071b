import { describe, expect, it } from "vitest";
import { bytes, compact, exact } from "./figures";
import { distance, duration, moment, sameWall, zoneOffset } from "./time";

const closes = "2027-05-12T12:00:00Z";

describe("a moment", () => {
  it("is shown in the zone that is named", () => {
    expect(moment(closes, "en-GB", "Asia/Shanghai")).toBe("12 May 2027 at 20:00");
    expect(moment(closes, "zh-CN", "Asia/Shanghai")).toBe("2027年5月12日 20:00");
    expect(moment(closes, "en-GB", "America/New_York")).toBe("12 May 2027 at 08:00");
  });

  it("knows when two zones show the same wall time", () => {
    expect(sameWall(closes, "Asia/Shanghai", "Asia/Singapore")).toBe(true);
    expect(sameWall(closes, "Asia/Shanghai", "Asia/Urumqi")).toBe(false);
  });

  it("says how far it is", () => {
    const now = Date.parse(closes);
    expect(distance("2027-05-15T13:00:00Z", "en-GB", now)).toBe("in 3 days");
    expect(distance("2027-05-12T10:00:00Z", "zh-CN", now)).toBe("2小时前");
  });

  it("has an offset, and an unknown zone is shown as it is", () => {
    expect(zoneOffset("Asia/Shanghai", "en-GB")).toBe("GMT+8");
    expect(zoneOffset("Mars/Olympus", "en-GB")).toBe("Mars/Olympus");
  });
});

describe("figures", () => {
  it("are compact in rows and exact when asked", () => {
    expect(compact(12_000, "en-GB")).toBe("12K");
    expect(compact(12_000, "zh-CN")).toBe("1.2\u202f万");
    expect(exact(12_345, "en-GB")).toBe("12,345");
    expect(bytes(5_253_880, "en-GB")).toBe("5.3 MB");
    expect(duration(65_400)).toBe("1:05");
  });
});
