import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import styles from "./FairnessPage.module.css";

interface Point {
  readonly creators: number;
  readonly plays: number;
}

const SIZE = 100;
const HEAD = 0.99;

const x = (part: number): number => part * SIZE;
const y = (part: number): number => SIZE - part * SIZE;

export function pathOf(curve: readonly Point[]): string {
  return curve.map((point, at) => `${at === 0 ? "M" : "L"}${x(point.creators).toFixed(2)} ${y(point.plays).toFixed(2)}`).join("");
}

/** The curve sags the more unequal plays are. It may not fall below the target at the last 1 %. */
export function Lorenz({ curve, target }: { curve: readonly Point[]; target: number }): ReactNode {
  const { t } = useLingui();
  const path = pathOf(curve);
  return (
    <figure className={styles["figure"]}>
      <svg viewBox="-1 -1 102 102" role="img" aria-label={t`Lorenz curve of plays`} className={styles["plot"]}>
        <path d={`M0 ${SIZE}H${SIZE}V0`} className={styles["axes"]} />
        {[0.25, 0.5, 0.75].map((part) => (
          <path key={part} d={`M0 ${y(part)}H${SIZE}M${x(part)} 0V${SIZE}`} className={styles["grid"]} />
        ))}
        <path d={`M0 ${SIZE}L${SIZE} 0`} className={styles["equal"]} />
        <path d={`${path}L${SIZE} ${SIZE}Z`} className={styles["area"]} />
        <path d={path} className={styles["curve"]} />
        <path d={`M${x(0.86)} ${y(1 - target)}H${x(1)}`} className={styles["target"]} />
        <circle cx={x(HEAD)} cy={y(1 - target)} r="1.2" className={styles["target"]} />
      </svg>
      <figcaption>
        <ul className={styles["legend"]}>
          <li data-line="curve">
            <Trans>Plays as they are: people from the least played to the most</Trans>
          </li>
          <li data-line="equal">
            <Trans>If all were played alike</Trans>
          </li>
          <li data-line="target">
            <Trans>The target: at the last 1 % the curve must not be lower</Trans>
          </li>
        </ul>
      </figcaption>
    </figure>
  );
}
