import { useLingui } from "@lingui/react/macro";

export type Capability = "LIVE" | "MESSAGE" | "POSTS" | "TIP" | "SHOP" | "CLASSES";
export type WhoMay = "ANYONE" | "FOLLOWERS" | "FOLLOWERS_SINCE" | "MUTUALS" | "NOBODY";

export const CAPABILITIES: readonly Capability[] = ["LIVE", "MESSAGE", "POSTS", "TIP", "SHOP", "CLASSES"];

/** What the server's words for steps are called on the page. */
export function useStepNames(): { readonly does: Record<Capability, string>; readonly who: Record<WhoMay, string> } {
  const { t } = useLingui();
  return {
    does: {
      LIVE: t`Watch live`,
      MESSAGE: t`Send messages`,
      POSTS: t`Read posts`,
      TIP: t`Give points`,
      SHOP: t`See the shop`,
      CLASSES: t`Enrol in classes`,
    },
    who: {
      ANYONE: t`Everybody`,
      FOLLOWERS: t`Followers`,
      FOLLOWERS_SINCE: t`Followers of some time`,
      MUTUALS: t`Those I follow back`,
      NOBODY: t`Nobody`,
    },
  };
}
