import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { HoldWordsMutation } from "../../__generated__/HoldWordsMutation.graphql";
import { useSend } from "../../app/data";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { say } from "../../ui/notices";
import { TextField } from "../../ui/TextField";

/** One's own words that make a comment wait, one a line. */
export function HoldWords({ accountId, words }: { accountId: string; words: readonly string[] }): ReactNode {
  const { t } = useLingui();
  const [text, setText] = useState(words.join("\n"));
  const set = useSend<HoldWordsMutation>(graphql`
    mutation HoldWordsMutation($input: SetHoldWordsInput!) {
      setHoldWords(input: $input) {
        words
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const submit = async (): Promise<void> => {
    const lines = text.split("\n").map((line) => line.trim());
    const { payload, problems } = await set.send({ accountId, words: lines.filter((line) => line !== "") });
    if (problems.length > 0 || !payload) return;
    setText(payload.words.join("\n"));
    say(t`Saved. It holds for comments from now on.`);
  };
  const problems = set.problems.map((one) => ({ ...one, field: one.field?.startsWith("words") ? "words" : one.field }));
  return (
    <details>
      <summary>
        <Trans>Words that make a comment wait</Trans>
      </summary>
      <Form label={t`Words that make a comment wait`} problems={problems} onSubmit={() => void submit()}>
        <TextField
          name="words"
          label={t`Your words`}
          rule={t`One a line, at most 200. Case and width do not matter; a list of this platform holds besides.`}
          long
          value={text}
          onChange={setText}
        />
        <div>
          <Button type="submit" small isPending={set.sending}>
            <Trans>Save the words</Trans>
          </Button>
        </div>
      </Form>
    </details>
  );
}
