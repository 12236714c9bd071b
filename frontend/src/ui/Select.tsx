import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import { FieldError, Rule } from "./TextField";
import { Icon } from "./icons";
import { useProblem } from "./problems";
import styles from "./Field.module.css";

export interface Option {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
}

interface Props {
  name: string;
  label: string;
  rule?: ReactNode;
  options: readonly Option[];
  value: string | null;
  onChange: (id: string) => void;
  placeholder?: string;
  isDisabled?: boolean;
}

export function Select({ name, label, rule, options, value, onChange, placeholder, isDisabled }: Props): ReactNode {
  const problem = useProblem(name);
  return (
    <AriaSelect
      name={name}
      isInvalid={problem !== undefined}
      className={styles["field"] ?? ""}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      placeholder={placeholder ?? ""}
      isDisabled={isDisabled ?? false}
    >
      <Label className={styles["label"] ?? ""}>{label}</Label>
      {rule && <Rule>{rule}</Rule>}
      <Button className={`${styles["input"]} ${styles["chooser"]}`}>
        <SelectValue>{({ isPlaceholder, selectedText, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}</SelectValue>
        <Icon name="more" />
      </Button>
      <FieldError name={name} />
      <Popover className={styles["popover"] ?? ""}>
        <ListBox items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={styles["option"] ?? ""}>
              <span>{option.label}</span>
              {option.note && <small>{option.note}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
