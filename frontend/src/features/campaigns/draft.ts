import type { Bilingual } from "../../ui/BilingualField";
import { viewerZone } from "../../ui/time";

export interface CampaignDraft {
  handle: string;
  title: Bilingual;
  text: Bilingual;
  rules: Bilingual;
  topic: string;
  hue: number;
  timeZone: string;
  opensAtLocal: string;
  closesAtLocal: string;
  votes: string;
  likes: string;
  plays: string;
  coverUploadId: string | null;
  coverUrl: string | null;
}

const EMPTY: Bilingual = { zh: "", en: "" };

function wall(days: number, now: Date): string {
  const at = new Date(now.getTime() + days * 86_400_000);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T20:00`;
}

/** Opens tomorrow evening and closes two weeks later, in the zone of the device: a start that can be changed. */
export function emptyDraft(now: Date = new Date()): CampaignDraft {
  return {
    handle: "",
    title: EMPTY,
    text: EMPTY,
    rules: EMPTY,
    topic: "",
    hue: 32,
    timeZone: viewerZone(),
    opensAtLocal: wall(1, now),
    closesAtLocal: wall(15, now),
    votes: "5",
    likes: "2",
    plays: "1",
    coverUploadId: null,
    coverUrl: null,
  };
}

const whole = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : -1);

/** What the mutations take; the cover only where a new one was sent up. */
export function inputOf(draft: CampaignDraft) {
  const { votes, likes, plays, coverUploadId, coverUrl: _, ...rest } = draft;
  return {
    ...rest,
    scoreRule: { votes: whole(votes), likes: whole(likes), plays: whole(plays) },
    ...(coverUploadId === null ? {} : { coverUploadId }),
  };
}

/** Only what was changed: a moment that was saved is never worked out again. */
export function changesOf(before: CampaignDraft, after: CampaignDraft): Partial<ReturnType<typeof inputOf>> {
  const old: Record<string, unknown> = inputOf(before);
  const changed = Object.entries(inputOf(after)).filter(([name, value]) => JSON.stringify(old[name]) !== JSON.stringify(value));
  return Object.fromEntries(changed);
}

/** Which field each unmet requirement belongs to. */
export const FIELD_OF = {
  TITLE_ZH: "title.zh",
  TITLE_EN: "title.en",
  TEXT_ZH: "text.zh",
  TEXT_EN: "text.en",
  RULES_ZH: "rules.zh",
  RULES_EN: "rules.en",
  COVER: "coverUploadId",
  TOPIC: "topic",
  DATES: "opensAtLocal",
} as const;
