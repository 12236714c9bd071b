import { useState, type ReactNode } from "react";
import { Shot } from "./Shot";

interface Props {
  url: string | null | undefined;
  moving: string | null | undefined;
  alt: string;
  ratio?: "wide" | "tall" | "own";
}

const isCalm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A picture that moves while a pointer rests on it, where the person has nothing against motion. */
export function MovingShot({ url, moving, alt, ratio = "own" }: Props): ReactNode {
  const [over, setOver] = useState(false);
  return (
    <span onPointerEnter={(event) => setOver(event.pointerType === "mouse" && !isCalm())} onPointerLeave={() => setOver(false)}>
      <Shot url={over && moving ? moving : url} alt={alt} ratio={ratio} />
    </span>
  );
}
