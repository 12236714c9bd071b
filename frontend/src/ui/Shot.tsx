import type { ReactNode } from "react";
import styles from "./Shot.module.css";

interface Props {
  url: string | null | undefined;
  width?: number | undefined;
  height?: number | undefined;
  alt: string;
  eager?: boolean;
  ratio?: "wide" | "tall" | "own";
}

/** A picture with its place kept free, so that nothing jumps when it comes. Without a picture the hue fills in. */
export function Shot({ url, width, height, alt, eager = false, ratio = "own" }: Props): ReactNode {
  if (!url) return <span className={`${styles["shot"]} ${styles["none"]} ${styles[ratio]}`} aria-hidden="true" />;
  return (
    <img
      src={url}
      width={width}
      height={height}
      alt={alt}
      className={`${styles["shot"]} ${styles[ratio]}`}
      loading={eager ? "eager" : "lazy"}
      fetchPriority={eager ? "high" : "auto"}
      decoding="async"
    />
  );
}
