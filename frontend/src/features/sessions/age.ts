const ADULT = 18;

/** Whole years on that day; both are plain dates ("2009-02-28"). */
export function ageOn(birthDate: string, today: string): number {
  const [bornYear = 0, bornMonth = 0, bornDay = 0] = birthDate.split("-").map(Number);
  const [year = 0, month = 0, day = 0] = today.split("-").map(Number);
  const had = month > bornMonth || (month === bornMonth && day >= bornDay);
  return year - bornYear - (had ? 0 : 1);
}

export function isMinor(birthDate: string, today: string): boolean {
  return birthDate !== "" && ageOn(birthDate, today) < ADULT;
}

export function todayHere(now: Date = new Date()): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${now.getFullYear()}-${month}-${day}`;
}
