import { Trans, useLingui } from "@lingui/react/macro";
import { startTransition, useEffect, type ReactNode } from "react";
import { graphql, useRefetchableFragment } from "react-relay";
import type { PosterChoice_work$key } from "../../__generated__/PosterChoice_work.graphql";
import type { PosterChoiceMutation } from "../../__generated__/PosterChoiceMutation.graphql";
import type { PosterChoiceQuery } from "../../__generated__/PosterChoiceQuery.graphql";
import { useSend } from "../../app/data";
import { ProgressBar } from "../../ui/ProgressBar";
import { say, sayWrong } from "../../ui/notices";
import { Shot } from "../../ui/Shot";
import styles from "./PosterChoice.module.css";

const ASK_AGAIN = 2000;

/** The stills of an own film, one of which stands for it. While they are being made it says how far that is. */
export function PosterChoice(props: { work: PosterChoice_work$key }): ReactNode {
  const { t } = useLingui();
  const [work, ask] = useRefetchableFragment<PosterChoiceQuery, PosterChoice_work$key>(
    graphql`
      fragment PosterChoice_work on Work @refetchable(queryName: "PosterChoiceQuery") {
        id
        state
        streamProgress
        stills {
          url
        }
      }
    `,
    props.work,
  );
  const { send, sending } = useSend<PosterChoiceMutation>(graphql`
    mutation PosterChoiceMutation($input: ChoosePosterInput!) {
      choosePoster(input: $input) {
        work {
          id
          poster {
            url
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
  const { id, stills, streamProgress } = work;
  const isMaking = work.state === "READY" && typeof streamProgress === "number" && streamProgress < 100;
  useEffect(() => {
    if (!isMaking) return undefined;
    // Not one timer an answer: an answer that changes nothing draws nothing, and would be the last.
    const timer = setInterval(() => startTransition(() => void ask({}, { fetchPolicy: "network-only" })), ASK_AGAIN);
    return () => clearInterval(timer);
  }, [ask, isMaking]);
  if (isMaking) return <ProgressBar label={t`Making further sizes and stills; it plays already`} value={streamProgress ?? 0} />;
  if (stills.length === 0) return null;
  const choose = async (number: number): Promise<void> => {
    const { problems } = await send({ workId: id, number });
    if (problems[0]) return sayWrong(problems[0].message);
    say(t`This picture stands for your film now.`);
  };
  return (
    <section className={styles["choice"]} aria-labelledby="stills">
      <h2 id="stills">
        <Trans>Which picture stands for it?</Trans>
      </h2>
      <ul role="list">
        {stills.map((still, at) => (
          <li key={still.url}>
            <button type="button" disabled={sending} aria-label={t`Picture ${at + 1}`} onClick={() => void choose(at + 1)}>
              <Shot url={still.url} alt="" ratio="tall" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
