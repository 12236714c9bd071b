import { useLingui } from "@lingui/react/macro";
import { useId, useState, type ReactNode } from "react";
import { Button } from "../../ui/Button";
import { useWords } from "../../ui/Words";
import type { ImportRow } from "./DraftImport";
import styles from "./ImportSheets.module.css";

export const CELLS = ["nameZh", "nameEn", "contact", "email", "city", "registration", "kind"] as const;
export type CellName = (typeof CELLS)[number];

const OF: Record<string, CellName> = {
  NAME_ZH: "nameZh",
  NAME_EN: "nameEn",
  CONTACT: "contact",
  EMAIL: "email",
  CITY: "city",
  REGISTRATION: "registration",
  KIND: "kind",
};

export function useCellNames(): Record<CellName, string> {
  const { t } = useLingui();
  return {
    nameZh: t`Name in Chinese`,
    nameEn: t`Name in English`,
    contact: t`Contact`,
    email: t`E-mail`,
    city: t`City`,
    registration: t`Registration number`,
    kind: t`Kind`,
  };
}

interface Props {
  row: ImportRow;
  cell: CellName;
  onSave: (value: string) => Promise<string | null>;
}

/** A cell that is wrong is a field with the reason below it; any other becomes one when it is pressed. */
export function RowCell({ row, cell, onSave }: Props): ReactNode {
  const { t } = useLingui();
  const words = useWords();
  const names = useCellNames();
  const [editing, setEditing] = useState(false);
  const problem = row.problems.find((one) => OF[one.cell] === cell);
  const said = row[cell];
  const label = t`${names[cell]}, row ${row.number}`;
  if (!problem && !editing) {
    return (
      <button type="button" className={styles["text"]} data-out={!row.included || undefined} aria-label={`${label}: ${said || "–"}`} onClick={() => setEditing(true)}>
        {said || "–"}
      </button>
    );
  }
  const save = async (value: string): Promise<void> => {
    if (value.trim() === said || (await onSave(value)) === null) setEditing(false);
  };
  return (
    <span className={styles["cell"]}>
      <Field key={said} label={label} value={said} focused={editing} why={problem ? words(problem.message) : null} onSave={save} />
      {problem?.suggestions.map((city) => (
        <Button key={city.id} small onPress={() => void save(words(city.name))} aria-label={t`Take ${words(city.name)} in row ${row.number}`}>
          {words(city.name)}
        </Button>
      ))}
    </span>
  );
}

interface FieldProps {
  label: string;
  value: string;
  focused: boolean;
  why: string | null;
  onSave: (value: string) => Promise<void>;
}

/** Saves when it is left or with Enter; Escape takes back what was typed. */
function Field({ label, value, focused, why, onSave }: FieldProps): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(value);
  return (
    <>
      <input
        className={styles["input"]}
        aria-label={label}
        aria-invalid={why !== null}
        aria-describedby={why === null ? undefined : id}
        value={typed}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just pressed this very cell
        autoFocus={focused}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => (focused || typed.trim() !== value ? void onSave(typed) : undefined)}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setTyped(value);
        }}
      />
      {why !== null && (
        <small id={id} className={styles["why"]}>
          {why}
        </small>
      )}
    </>
  );
}
