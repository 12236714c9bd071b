import { useLingui } from "@lingui/react/macro";
import { useMemo, type ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { ComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { useLocale } from "../app/locale";
import { FieldError, Rule } from "./TextField";
import { Icon } from "./icons";
import { viewerZone, zoneOffset } from "./time";
import { useProblem } from "./problems";
import styles from "./Field.module.css";

const FIRST = ["Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "Europe/London", "America/New_York"];

interface Props {
  name: string;
  label: string;
  rule?: ReactNode;
  value: string;
  onChange: (zone: string) => void;
}

/** An IANA time zone, found by typing. */
export function ZoneField({ name, label, rule, value, onChange }: Props): ReactNode {
  const problem = useProblem(name);
  const { t } = useLingui();
  const { tag } = useLocale();
  const zones = useMemo(() => {
    const all = [...new Set([viewerZone(), ...FIRST, ...Intl.supportedValuesOf("timeZone"), value])].filter(Boolean);
    return all.map((id) => ({ id, offset: zoneOffset(id, tag) }));
  }, [tag, value]);
  return (
    <ComboBox
      name={name}
      isInvalid={problem !== undefined}
      className={styles["field"] ?? ""}
      defaultItems={zones}
      selectedKey={value}
      onSelectionChange={(key) => key !== null && onChange(String(key))}
      menuTrigger="input"
    >
      <Label className={styles["label"] ?? ""}>{label}</Label>
      {rule && <Rule>{rule}</Rule>}
      <div className={styles["combo"]}>
        <Input className={styles["input"] ?? ""} />
        <Button aria-label={t`All time zones`}>
          <Icon name="more" />
        </Button>
      </div>
      <FieldError name={name} />
      <Popover className={styles["popover"] ?? ""}>
        <ListBox<{ id: string; offset: string }>>
          {(zone) => (
            <ListBoxItem id={zone.id} textValue={zone.id} className={styles["option"] ?? ""}>
              <span>{zone.id}</span>
              <small>{zone.offset}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
