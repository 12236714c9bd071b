import type { ReactNode } from "react";
import { useLocale } from "../app/locale";
import { useNow } from "./now";
import { distance, moment, viewerZone } from "./time";

/** "2 minutes ago", exact on hover; never in the future, because the page's clock is renewed only now and then. */
export function Ago({ at }: { at: string }): ReactNode {
  const { tag } = useLocale();
  const now = useNow();
  return (
    <time dateTime={at} title={moment(at, tag, viewerZone())}>
      {distance(at, tag, Math.max(now, Date.parse(at)))}
    </time>
  );
}
