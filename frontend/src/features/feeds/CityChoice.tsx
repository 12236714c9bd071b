import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type FormEvent, type ReactNode } from "react";
import { fetchQuery, graphql, useRelayEnvironment } from "react-relay";
import type { CityChoiceQuery, CityChoiceQuery$data } from "../../__generated__/CityChoiceQuery.graphql";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/TextField";
import { Words } from "../../ui/Words";
import styles from "./FeedPage.module.css";

/** Finds a city by the beginning of its name. */
export function CityChoice({ onChoose }: { onChoose: (id: string) => void }): ReactNode {
  const { t } = useLingui();
  const environment = useRelayEnvironment();
  const [name, setName] = useState("");
  const [found, setFound] = useState<CityChoiceQuery$data["cities"] | null>(null);
  const [failed, setFailed] = useState(false);
  const search = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      const data = await fetchQuery<CityChoiceQuery>(
        environment,
        graphql`
          query CityChoiceQuery($search: String!) {
            cities(search: $search, first: 8) {
              id
              name {
                zh
                en
              }
            }
          }
        `,
        { search: name },
      ).toPromise();
      setFailed(false);
      setFound(data?.cities ?? []);
    } catch {
      setFailed(true);
    }
  };
  return (
    <form className={styles["cities"]} onSubmit={(event) => void search(event)}>
      <TextField name="city" label={t`Which city?`} rule={<Trans>The beginning of its name, in Chinese or English.</Trans>} value={name} onChange={setName} />
      <Button type="submit" look="strong" isDisabled={name.trim() === ""}>
        <Trans>Find</Trans>
      </Button>
      {failed && (
        <p role="alert">
          <Trans>No answer came. Please try again.</Trans>
        </p>
      )}
      {found?.length === 0 && (
        <p role="status">
          <Trans>No city begins like this.</Trans>
        </p>
      )}
      {found && found.length > 0 && (
        <ul className={styles["found"]}>
          {found.map((city) => (
            <li key={city.id}>
              <Button onPress={() => onChoose(city.id)}>
                <Words of={city.name} />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
