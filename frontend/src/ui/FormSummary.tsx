import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Icon } from "./icons";
import type { FieldProblem } from "./problems";
import styles from "./States.module.css";

/** Says what is wrong and takes the focus; each line leads to its field. */
export function FormSummary({ problems }: { problems: readonly FieldProblem[] }): ReactNode {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const settled = useSettled(problems);
  useEffect(() => {
    if (settled.length === 0) return;
    box.current?.focus();
    box.current?.scrollIntoView({ block: "center" });
  }, [settled]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className={styles["summary"]} aria-label={t`What to change`}>
      <Icon name="wrong" />
      <ul role="list">
        {problems.map((problem) => (
          <li key={`${problem.field} ${problem.code}`}>
            {problem.field === null ? (
              problem.message
            ) : (
              <a href={`#${problem.field}`} onClick={(event) => goTo(event, problem.field ?? "")}>
                {problem.message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The same array for as long as the problems say the same: a new array at each key typed must not take the focus again. */
export function useSettled(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  const [settled, settle] = useState(problems);
  if (contentOf(settled) === contentOf(problems)) return settled;
  settle(problems);
  return problems;
}

function contentOf(problems: readonly FieldProblem[]): string {
  return JSON.stringify(problems.map((one) => [one.field, one.code, one.message]));
}

function goTo(event: React.MouseEvent, field: string): void {
  event.preventDefault();
  focusField(field);
}

/** Brings the field of that name into view and under the keyboard. */
export function focusField(name: string): void {
  const named = document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"], [data-field="${CSS.escape(name)}"]`);
  const hidden = named?.matches("input[type=hidden], [hidden] *, [aria-hidden=true] *");
  const field = hidden ? named?.parentElement?.closest<HTMLElement>("[data-rac]") : named;
  const target = field?.matches("input, textarea, button") ? field : field?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, button, [tabindex='0']");
  (target ?? field)?.scrollIntoView({ block: "center" });
  target?.focus();
}
