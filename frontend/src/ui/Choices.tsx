import type { ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import type { Option } from "./Select";
import { FieldError, Rule } from "./TextField";
import { useProblem } from "./problems";
import styles from "./Field.module.css";

interface Props {
  name: string;
  label: string;
  rule?: ReactNode;
  options: readonly Option[];
  value: string;
  onChange: (id: string) => void;
}

export function Choices({ name, label, rule, options, value, onChange }: Props): ReactNode {
  const problem = useProblem(name);
  return (
    <RadioGroup name={name} isInvalid={problem !== undefined} value={value} onChange={onChange} className={styles["field"] ?? ""}>
      <Label className={styles["label"] ?? ""}>{label}</Label>
      {rule && <Rule>{rule}</Rule>}
      <div className={styles["choices"]}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={styles["choice"] ?? ""}>
            <span>
              {option.label}
              {option.note && <small>{option.note}</small>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldError name={name} />
    </RadioGroup>
  );
}
