import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { PartnerInvitationPageAcceptMutation } from "../../__generated__/PartnerInvitationPageAcceptMutation.graphql";
import type { PartnerInvitationPageDeclineMutation } from "../../__generated__/PartnerInvitationPageDeclineMutation.graphql";
import type { PartnerInvitationPageOwnQuery } from "../../__generated__/PartnerInvitationPageOwnQuery.graphql";
import type { PartnerInvitationPageQuery, PartnerInvitationPageQuery$data } from "../../__generated__/PartnerInvitationPageQuery.graphql";
import { usePage, useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { useLocale } from "../../app/locale";
import { places, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Choices } from "../../ui/Choices";
import { Form } from "../../ui/Form";
import { FormSummary } from "../../ui/FormSummary";
import { TextField } from "../../ui/TextField";
import { moment, viewerZone } from "../../ui/time";
import { pick, useNameOf } from "../../ui/Words";
import { Sheet } from "../sessions/Sheet";

type Invitation = NonNullable<PartnerInvitationPageQuery$data["partnerInvitation"]>;

const NEW = "new";

export default function PartnerInvitationPage({ token }: { token: string }): ReactNode {
  const nameOf = useNameOf();
  const { t } = useLingui();
  useTitle(t`Invitation`);
  const { locale } = useLocale();
  const { partnerInvitation: invitation } = usePage<PartnerInvitationPageQuery>(
    graphql`
      query PartnerInvitationPageQuery($token: String!) {
        partnerInvitation(token: $token) {
          id
          state
          organisationName
          expiresAt
          campaign {
            id
            handle
            title {
              zh
              en
            }
            organisation {
              id
              nameZh
              nameEn
            }
          }
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
  const [done, setDone] = useState(false);
  if (!invitation) {
    return (
      <Sheet
        title={<Trans>We do not know this invitation</Trans>}
        lead={<Trans>Please open the link from the mail once more, whole. If it stays like this, ask the foundation to invite you again.</Trans>}
      />
    );
  }
  if (done) return <Accepted invitation={invitation} />;
  if (invitation.state !== "OPEN") return <Over invitation={invitation} />;
  const foundation = nameOf(invitation.campaign.organisation);
  const title = pick(invitation.campaign.title, locale).words;
  const { organisationName } = invitation;
  return (
    <Sheet
      title={<Trans>{foundation} invites you</Trans>}
      lead={
        <Trans>
          to take part in "{title}" with {organisationName}.
        </Trans>
      }
    >
      <Answer invitation={invitation} token={token} onDone={() => setDone(true)} />
    </Sheet>
  );
}

function Answer({ invitation, token, onDone }: { invitation: Invitation; token: string; onDone: () => void }): ReactNode {
  const viewer = useViewer();
  const { tag } = useLocale();
  const until = moment(invitation.expiresAt, tag, viewerZone());
  const here = `/invitations/${token}`;
  const decline = useSend<PartnerInvitationPageDeclineMutation>(graphql`
    mutation PartnerInvitationPageDeclineMutation($input: DeclinePartnerInvitationInput!) {
      declinePartnerInvitation(input: $input) {
        partnerInvitation {
          id
          state
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
  return (
    <>
      {viewer ? (
        <Accept token={token} invitation={invitation} onDone={onDone} />
      ) : (
        <>
          <p>
            <Trans>Sign in or sign up with your own account first; the organisation comes after that.</Trans>
          </p>
          <div className={shell["row"]}>
            <ButtonLink to={places.signUp(here)} look="strong">
              <Trans>Sign up and accept</Trans>
            </ButtonLink>
            <ButtonLink to={places.signIn(here)}>
              <Trans>Sign in and accept</Trans>
            </ButtonLink>
          </div>
        </>
      )}
      <FormSummary problems={decline.problems} />
      <div className={shell["row"]}>
        <Button look="quiet" onPress={() => void decline.send({ token })} isPending={decline.sending}>
          <Trans>Decline the invitation</Trans>
        </Button>
      </div>
      <p className={shell["lead"]}>
        <Trans>The link works once, until {until}.</Trans>
      </p>
    </>
  );
}

function Accept({ token, invitation, onDone }: { token: string; invitation: Invitation; onDone: () => void }): ReactNode {
  const nameOf = useNameOf();
  const { t } = useLingui();
  const { viewer } = usePage<PartnerInvitationPageOwnQuery>(
    graphql`
      query PartnerInvitationPageOwnQuery {
        viewer {
          memberships(first: 100) {
            edges {
              node {
                role
                organisation {
                  id
                  nameZh
                  nameEn
                  kind
                }
              }
            }
          }
        }
      }
    `,
    {},
  );
  const own = (viewer?.memberships.edges ?? []).map((edge) => edge.node).filter((one) => one.role === "OWNER");
  const { value, change, forget } = useDraft(`invitation.${token}`, {
    which: own[0]?.organisation.id ?? NEW,
    handle: "",
    nameZh: invitation.organisationName,
    nameEn: invitation.organisationName,
  });
  const { send, sending, problems } = useSend<PartnerInvitationPageAcceptMutation>(graphql`
    mutation PartnerInvitationPageAcceptMutation($input: AcceptPartnerInvitationInput!) {
      acceptPartnerInvitation(input: $input) {
        partner {
          id
          state
          organisation {
            id
            handle
            nameZh
            nameEn
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
  const { which, ...organisation } = value;
  const submit = async (): Promise<void> => {
    const choice = which === NEW ? { organisation } : { organisationId: which };
    const { payload, problems: found } = await send({ token, ...choice });
    if (found.length > 0 || !payload) return;
    forget();
    onDone();
  };
  const options = [
    ...own.map((one) => ({ id: one.organisation.id, label: nameOf(one.organisation), note: t`You are an owner of it.` })),
    { id: NEW, label: t`A new organisation`, note: t`You become its owner and can invite others.` },
  ];
  return (
    <Form label={t`Accept the invitation`} problems={problems} onSubmit={() => void submit()}>
      <Choices name="organisationId" label={t`Which organisation takes part?`} options={options} value={which} onChange={(id) => change({ which: id })} />
      {which === NEW && (
        <>
          <TextField
            name="organisation.nameZh"
            label={t`Name in Chinese`}
            lang="zh-CN"
            value={value.nameZh}
            onChange={(nameZh) => change({ nameZh })}
            most={120}
          />
          <TextField
            name="organisation.nameEn"
            label={t`Name in English`}
            lang="en"
            value={value.nameEn}
            onChange={(nameEn) => change({ nameEn })}
            most={120}
          />
          <TextField
            name="organisation.handle"
            label={t`Handle of the organisation`}
            rule={t`Its address here: up to 30 letters, digits, dots, hyphens or underscores. It cannot be changed later.`}
            value={value.handle}
            onChange={(handle) => change({ handle })}
          />
        </>
      )}
      <div>
        <Button type="submit" look="strong" isPending={sending}>
          <Trans>Accept the invitation</Trans>
        </Button>
      </div>
    </Form>
  );
}

function Accepted({ invitation }: { invitation: Invitation }): ReactNode {
  const nameOf = useNameOf();
  const foundation = nameOf(invitation.campaign.organisation);
  return (
    <Sheet
      title={<Trans>You are in</Trans>}
      lead={<Trans>{foundation} now verifies the organisation. After that it stands on the page of the campaign.</Trans>}
    >
      <div className={shell["row"]}>
        <ButtonLink to={places.desk()} look="strong">
          <Trans>Invite colleagues at the desk</Trans>
        </ButtonLink>
        <ButtonLink to={places.campaign(invitation.campaign.handle)}>
          <Trans>See the campaign</Trans>
        </ButtonLink>
      </div>
    </Sheet>
  );
}

function Over({ invitation }: { invitation: Invitation }): ReactNode {
  const nameOf = useNameOf();
  const { tag } = useLocale();
  const foundation = nameOf(invitation.campaign.organisation);
  const until = moment(invitation.expiresAt, tag, viewerZone());
  const { state } = invitation;
  return (
    <Sheet
      title={
        state === "EXPIRED" ? (
          <Trans>This invitation has expired</Trans>
        ) : state === "ACCEPTED" ? (
          <Trans>This invitation was accepted already</Trans>
        ) : (
          <Trans>This invitation was declined</Trans>
        )
      }
      lead={
        state === "ACCEPTED" ? (
          <Trans>A link works once. If you belong to the organisation, ask one of its owners to invite you.</Trans>
        ) : state === "EXPIRED" ? (
          <Trans>It was open until {until}. {foundation} can send a new one.</Trans>
        ) : (
          <Trans>If that was a mistake, {foundation} can send a new one.</Trans>
        )
      }
    >
      <div className={shell["row"]}>
        <ButtonLink to={places.campaign(invitation.campaign.handle)}>
          <Trans>See the campaign</Trans>
        </ButtonLink>
        <ButtonLink to={places.desk()}>
          <Trans>Open the desk</Trans>
        </ButtonLink>
      </div>
    </Sheet>
  );
}
