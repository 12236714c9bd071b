import type { AccountPageQuery$data } from "../../__generated__/AccountPageQuery.graphql";
import type { useNameOf } from "../../ui/Words";

export type Account = NonNullable<AccountPageQuery$data["account"]>;

/** An organisation has a name in each language, a person one. */
export function shownName({ nameZh, nameEn, name }: Account, nameOf: ReturnType<typeof useNameOf>): string {
  return nameZh && nameEn ? nameOf({ nameZh, nameEn }) : name;
}
