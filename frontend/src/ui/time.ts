/** Every moment is UTC from the server; it is shown in a named zone, never in a guessed one. */
export function viewerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function moment(iso: string, tag: string, timeZone: string): string {
  const options = { dateStyle: "long", timeStyle: "short", timeZone } as const;
  return new Intl.DateTimeFormat(tag, options).format(new Date(iso));
}

export function day(iso: string, tag: string, timeZone = viewerZone()): string {
  return new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone }).format(new Date(iso));
}

export function zoneOffset(timeZone: string, tag: string, at: Date = new Date()): string {
  try {
    const parts = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: "shortOffset" }).formatToParts(at);
    return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
  } catch {
    return timeZone;
  }
}

/** Two zones that show the same wall time at that moment are one to the reader. */
export function sameWall(iso: string, one: string, other: string): boolean {
  return moment(iso, "en-GB", one) === moment(iso, "en-GB", other);
}

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** "in 3 days", "2 hours ago": the largest unit that fits. */
export function distance(iso: string, tag: string, now: number): string {
  const gap = new Date(iso).getTime() - now;
  const format = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  for (const [unit, size] of UNITS) {
    if (Math.abs(gap) >= size) return format.format(Math.trunc(gap / size), unit);
  }
  return format.format(Math.trunc(gap / 1000), "second");
}

export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
