import type { ReactNode } from "react";
import { useProblem } from "../../ui/problems";
import styles from "./Posts.module.css";

/** What is wrong with something that is no single field. */
export function FieldWords({ name, words }: { name: string; words: string | null }): ReactNode {
  const problem = useProblem(name);
  const said = words ?? problem;
  return said ? (
    <p role="alert" className={styles["wrong"]}>
      {said}
    </p>
  ) : null;
}
