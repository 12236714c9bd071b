import { CalendarDate, CalendarDateTime, parseDate, parseDateTime } from "@internationalized/date";
import type { ReactNode } from "react";
import { DateField as AriaDateField, DateInput, DateSegment } from "react-aria-components/DateField";
import { Label } from "react-aria-components/Label";
import { FieldError, Rule } from "./TextField";
import { useProblem } from "./problems";
import styles from "./Field.module.css";

interface Props {
  name: string;
  label: string;
  rule?: ReactNode;
  /** ISO: "1999-12-31", or "2027-05-12T20:00" with `time`. Empty while it is incomplete. */
  value: string;
  onChange: (value: string) => void;
  time?: boolean;
  isDisabled?: boolean;
}

type Parsed = CalendarDate | CalendarDateTime;

function parsed(value: string, time: boolean): Parsed | null {
  try {
    return time ? parseDateTime(value) : parseDate(value);
  } catch {
    return null;
  }
}

function written(value: Parsed): string {
  return value instanceof CalendarDateTime ? value.toString().slice(0, 16) : value.toString();
}

/** A wall date, or a wall date and time: no zone is in it, the zone is a field of its own. */
export function DateField({ name, label, rule, value, onChange, time = false, isDisabled = false }: Props): ReactNode {
  const problem = useProblem(name);
  return (
    <AriaDateField<Parsed>
      data-field={name}
      isInvalid={problem !== undefined}
      className={styles["field"] ?? ""}
      granularity={time ? "minute" : "day"}
      hourCycle={24}
      shouldForceLeadingZeros
      value={parsed(value, time)}
      onChange={(next) => onChange(next === null ? "" : written(next))}
      isDisabled={isDisabled}
    >
      <Label className={styles["label"] ?? ""}>{label}</Label>
      {rule && <Rule>{rule}</Rule>}
      <DateInput className={`${styles["input"]} ${styles["segments"]}`}>
        {(segment) => <DateSegment segment={segment} className={styles["segment"] ?? ""} />}
      </DateInput>
      <FieldError name={name} />
    </AriaDateField>
  );
}
