import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { TextField } from "./TextField";
import styles from "./Field.module.css";

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

interface Props {
  name: string;
  label: string;
  rule?: ReactNode;
  long?: boolean;
  most?: number;
  value: Bilingual;
  onChange: (value: Bilingual) => void;
  isDisabled?: boolean;
}

/** The same thing in Chinese and in English, side by side: neither is the translation of the other. */
export function BilingualField({ name, label, rule, long, most, value, onChange, isDisabled }: Props): ReactNode {
  const { t } = useLingui();
  const shared = { long: long ?? false, ...(most === undefined ? {} : { most }), isDisabled: isDisabled ?? false };
  return (
    <fieldset className={styles["pair"]}>
      <legend>{label}</legend>
      <TextField
        {...shared}
        name={`${name}.zh`}
        label={t`${label} in Chinese`}
        rule={rule}
        lang="zh-CN"
        value={value.zh}
        onChange={(zh) => onChange({ ...value, zh })}
      />
      <TextField
        {...shared}
        name={`${name}.en`}
        label={t`${label} in English`}
        rule={rule}
        lang="en"
        value={value.en}
        onChange={(en) => onChange({ ...value, en })}
      />
    </fieldset>
  );
}
