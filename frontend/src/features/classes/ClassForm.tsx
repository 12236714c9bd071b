import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import type { ClassFormChangeMutation } from "../../__generated__/ClassFormChangeMutation.graphql";
import type { ClassFormHoldMutation } from "../../__generated__/ClassFormHoldMutation.graphql";
import type { ClassFormQuery } from "../../__generated__/ClassFormQuery.graphql";
import type { ClassesTabQuery$data } from "../../__generated__/ClassesTabQuery.graphql";
import { usePage, useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { BilingualField } from "../../ui/BilingualField";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { Icon } from "../../ui/icons";
import { useProblem } from "../../ui/problems";
import { TextField } from "../../ui/TextField";
import styles from "./Classes.module.css";

interface Props {
  accountId: string;
  /** Null for a new one. */
  listed: NonNullable<ClassesTabQuery$data["classes"]>["classes"][number] | null;
  onDone: () => void;
}

interface Film {
  readonly id: string;
  readonly title: string;
}

/** A class as its teacher writes it. What is typed stays on the device until it is saved. */
export function ClassForm({ accountId, listed, onDone }: Props): ReactNode {
  const { t } = useLingui();
  const { viewer } = usePage<ClassFormQuery>(
    graphql`
      query ClassFormQuery {
        viewer {
          works(first: 100) {
            edges {
              node {
                id
                title
                isPublic
              }
            }
          }
        }
      }
    `,
    {},
  );
  const had: readonly Film[] = (listed?.lessons ?? []).flatMap((lesson) => (lesson.work ? [lesson.work] : []));
  const draft = useDraft(`class.${listed?.id ?? accountId}`, {
    title: listed?.title ?? { zh: "", en: "" },
    text: listed?.text ?? { zh: "", en: "" },
    seats: String(listed?.places ?? 30),
    lessonIds: had.map((one) => one.id),
  });
  const hold = useSend<ClassFormHoldMutation>(graphql`
    mutation ClassFormHoldMutation($input: HoldClassInput!) {
      holdClass(input: $input) {
        classes {
          id
          classes {
            id
            ...ClassesTab_class
          }
        }
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const change = useSend<ClassFormChangeMutation>(graphql`
    mutation ClassFormChangeMutation($input: ChangeClassInput!) {
      changeClass(input: $input) {
        classes {
          id
          classes {
            id
            ...ClassesTab_class
          }
        }
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const { title, text, seats, lessonIds } = draft.value;
  const own = (viewer?.works.edges ?? []).map((edge) => edge.node).filter((work) => work.isPublic);
  const films = [...had, ...own.filter((work) => !had.some((one) => one.id === work.id))];
  const save = async (): Promise<void> => {
    const plan = { title, text, places: /^\d{1,6}$/.test(seats.trim()) ? Number(seats) : 0, lessonIds };
    const { problems } = listed ? await change.send({ classId: listed.id, ...plan }) : await hold.send({ accountId, ...plan });
    if (problems.length > 0) return;
    draft.forget();
    onDone();
  };
  return (
    <Form label={t`Class`} problems={listed ? change.problems : hold.problems} onSubmit={() => void save()}>
      <BilingualField name="title" label={t`Title`} rule={t`In one language at least; at most 80 characters.`} most={80} value={title} onChange={(next) => draft.change({ title: next })} />
      <BilingualField name="text" label={t`Description`} long most={2000} value={text} onChange={(next) => draft.change({ text: next })} />
      <TextField name="places" label={t`Places`} rule={t`From 1 to 1,000.`} inputMode="numeric" value={seats} onChange={(next) => draft.change({ seats: next })} />
      <Lessons films={films} chosen={lessonIds} onChange={(next) => draft.change({ lessonIds: next })} />
      <Button type="submit" look="strong" isPending={hold.sending || change.sending}>
        <Trans>Save</Trans>
      </Button>
    </Form>
  );
}

interface LessonsProps {
  films: readonly Film[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Public films, those of the class first and in its order. */
function Lessons({ films, chosen, onChange }: LessonsProps): ReactNode {
  const { t } = useLingui();
  const problem = useProblem("lessonIds");
  const lessons = chosen.flatMap((id) => films.find((film) => film.id === id) ?? []);
  const others = films.filter((film) => !chosen.includes(film.id));
  const ids = lessons.map((film) => film.id);
  const up = (place: number): void => {
    const next = [...ids];
    next.splice(place - 1, 0, ...next.splice(place, 1));
    onChange(next);
  };
  return (
    <fieldset className={styles["choose"]} data-field="lessonIds">
      <legend>{t`Lessons`}</legend>
      {films.length === 0 && (
        <p className={styles["quiet"]}>
          <Trans>You have no public film yet. Share one first.</Trans>
        </p>
      )}
      {problem && (
        <p role="alert" className={styles["wrong"]}>
          {problem}
        </p>
      )}
      <ol className={styles["lessons"]}>
        {lessons.map((film, place) => (
          <li key={film.id}>
            <span>{film.title}</span>
            <span className={styles["acts"]}>
              <Button small isDisabled={place === 0} onPress={() => up(place)} aria-label={t`Move ${film.title} up`}>
                <Icon name="up" />
              </Button>
              <Button small onPress={() => onChange(ids.filter((id) => id !== film.id))} aria-label={t`Leave ${film.title} out`}>
                <Icon name="close" />
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <ul role="list" aria-label={t`Films that can become lessons`} className={styles["lessons"]}>
        {others.map((film) => (
          <li key={film.id}>
            <span>{film.title}</span>
            <Button small onPress={() => onChange([...ids, film.id])} aria-label={t`Take ${film.title} as a lesson`}>
              <Icon name="plus" />
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
