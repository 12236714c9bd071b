import { useEffect } from "react";

export type FeedName = "following" | "discover" | "city" | "home";

/** Every address of the page, in one place. Ids are base64url already. */
export const places = {
  home: () => "/",
  campaign: (handle: string) => `/c/${encodeURIComponent(handle)}`,
  work: (id: string, campaign?: string) => (campaign ? `/w/${id}?in=${encodeURIComponent(campaign)}` : `/w/${id}`),
  captions: (work: string) => `/w/${work}/captions`,
  account: (handle: string) => `/@${encodeURIComponent(handle)}`,
  followers: (handle: string) => `/@${encodeURIComponent(handle)}/followers`,
  following: (handle: string) => `/@${encodeURIComponent(handle)}/following`,
  people: (next?: string) => (next ? `/people?next=${encodeURIComponent(next)}` : "/people"),
  profile: () => "/settings/profile",
  organisationProfile: (handle: string) => `/desk/o/${encodeURIComponent(handle)}/profile`,
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"),
  signUp: (next?: string) => (next ? `/sign-up?next=${encodeURIComponent(next)}` : "/sign-up"),
  checkMail: () => "/check-mail",
  compose: (campaign?: string) => (campaign ? `/new?campaign=${encodeURIComponent(campaign)}` : "/new"),
  made: (work: string, campaign?: string | null) => `/new?work=${work}${campaign ? `&campaign=${encodeURIComponent(campaign)}` : ""}`,
  watch: (feed: FeedName = "discover", city?: string) => (city ? `/watch/${feed}?city=${city}` : `/watch/${feed}`),
  fairness: (campaign?: string) => (campaign ? `/fairness?in=${encodeURIComponent(campaign)}` : "/fairness"),
  desk: () => "/desk",
  heldComments: () => "/desk/comments",
  follows: (tab?: "requests" | "blocked") => (tab ? `/settings/follows?tab=${tab}` : "/settings/follows"),
  console: () => "/console",
  deskPartner: (id: string) => `/desk/p/${id}`,
  messages: (part?: "requests" | "t" | "to" | "as", which?: string) =>
    part ? `/messages/${part}${which ? `/${encodeURIComponent(which)}` : ""}` : "/messages",
  deskOrganisation: (handle: string) => `/desk/o/${encodeURIComponent(handle)}`,
  newOrganisation: () => "/desk/new-organisation",
  newCampaign: (organisation: string) => `/desk/o/${encodeURIComponent(organisation)}/new-campaign`,
  deskCampaign: (handle: string, tab?: "edit" | "partners" | "review" | "board") =>
    tab ? `/desk/c/${encodeURIComponent(handle)}/${tab}` : `/desk/c/${encodeURIComponent(handle)}`,
} as const;

/** Only addresses of this page are followed after signing in. */
export function safeNext(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "";
  return /^\/(?![/\\])/.test(next) ? next : "/";
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Kindred 同行` : "Kindred 同行";
  }, [title]);
}
