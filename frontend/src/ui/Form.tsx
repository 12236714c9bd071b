import type { FormEvent, ReactNode } from "react";
import { Form as AriaForm } from "react-aria-components/Form";
import { byField, FormSummary, type FieldProblem } from "./FormSummary";
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
  return (
    <AriaForm
      aria-label={label}
      className={styles["form"] ?? ""}
      validationBehavior="aria"
      validationErrors={byField(problems)}
      onSubmit={submit}
    >
      <FormSummary problems={problems} />
      {children}
    </AriaForm>
  );
}
