import type { CityOf } from "../cities/CityField";
import type { Bilingual } from "../../ui/BilingualField";

/** What both forms have; a picture is null where there is none, its upload null where it stays. */
export interface ProfileDraft {
  readonly handle: string;
  readonly bio: Bilingual;
  readonly city: CityOf | null;
  readonly pictureUrl: string | null;
  readonly pictureUploadId: string | null;
  readonly coverUrl: string | null;
  readonly coverUploadId: string | null;
}

interface Shown {
  readonly handle: string;
  readonly bio: Bilingual;
  readonly city: CityOf | null | undefined;
  readonly picture: { readonly url: string } | null | undefined;
  readonly cover: { readonly url: string } | null | undefined;
}

export function draftOf(account: Shown): ProfileDraft {
  return {
    handle: account.handle,
    bio: { zh: account.bio.zh, en: account.bio.en },
    city: account.city ?? null,
    pictureUrl: account.picture?.url ?? null,
    pictureUploadId: null,
    coverUrl: account.cover?.url ?? null,
    coverUploadId: null,
  };
}

type Part = "CITY" | "HOME_TOWN" | "PICTURE" | "COVER";

interface Changes {
  handle?: string;
  bio?: Bilingual;
  cityId?: string;
  pictureUploadId?: string;
  coverUploadId?: string;
  clear: Part[];
}

/** Only what differs from what is shown is sent. */
export function changesOf(shown: ProfileDraft, typed: ProfileDraft): Changes {
  const changes: Changes = { clear: [] };
  if (typed.handle !== shown.handle) changes.handle = typed.handle;
  if (typed.bio.zh !== shown.bio.zh || typed.bio.en !== shown.bio.en) changes.bio = typed.bio;
  if (typed.city && typed.city.id !== shown.city?.id) changes.cityId = typed.city.id;
  if (!typed.city && shown.city) changes.clear.push("CITY");
  if (typed.pictureUploadId) changes.pictureUploadId = typed.pictureUploadId;
  else if (!typed.pictureUrl && shown.pictureUrl) changes.clear.push("PICTURE");
  if (typed.coverUploadId) changes.coverUploadId = typed.coverUploadId;
  else if (!typed.coverUrl && shown.coverUrl) changes.clear.push("COVER");
  return changes;
}
