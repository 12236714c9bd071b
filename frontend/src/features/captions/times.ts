/** A time as people write it: seconds, or minutes and seconds, with as many thousandths as there are. Null when it is none. */
export function millisOf(text: string): number | null {
  const found = /^\s*(?:(?:(\d+):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,3}))?\s*$/.exec(text);
  if (!found) return null;
  const [, hours = "0", minutes = "0", seconds = "0", rest = ""] = found;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest.padEnd(3, "0"));
}

export function clock(ms: number): string {
  const whole = Math.floor(ms / 1000);
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const start = hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}` : String(minutes);
  return `${start}:${String(seconds).padStart(2, "0")}.${String(ms % 1000).padStart(3, "0")}`;
}

export interface Row {
  readonly start: string;
  readonly end: string;
  readonly text: string;
}

/** Rows as the server takes them; a time that is none becomes -1, which the server refuses at its row. */
export function linesOf(rows: readonly Row[]): { startMs: number; endMs: number; text: string }[] {
  return rows.map((row) => ({ startMs: millisOf(row.start) ?? -1, endMs: millisOf(row.end) ?? -1, text: row.text }));
}

/** A WebVTT file of what is typed so far, to be seen over the film; rows without a time are left out. */
export function preview(rows: readonly Row[]): string {
  const stamp = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
  const escaped = (text: string): string =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(/\n\s*\n/g, "\n");
  const good = linesOf(rows).filter((line) => line.startMs >= 0 && line.endMs > line.startMs && line.endMs < 86_400_000);
  return ["WEBVTT", ...good.map((line) => `${stamp(line.startMs)} --> ${stamp(line.endMs)}\n${escaped(line.text)}`)].join("\n\n");
}
