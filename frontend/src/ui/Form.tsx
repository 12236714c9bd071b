import { useMemo, type FormEvent, type ReactNode } from "react";
import { Form as AriaForm } from "react-aria-components/Form";
import { FormSummary, useSettled } from "./FormSummary";
import { byField, ProblemsByField, type FieldProblem } from "./problems";
import styles from "./States.module.css";

interface Props {
  label: string;
  problems: readonly FieldProblem[];
  onSubmit: () => void;
  children: ReactNode;
}

/** A form whose rules live on the server: its answers stand at the field and in the summary above. */
export function Form({ label, problems, onSubmit, children }: Props): ReactNode {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  const settled = useSettled(problems);
  const errors = useMemo(() => byField(settled), [settled]);
  return (
    <AriaForm
      aria-label={label}
      className={styles["form"] ?? ""}
      validationBehavior="aria"
      onSubmit={submit}
    >
      <FormSummary problems={settled} />
      <ProblemsByField value={errors}>{children}</ProblemsByField>
    </AriaForm>
  );
}
