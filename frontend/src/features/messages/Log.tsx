import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { LogDeleteMutation } from "../../__generated__/LogDeleteMutation.graphql";
import { useSend } from "../../app/data";
import { useLocale } from "../../app/locale";
import { Button } from "../../ui/Button";
import { sayWrong } from "../../ui/notices";
import { moment, viewerZone } from "../../ui/time";
import type { Message } from "./Thread";
import styles from "./Messages.module.css";

interface Props {
  name: string;
  messages: readonly Message[];
  otherReadUpTo: number;
  onEarlier: (() => Promise<void>) | null;
}

/** The messages, oldest first; the newest stays in sight. */
export function Log({ name, messages, otherReadUpTo, onEarlier }: Props): ReactNode {
  const { t } = useLingui();
  const log = useRef<HTMLDivElement>(null);
  const [loading, setLoading] = useState(false);
  const newest = messages.at(-1)?.number ?? 0;
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [newest]);
  const earlier = async (): Promise<void> => {
    if (!onEarlier) return;
    setLoading(true);
    await onEarlier();
    setLoading(false);
  };
  const lastMine = messages.findLast((one) => one.isMine)?.number;
  return (
    <div ref={log} className={styles["log"]} role="log" aria-label={t`Conversation with ${name}`}>
      {onEarlier && (
        <Button small isPending={loading} onPress={() => void earlier()}>
          <Trans>Earlier messages</Trans>
        </Button>
      )}
      <ol role="list" className={styles["messages"]}>
        {messages.map((message) => (
          <One
            key={message.number}
            message={message}
            name={name}
            isRead={message.number === lastMine && message.number <= otherReadUpTo}
          />
        ))}
      </ol>
    </div>
  );
}

function One({ message, name, isRead }: { message: Message; name: string; isRead: boolean }): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const [gone, setGone] = useState(false);
  const remove = useSend<LogDeleteMutation>(graphql`
    mutation LogDeleteMutation($input: DeleteMessageInput!) {
      deleteMessage(input: $input) {
        message {
          id
          text
          isDeleted
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
  const { text, isMine, writtenBy } = message;
  const takeBack = async (): Promise<void> => {
    const { problems } = await remove.send({ messageId: message.id });
    if (problems[0]) sayWrong(problems[0].message);
    else setGone(true);
  };
  const isDeleted = message.isDeleted || gone;
  return (
    <li className={styles["message"]} data-mine={isMine || undefined}>
      <span className="out-of-sight">{isMine ? t`You:` : `${name}:`}</span>
      {isDeleted ? (
        <p className={styles["takenBack"]}>
          <Trans>Message taken back</Trans>
        </p>
      ) : (
        <p className={styles["bubble"]}>{text}</p>
      )}
      <small className={styles["under"]}>
        {writtenBy && <>{writtenBy.name} · </>}
        <time dateTime={message.sentAt}>{moment(message.sentAt, tag, viewerZone())}</time>
        {isRead && (
          <>
            {" · "}
            <Trans>Read</Trans>
          </>
        )}
        {isMine && !isDeleted && (
          <button type="button" className={styles["act"]} disabled={remove.sending} onClick={() => void takeBack()}>
            <Trans>Take back</Trans>
          </button>
        )}
      </small>
    </li>
  );
}
