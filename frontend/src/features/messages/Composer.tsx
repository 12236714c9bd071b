import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { ComposerMutation } from "../../__generated__/ComposerMutation.graphql";
import { useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/TextField";
import styles from "./Messages.module.css";

interface Props {
  /** An account, or a conversation. */
  toId: string;
  name: string;
  onSent?: (threadId: string) => void;
}

const MOST = 2000;

/**
 * Writes a message. What is typed stays on the device until the server has it. A sending keeps its own id with its text: tried
 * again after a lost connection, it is the same message.
 */
export function Composer({ toId, name, onSent }: Props): ReactNode {
  const { t } = useLingui();
  const draft = useDraft(`message.${toId}`, { text: "", clientId: "" });
  const [wrong, setWrong] = useState<string | null>(null);
  const { send, sending } = useSend<ComposerMutation>(graphql`
    mutation ComposerMutation($input: SendMessageInput!) {
      sendMessage(input: $input) {
        message {
          id
        }
        thread {
          id
          ...Thread_thread
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
  const { text } = draft.value;
  const length = [...text.trim()].length;
  const go = async (): Promise<void> => {
    if (sending || length === 0) return;
    const clientId = draft.value.clientId || crypto.randomUUID();
    draft.change({ clientId });
    const { payload, problems } = await send({ toId, text, clientId });
    if (problems[0]) return setWrong(problems[0].message);
    setWrong(null);
    draft.forget({ text: "", clientId: "" });
    if (payload?.thread) onSent?.(payload.thread.id);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void go();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void go();
    }
  };
  return (
    <form className={styles["composer"]} onSubmit={submit}>
      {wrong && (
        <p role="alert" className={styles["wrong"]}>
          {wrong}
        </p>
      )}
      <TextField
        name="text"
        label={t`Message to ${name}`}
        long
        most={MOST}
        value={text}
        onChange={(next) => draft.change({ text: next, clientId: "" })}
        onKeyDown={press}
      />
      <Button type="submit" look="strong" isPending={sending} isDisabled={length === 0 || length > MOST}>
        <Trans>Send</Trans>
      </Button>
    </form>
  );
}
