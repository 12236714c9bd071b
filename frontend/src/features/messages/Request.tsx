import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import { useLocation } from "wouter";
import type { RequestAcceptMutation } from "../../__generated__/RequestAcceptMutation.graphql";
import type { RequestDeclineMutation } from "../../__generated__/RequestDeclineMutation.graphql";
import { useSend } from "../../app/data";
import { places } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { Button } from "../../ui/Button";
import { sayWrong } from "../../ui/notices";
import styles from "./Messages.module.css";

/** Somebody whom one does not follow has written: a yes, a no, or (in the head) a report and a block. */
export function Request({ threadId, name }: { threadId: string; name: string }): ReactNode {
  const [, go] = useLocation();
  const accept = useSend<RequestAcceptMutation>(graphql`
    mutation RequestAcceptMutation($input: AcceptMessageRequestInput!) {
      acceptMessageRequest(input: $input) {
        thread {
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
  const decline = useSend<RequestDeclineMutation>(graphql`
    mutation RequestDeclineMutation($input: DeclineMessageRequestInput!) {
      declineMessageRequest(input: $input) {
        thread {
          id
          state
          box
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
  const say = async (answer: typeof accept | typeof decline): Promise<void> => {
    const { problems } = await answer.send({ threadId });
    if (problems[0]) sayWrong(problems[0].message);
    else if (answer === decline) go(places.messages("requests"));
  };
  return (
    <div className={styles["request"]}>
      <p>
        <Trans>You do not follow {name}. Accept to answer; until then they can write nothing more, and they do not see whether you have read it.</Trans>
      </p>
      <div className={shell["row"]}>
        <Button look="strong" isPending={accept.sending} onPress={() => void say(accept)}>
          <Trans>Accept</Trans>
        </Button>
        <Button isPending={decline.sending} onPress={() => void say(decline)}>
          <Trans>Decline</Trans>
        </Button>
      </div>
    </div>
  );
}
