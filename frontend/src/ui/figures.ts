/** Compact in rows (1.2 万, 12K), exact on hover. */
export function compact(value: number, tag: string): string {
  const language = new Intl.Locale(tag).language;
  const short = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 }).format(value);
  return short.replace(/(?<=\d)(?=[万亿])/, "\u202f");
}

export function exact(value: number, tag: string): string {
  return new Intl.NumberFormat(tag).format(value);
}

export function bytes(value: number, tag: string): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  const options = { style: "unit", unit: units[step], unitDisplay: "short", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(tag, options).format(value / 1000 ** step);
}
