/** How many digits of a currency stand behind the point: 2 for CNY, 0 for JPY, 3 for KWD. */
export function digitsOf(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

export function shownPrice(price: number, currency: string, tag: string): string {
  return new Intl.NumberFormat(tag, { style: "currency", currency }).format(price / 10 ** digitsOf(currency));
}

/** As it is typed: plain digits and a point. */
export function typedPrice(price: number, currency: string): string {
  return (price / 10 ** digitsOf(currency)).toFixed(digitsOf(currency));
}

/** What was typed, in the smallest unit; -1 for what is no price, which the server refuses. */
export function readPrice(text: string, currency: string): number {
  const digits = digitsOf(currency);
  const found = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text.trim());
  const behind = found?.[2] ?? "";
  if (!found || behind.length > digits) return -1;
  return Number(found[1]) * 10 ** digits + Number(behind.padEnd(digits, "0") || 0);
}
