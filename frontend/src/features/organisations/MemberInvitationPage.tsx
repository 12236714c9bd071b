import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { MemberInvitationPageMutation } from "../../__generated__/MemberInvitationPageMutation.graphql";
import type { MemberInvitationPageQuery } from "../../__generated__/MemberInvitationPageQuery.graphql";
import { usePage, useSend } from "../../app/data";
import { useLocale } from "../../app/locale";
import { places, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { FormSummary } from "../../ui/FormSummary";
import { moment, viewerZone } from "../../ui/time";
import { useStateNames } from "../campaigns/names";
import { Sheet } from "../sessions/Sheet";
import { useNameOf } from "../../ui/Words";

/** Where a colleague accepts a role in an organisation. */
export default function MemberInvitationPage({ token }: { token: string }): ReactNode {
  const { t } = useLingui();
  useTitle(t`Invitation`);
  const { tag } = useLocale();
  const names = useStateNames();
  const nameOf = useNameOf();
  const viewer = useViewer();
  const [done, setDone] = useState(false);
  const { memberInvitation: invitation } = usePage<MemberInvitationPageQuery>(
    graphql`
      query MemberInvitationPageQuery($token: String!) {
        memberInvitation(token: $token) {
          id
          role
          state
          expiresAt
          organisation {
            id
            handle
            nameZh
            nameEn
          }
        }
      }
    `,
    { token },
  );
  const { send, sending, problems } = useSend<MemberInvitationPageMutation>(graphql`
    mutation MemberInvitationPageMutation($input: AcceptMemberInvitationInput!) {
      acceptMemberInvitation(input: $input) {
        membership {
          role
          organisation {
            id
            handle
            viewerRole
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
  if (!invitation) {
    return (
      <Sheet
        title={<Trans>We do not know this invitation</Trans>}
        lead={<Trans>Please open the link from the mail once more, whole. If it stays like this, ask to be invited again.</Trans>}
      />
    );
  }
  const { handle } = invitation.organisation;
  const name = nameOf(invitation.organisation);
  const role = names.role[invitation.role];
  const until = moment(invitation.expiresAt, tag, viewerZone());
  if (done) {
    return (
      <Sheet title={<Trans>You belong to {name} now</Trans>} lead={<Trans>Your role: {role}.</Trans>}>
        <div className={shell["row"]}>
          <ButtonLink to={places.deskOrganisation(handle)} look="strong">
            <Trans>Open the desk</Trans>
          </ButtonLink>
        </div>
      </Sheet>
    );
  }
  if (invitation.state !== "OPEN") {
    return (
      <Sheet
        title={invitation.state === "EXPIRED" ? <Trans>This invitation has expired</Trans> : <Trans>This invitation was accepted already</Trans>}
        lead={
          invitation.state === "EXPIRED" ? (
            <Trans>It was open until {until}. An owner of {name} can send a new one.</Trans>
          ) : (
            <Trans>A link works once. If it was you, open the desk; if not, ask an owner of {name}.</Trans>
          )
        }
      >
        <div className={shell["row"]}>
          <ButtonLink to={places.desk()}>
            <Trans>Open the desk</Trans>
          </ButtonLink>
        </div>
      </Sheet>
    );
  }
  const here = `/memberships/${token}`;
  const accept = async (): Promise<void> => {
    const { payload, problems: found } = await send({ token });
    if (found.length === 0 && payload) setDone(true);
  };
  return (
    <Sheet title={<Trans>{name} invites you</Trans>} lead={<Trans>Your role: {role}. The link works once, until {until}.</Trans>}>
      <FormSummary problems={problems} />
      <div className={shell["row"]}>
        {viewer ? (
          <Button look="strong" onPress={() => void accept()} isPending={sending}>
            <Trans>Accept the invitation</Trans>
          </Button>
        ) : (
          <>
            <ButtonLink to={places.signUp(here)} look="strong">
              <Trans>Sign up and accept</Trans>
            </ButtonLink>
            <ButtonLink to={places.signIn(here)}>
              <Trans>Sign in and accept</Trans>
            </ButtonLink>
          </>
        )}
      </div>
    </Sheet>
  );
}
