import type { ReactNode } from "react";
import { Link } from "./Link";
import { classOf, type Look } from "./looks";

/** Looks like a button, goes to a place. */
export function ButtonLink(props: { to: string; look?: Look; small?: boolean; children: ReactNode }): ReactNode {
  return (
    <Link to={props.to} className={classOf(props.look ?? "plain", props.small ?? false)}>
      {props.children}
    </Link>
  );
}
