import type { ReactNode } from "react";
import styles from "./Avatar.module.css";

interface Props {
  name: string;
  url?: string | null | undefined;
  size?: "small" | "middle" | "large";
  square?: boolean;
}

/** A hue that stays with a name, so that people without a picture are still told apart. */
export function hueOf(name: string): number {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return sum;
}

export function Avatar({ name, url, size = "middle", square = false }: Props): ReactNode {
  const shape = `${styles["avatar"]} ${styles[size]} ${square ? styles["square"] : ""}`;
  if (url) return <img src={url} alt="" className={shape} loading="lazy" decoding="async" />;
  const [first = ""] = [...name.trim()];
  return (
    <span className={shape} data-hue style={{ "--hue": hueOf(name) } as React.CSSProperties} aria-hidden="true">
      {first.toUpperCase()}
    </span>
  );
}
