import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import type { ConsolePageQuery, ConsolePageQuery$data } from "../../__generated__/ConsolePageQuery.graphql";
import type { ConsolePageRetryMutation } from "../../__generated__/ConsolePageRetryMutation.graphql";
import { usePage, useSend } from "../../app/data";
import { useLocale } from "../../app/locale";
import { useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import { Button } from "../../ui/Button";
import { say, sayWrong } from "../../ui/notices";
import { useNow } from "../../ui/now";
import { DeniedState, EmptyState } from "../../ui/States";
import { Table } from "../../ui/Table";
import { distance } from "../../ui/time";

type Letter = NonNullable<ConsolePageQuery$data["deadLetters"]>["edges"][number]["node"];

/** What an operator sees: jobs that failed for good, and the one thing to do about them. */
export default function ConsolePage(): ReactNode {
  const { t } = useLingui();
  useTitle(t`Console`);
  return (
    <SignInFirst why={<Trans>The console is for those who run this installation.</Trans>}>
      {(viewer) => (
        <div className={shell["page"]}>
          {viewer.isOperator ? (
            <FailedJobs />
          ) : (
            <DeniedState level="h1" title={<Trans>The console is for operators</Trans>}>
              <p>
                <Trans>Those who run this installation name their addresses in KINDRED_OPERATORS.</Trans>
              </p>
            </DeniedState>
          )}
        </div>
      )}
    </SignInFirst>
  );
}

function FailedJobs(): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const now = useNow();
  const { deadLetters } = usePage<ConsolePageQuery>(
    graphql`
      query ConsolePageQuery {
        deadLetters(first: 50) {
          edges {
            node {
              id
              job
              key
              error
              attempts
              failedAt
            }
          }
        }
      }
    `,
    {},
  );
  // A letter that was tried again is deleted from the store, and its edge stays behind without it.
  const letters = (deadLetters?.edges ?? []).flatMap((edge) => (edge.node ? [edge.node] : []));
  return (
    <>
      <h1>
        <Trans>Failed jobs</Trans>
      </h1>
      {letters.length === 0 ? (
        <EmptyState title={<Trans>No job has failed for good</Trans>}>
          <p>
            <Trans>A job is tried several times before it is listed here; what is owed is never forgotten.</Trans>
          </p>
        </EmptyState>
      ) : (
        <Table<Letter>
          label={t`Failed jobs`}
          rows={letters}
          keyOf={(letter) => letter.id}
          columns={[
            { id: "job", head: <Trans>Job</Trans>, cell: (letter) => <code>{letter.job}</code> },
            { id: "key", head: <Trans>Concerns</Trans>, cell: (letter) => <code>{letter.key}</code> },
            { id: "error", head: <Trans>What went wrong</Trans>, cell: (letter) => letter.error },
            { id: "attempts", head: <Trans>Attempts</Trans>, figure: true, cell: (letter) => letter.attempts },
            { id: "when", head: <Trans>Given up</Trans>, cell: (letter) => distance(letter.failedAt, tag, now) },
            { id: "act", head: <Trans>Do</Trans>, cell: (letter) => <Retry letter={letter} /> },
          ]}
        />
      )}
    </>
  );
}

function Retry({ letter }: { letter: Letter }): ReactNode {
  const { t } = useLingui();
  const { send, sending } = useSend<ConsolePageRetryMutation>(graphql`
    mutation ConsolePageRetryMutation($input: RetryJobInput!) {
      retryJob(input: $input) {
        deadLetterId @deleteRecord
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const retry = async (): Promise<void> => {
    const { problems } = await send({ deadLetterId: letter.id });
    if (problems[0]) return sayWrong(problems[0].message);
    say(t`It is tried again within some seconds.`);
  };
  return (
    <Button small isDisabled={sending} onPress={() => void retry()}>
      <Trans>Try again</Trans>
    </Button>
  );
}
