import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { lazy, type ComponentType, type LazyExoticComponent } from "react";

export interface AccountTabProps {
  /** Whose page it is. */
  readonly accountId: string;
  readonly handle: string;
  readonly name: string;
  readonly isOrganisation: boolean;
}

export interface AccountTab {
  /** Stands in the address: `?tab=posts`. */
  readonly id: string;
  readonly label: MessageDescriptor;
  /** Asks for its own data; loaded when it is opened. */
  readonly Content: LazyExoticComponent<ComponentType<AccountTabProps>>;
}

/**
 * What an account's page shows beside its films, in this order; a subject adds one line:
 * `{ id: "posts", label: msg({ message: "Posts" }), Content: lazy(() => import("../posts/PostsTab")) }`.
 */
export const TABS: readonly AccountTab[] = [
  { id: "posts", label: msg({ message: "Posts" }), Content: lazy(() => import("../posts/PostsTab")) },
  { id: "shop", label: msg({ message: "Shop" }), Content: lazy(() => import("../shop/ShopTab")) },
  { id: "classes", label: msg({ message: "Classes" }), Content: lazy(() => import("../classes/ClassesTab")) },
  { id: "opens", label: msg({ message: "What a follow opens" }), Content: lazy(() => import("../access/OpensTab")) },
];
