import type { ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { ProgressBar as AriaProgressBar } from "react-aria-components/ProgressBar";
import styles from "./ProgressBar.module.css";

/** Per cent, with what is happening. */
export function ProgressBar({ label, value, still = false }: { label: string; value: number; still?: boolean }): ReactNode {
  return (
    <AriaProgressBar value={value} className={styles["progress"] ?? ""}>
      {({ percentage, valueText }) => (
        <>
          <span className={styles["words"]}>
            <Label>{label}</Label>
            <span className="figure">{valueText}</span>
          </span>
          <span className={styles["rail"]}>
            <span className={styles["fill"]} data-still={still || undefined} style={{ width: `${percentage ?? 0}%` }} />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
