const KEY = "kindred.next";

/** Where a person was going before the address had to be confirmed; kept on the device because the mail opens a new tab. */
export function keepNext(next: string): void {
  try {
    if (next === "/") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // Without storage they start from the first page.
  }
}

export function keptNext(): string {
  try {
    const next = localStorage.getItem(KEY) ?? "/";
    return /^\/(?![/\\])/.test(next) ? next : "/";
  } catch {
    return "/";
  }
}
