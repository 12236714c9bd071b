import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState, type ReactNode } from "react";
import { ComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { fetchQuery, graphql, useRelayEnvironment } from "react-relay";
import type { CityFieldQuery } from "../../__generated__/CityFieldQuery.graphql";
import { FieldError, Rule } from "../../ui/TextField";
import { useProblem } from "../../ui/problems";
import { useWords } from "../../ui/Words";
import styles from "../../ui/Field.module.css";

export interface CityOf {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

const WAIT = 200;

interface Props {
  name: string;
  label: string;
  value: CityOf | null;
  onChange: (city: CityOf | null) => void;
}

/** A city, found by the beginning of its name; an emptied field is no city. */
export function CityField({ name, label, value, onChange }: Props): ReactNode {
  const { t } = useLingui();
  const words = useWords();
  const environment = useRelayEnvironment();
  const problem = useProblem(name);
  const [typed, setTyped] = useState(value ? words(value.name) : "");
  const [found, setFound] = useState<readonly CityOf[]>(value ? [value] : []);
  const chosen = value !== null && words(value.name) === typed;
  useEffect(() => {
    const search = typed.trim();
    if (search === "" || chosen) return undefined;
    const query = graphql`
      query CityFieldQuery($search: String!) {
        cities(search: $search, first: 8) {
          id
          name {
            zh
            en
          }
        }
      }
    `;
    let asking: { unsubscribe: () => void } | undefined;
    const timer = setTimeout(() => {
      asking = fetchQuery<CityFieldQuery>(environment, query, { search }).subscribe({ next: ({ cities }) => setFound(cities), error: () => undefined });
    }, WAIT);
    return () => {
      clearTimeout(timer);
      asking?.unsubscribe();
    };
  }, [environment, typed, chosen]);
  const type = (text: string): void => {
    setTyped(text);
    if (text.trim() === "" && value) onChange(null);
  };
  const choose = (key: string): void => {
    const city = found.find((one) => one.id === key);
    if (!city) return;
    setTyped(words(city.name));
    onChange(city);
  };
  return (
    <ComboBox
      name={name}
      items={found}
      inputValue={typed}
      onInputChange={type}
      value={value?.id ?? null}
      onChange={(key) => key !== null && choose(String(key))}
      isInvalid={problem !== undefined}
      allowsEmptyCollection
      allowsCustomValue
      menuTrigger="input"
      className={styles["field"] ?? ""}
    >
      <Label className={styles["label"] ?? ""}>{label}</Label>
      <Rule>
        <Trans>The beginning of its name, in Chinese or English.</Trans>
      </Rule>
      <Input className={styles["input"] ?? ""} />
      <FieldError name={name} />
      <Popover className={styles["popover"] ?? ""}>
        <ListBox<CityOf>
          renderEmptyState={() => (
            <p className={styles["rule"]} role="status">
              {t`No city begins like this.`}
            </p>
          )}
        >
          {(city) => (
            <ListBoxItem id={city.id} textValue={words(city.name)} className={styles["option"] ?? ""}>
              {words(city.name)}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
