import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import type { GuardianPageMutation } from "../../__generated__/GuardianPageMutation.graphql";
import type { GuardianPageQuery } from "../../__generated__/GuardianPageQuery.graphql";
import { usePage, useSend } from "../../app/data";
import { useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { Button } from "../../ui/Button";
import { FormSummary } from "../../ui/FormSummary";
import { Sheet } from "./Sheet";

/** Where a mother, father or guardian says yes or no. No account is needed: the link is the key. */
export default function GuardianPage({ token }: { token: string }): ReactNode {
  const { t } = useLingui();
  useTitle(t`A guardian's answer`);
  const { guardianRequest } = usePage<GuardianPageQuery>(
    graphql`
      query GuardianPageQuery($token: String!) {
        guardianRequest(token: $token) {
          childName
          state
          expired
        }
      }
    `,
    { token },
  );
  const { send, sending, problems } = useSend<GuardianPageMutation>(graphql`
    mutation GuardianPageMutation($input: AnswerGuardianRequestInput!) {
      answerGuardianRequest(input: $input) {
        guardianRequest {
          childName
          state
          expired
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
  if (!guardianRequest) {
    return <Sheet title={<Trans>We do not know this link</Trans>} lead={<Trans>Please open it from the mail once more, whole.</Trans>} />;
  }
  const { childName: name, state } = guardianRequest;
  const answer = async (accept: boolean): Promise<void> => {
    await send({ token, accept }, (store) => {
      const fresh = store.getRootField("answerGuardianRequest")?.getLinkedRecord("guardianRequest");
      if (fresh) store.getRoot().setLinkedRecord(fresh, "guardianRequest", { token });
    });
  };
  if (state === "GIVEN") {
    return <Sheet title={<Trans>You said yes</Trans>} lead={<Trans>Films of {name} can be shown once a reviewer has looked at each.</Trans>} />;
  }
  if (state === "REFUSED") {
    return <Sheet title={<Trans>You said no</Trans>} lead={<Trans>Films of {name} stay private.</Trans>} />;
  }
  if (guardianRequest.expired) {
    return (
      <Sheet
        title={<Trans>This link has expired</Trans>}
        lead={<Trans>Films of {name} stay private. A new mail can be sent from their account.</Trans>}
      />
    );
  }
  return (
    <Sheet
      title={<Trans>{name} would like to take part</Trans>}
      lead={
        <Trans>
          On Kindred people show short films in campaigns of foundations. {name} is under 18, so nothing is public without your yes and without a
          reviewer who has looked at it.
        </Trans>
      }
    >
      <FormSummary problems={problems} />
      <div className={shell["row"]}>
        <Button look="strong" onPress={() => void answer(true)} isPending={sending}>
          <Trans>Yes, I agree</Trans>
        </Button>
        <Button onPress={() => void answer(false)} isPending={sending}>
          <Trans>No</Trans>
        </Button>
      </div>
    </Sheet>
  );
}
