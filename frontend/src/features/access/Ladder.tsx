import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { LadderPrivateMutation } from "../../__generated__/LadderPrivateMutation.graphql";
import type { LadderQuery, LadderQuery$data } from "../../__generated__/LadderQuery.graphql";
import type { LadderStepMutation } from "../../__generated__/LadderStepMutation.graphql";
import { usePage, useSend } from "../../app/data";
import { Choices } from "../../ui/Choices";
import { say, sayWrong } from "../../ui/notices";
import { Select } from "../../ui/Select";
import { Named } from "../../ui/Words";
import { useStepNames, type WhoMay } from "./names";
import styles from "./Access.module.css";

type Viewer = NonNullable<LadderQuery$data["viewer"]>;
type Step = Viewer["ladder"][number];

const DAYS = [1, 3, 7, 14, 30, 90, 180, 365];

/** Who may do what: one's own account, then the organisations one is owner or editor of. Each choice is saved at once. */
export function Ladder(): ReactNode {
  const { viewer } = usePage<LadderQuery>(
    graphql`
      query LadderQuery {
        viewer {
          isMinor
          person {
            id
            isPrivate
          }
          ladder {
            capability
            who
            days
            choices
          }
          memberships(first: 50) {
            edges {
              node {
                organisation {
                  id
                  nameZh
                  nameEn
                  ladder {
                    capability
                    who
                    days
                    choices
                  }
                }
              }
            }
          }
        }
      }
    `,
    {},
  );
  if (!viewer) return null;
  const organisations = viewer.memberships.edges.map((edge) => edge.node.organisation);
  return (
    <>
      <section className={styles["part"]}>
        <Private viewer={viewer} />
      </section>
      <section className={styles["part"]} aria-labelledby="ladder-mine">
        <h2 id="ladder-mine">
          <Trans>Who may, with my account</Trans>
        </h2>
        {viewer.isMinor && (
          <p className={styles["quiet"]}>
            <Trans>Until you are 18 some steps stay closed or narrow, whatever you choose. You can always make them narrower.</Trans>
          </p>
        )}
        <Steps accountId={viewer.person.id} steps={viewer.ladder} isMinor={viewer.isMinor} />
      </section>
      {organisations.map(
        (organisation) =>
          organisation.ladder && (
            <section key={organisation.id} className={styles["part"]} aria-labelledby={`ladder-${organisation.id}`}>
              <h2 id={`ladder-${organisation.id}`}>
                <Named of={organisation} />
              </h2>
              <Steps accountId={organisation.id} steps={organisation.ladder} isMinor={false} />
            </section>
          ),
      )}
    </>
  );
}

function Private({ viewer }: { viewer: Viewer }): ReactNode {
  const { t } = useLingui();
  const { send } = useSend<LadderPrivateMutation>(graphql`
    mutation LadderPrivateMutation($input: SetPrivateAccountInput!) {
      setPrivateAccount(input: $input) {
        person {
          id
          isPrivate
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
  const choose = async (isPrivate: boolean): Promise<void> => {
    const { problems } = await send({ isPrivate });
    if (problems[0]) return sayWrong(problems[0].message);
    say(isPrivate ? t`Your account is private now.` : t`Your account is open now.`);
  };
  if (viewer.isMinor) {
    return (
      <>
        <h2>
          <Trans>Private account</Trans>
        </h2>
        <p>
          <Trans>Until you are 18 your account is private: whoever wants to follow you has to ask, and you answer.</Trans>
        </p>
      </>
    );
  }
  return (
    <Choices
      name="isPrivate"
      label={t`Who may follow me`}
      value={viewer.person.isPrivate ? "private" : "open"}
      onChange={(id) => void choose(id === "private")}
      options={[
        { id: "open", label: t`Open to all`, note: t`Whoever follows you follows at once. Requests that wait keep waiting for your answer.` },
        {
          id: "private",
          label: t`Private account`,
          note: t`Whoever wants to follow has to ask. Your films, posts and follows are for your followers; films accepted in a campaign stay public.`,
        },
      ]}
    />
  );
}

interface StepsProps {
  readonly accountId: string;
  readonly steps: readonly Step[];
  readonly isMinor: boolean;
}

function Steps({ accountId, steps, isMinor }: StepsProps): ReactNode {
  const { t } = useLingui();
  const names = useStepNames();
  const [changed, setChanged] = useState<readonly Step[] | null>(null);
  const { send, sending } = useSend<LadderStepMutation>(graphql`
    mutation LadderStepMutation($input: SetLadderStepInput!) {
      setLadderStep(input: $input) {
        ladder {
          capability
          who
          days
          choices
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
  const set = async (step: Step, who: WhoMay, days: number): Promise<void> => {
    const { payload, problems } = await send({ accountId, capability: step.capability, who, days });
    if (problems[0]) return sayWrong(problems[0].message);
    if (payload?.ladder) setChanged(payload.ladder);
    const what = names.does[step.capability];
    const whoMay = names.who[who];
    say(t`${what}: ${whoMay}`);
  };
  return (
    <ul role="list" className={styles["steps"]}>
      {(changed ?? steps).map((step) => {
        const isLocked = step.choices.length === 1;
        const narrowed = isMinor && step.choices[0] !== "ANYONE";
        const widest = names.who[step.choices[0] ?? "NOBODY"];
        return (
          <li key={step.capability}>
            <Select
              name={`who.${step.capability}`}
              label={names.does[step.capability]}
              options={step.choices.map((who) => ({ id: who, label: names.who[who] }))}
              value={step.who}
              onChange={(who) => void set(step, who as WhoMay, who === "FOLLOWERS_SINCE" ? step.days || 7 : 0)}
              isDisabled={isLocked || sending}
            />
            {step.who === "FOLLOWERS_SINCE" && (
              <Select
                name={`days.${step.capability}`}
                label={t`For at least`}
                options={[...new Set([...DAYS, step.days])].sort((a, b) => a - b).map((days) => ({ id: String(days), label: t`${days} days` }))}
                value={String(step.days)}
                onChange={(days) => void set(step, "FOLLOWERS_SINCE", Number(days))}
                isDisabled={sending}
              />
            )}
            {narrowed && (
              <p className={styles["quiet"]}>
                {isLocked ? <Trans>Closed until you are 18.</Trans> : <Trans>Until you are 18, at most: {widest}.</Trans>}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
