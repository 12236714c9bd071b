import { useId, type ReactNode } from "react";
import { FieldError as AriaFieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextArea } from "react-aria-components/TextArea";
import { TextField as AriaTextField, type TextFieldProps } from "react-aria-components/TextField";
import { Icon } from "./icons";
import { useProblem } from "./problems";
import styles from "./Field.module.css";

interface Props extends Omit<TextFieldProps, "children" | "className"> {
  name: string;
  label: string;
  /** The rule, said before the mistake. */
  rule?: ReactNode;
  long?: boolean;
  lang?: string;
  placeholder?: string;
  /** Most characters allowed; shows how many are left once it gets close. */
  most?: number;
}

/** What the server said about the field of that name. */
export function FieldError({ name }: { name: string }): ReactNode {
  const problem = useProblem(name);
  return (
    <AriaFieldError className={styles["error"] ?? ""}>
      <Icon name="wrong" />
      <span>{problem}</span>
    </AriaFieldError>
  );
}

export function Rule({ children }: { children: ReactNode }): ReactNode {
  return (
    <Text slot="description" className={styles["rule"] ?? ""}>
      {children}
    </Text>
  );
}

export function TextField({ label, rule, long = false, lang, placeholder, most, ...rest }: Props): ReactNode {
  const id = useId();
  const problem = useProblem(rest.name);
  const length = [...(rest.value ?? "")].length;
  const shared = { className: styles["input"] ?? "", lang, placeholder };
  return (
    <AriaTextField {...rest} isInvalid={problem !== undefined} className={styles["field"] ?? ""}>
      <Label className={styles["label"] ?? ""}>{label}</Label>
      {rule && <Rule>{rule}</Rule>}
      {long ? <TextArea {...shared} /> : <Input {...shared} />}
      {most !== undefined && length > most * 0.7 && (
        <span id={id} className={styles["count"]} aria-live="polite">
          {length} / {most}
        </span>
      )}
      <FieldError name={rest.name} />
    </AriaTextField>
  );
}
