import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { PartnersBoardDeclineMutation } from "../../__generated__/PartnersBoardDeclineMutation.graphql";
import type { PartnersBoardInviteMutation } from "../../__generated__/PartnersBoardInviteMutation.graphql";
import type { PartnersBoardQuery, PartnersBoardQuery$data } from "../../__generated__/PartnersBoardQuery.graphql";
import type { PartnersBoardVerifyMutation } from "../../__generated__/PartnersBoardVerifyMutation.graphql";
import { usePage, useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { useLocale } from "../../app/locale";
import { places } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { Link } from "../../ui/Link";
import { EmptyState, Loading, Skeleton } from "../../ui/States";
import { Table } from "../../ui/Table";
import { TextField } from "../../ui/TextField";
import { day } from "../../ui/time";
import { say, sayWrong } from "../../ui/notices";
import { useStateNames } from "../campaigns/names";
import { useNameOf } from "../../ui/Words";
import styles from "./PartnersBoard.module.css";

type Campaign = NonNullable<PartnersBoardQuery$data["node"]>;
type Partner = NonNullable<Campaign["partners"]>["edges"][number]["node"];

export function PartnersBoard({ campaignId }: { campaignId: string }): ReactNode {
  return (
    <Suspense fallback={<Loading><Skeleton shape="row" count={5} /></Loading>}>
      <Partners campaignId={campaignId} />
    </Suspense>
  );
}

function Partners({ campaignId }: { campaignId: string }): ReactNode {
  const { node } = usePage<PartnersBoardQuery>(
    graphql`
      query PartnersBoardQuery($id: ID!) {
        node(id: $id) {
          ... on Campaign {
            id
            partners(first: 100) {
              edges {
                node {
                  id
                  state
                  acceptedAt
                  verifiedAt
                  reason
                  organisation {
                    id
                    handle
                    nameZh
                    nameEn
                  }
                }
              }
            }
            partnerInvitations(first: 100) {
              __id
              edges {
                node {
                  id
                  email
                  organisationName
                  state
                  expiresAt
                }
              }
            }
          }
        }
      }
    `,
    { id: campaignId },
  );
  const partners = (node?.partners?.edges ?? []).map((edge) => edge.node);
  const invitations = (node?.partnerInvitations?.edges ?? []).map((edge) => edge.node).filter((one) => one.state !== "ACCEPTED");
  const connections = node?.partnerInvitations ? [node.partnerInvitations.__id] : [];
  return (
    <div className={styles["partners"]}>
      <PartnerTable partners={partners} />
      <Invite campaignId={campaignId} connections={connections} />
      {invitations.length > 0 && <Invitations invitations={invitations} />}
    </div>
  );
}

function PartnerTable({ partners }: { partners: readonly Partner[] }): ReactNode {
  const nameOf = useNameOf();
  const { t } = useLingui();
  const { tag } = useLocale();
  const names = useStateNames();
  const [declining, setDeclining] = useState<Partner | null>(null);
  const verify = useSend<PartnersBoardVerifyMutation>(graphql`
    mutation PartnersBoardVerifyMutation($input: VerifyPartnerInput!) {
      verifyPartner(input: $input) {
        partner {
          id
          state
          verifiedAt
          reason
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
  const press = async (partner: Partner): Promise<void> => {
    const { problems } = await verify.send({ partnerId: partner.id });
    if (problems[0]) return sayWrong(problems[0].message);
    const name = nameOf(partner.organisation);
    say(t`${name} is verified and stands on the page.`);
  };
  if (partners.length === 0) {
    return (
      <EmptyState level="h3" title={<Trans>No organisation has accepted yet</Trans>}>
        <p>
          <Trans>Invite the first one below; it accepts by the link in its mail, and you verify it here.</Trans>
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <Table
        label={t`Partners`}
        rows={partners}
        keyOf={(partner) => partner.id}
        columns={[
          {
            id: "organisation",
            head: t`Organisation`,
            cell: (partner) => <Link to={places.account(partner.organisation.handle)}>{nameOf(partner.organisation)}</Link>,
          },
          { id: "accepted", head: t`Accepted`, cell: (partner) => <time dateTime={partner.acceptedAt}>{day(partner.acceptedAt, tag)}</time> },
          {
            id: "state",
            head: t`State`,
            cell: (partner) => (
              <span className={styles["state"]} data-state={partner.state}>
                {names.partner[partner.state]}
                {partner.reason && <small>{partner.reason}</small>}
              </span>
            ),
          },
          {
            id: "acts",
            head: t`What to do`,
            cell: (partner) => {
              const name = nameOf(partner.organisation);
              return (
                <div className={shell["row"]}>
                  {partner.state !== "VERIFIED" && (
                    <Button look="strong" small onPress={() => void press(partner)} isPending={verify.sending} aria-label={t`Verify ${name}`}>
                      <Trans>Verify</Trans>
                    </Button>
                  )}
                  {(partner.state === "ACCEPTED" || partner.state === "VERIFIED") && (
                    <Button small onPress={() => setDeclining(partner)} aria-label={t`Decline ${name}`}>
                      <Trans>Decline</Trans>
                    </Button>
                  )}
                </div>
              );
            },
          },
        ]}
      />
      {declining && <Decline partner={declining} onClose={() => setDeclining(null)} />}
    </>
  );
}

function Decline({ partner, onClose }: { partner: Partner; onClose: () => void }): ReactNode {
  const nameOf = useNameOf();
  const { t } = useLingui();
  const name = nameOf(partner.organisation);
  const { value, change, forget } = useDraft(`decline.${partner.id}`, { reason: "" });
  const { send, sending, problems } = useSend<PartnersBoardDeclineMutation>(graphql`
    mutation PartnersBoardDeclineMutation($input: DeclinePartnerInput!) {
      declinePartner(input: $input) {
        partner {
          id
          state
          verifiedAt
          reason
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
  const submit = async (): Promise<void> => {
    const { problems: found } = await send({ partnerId: partner.id, reason: value.reason });
    if (found.length > 0) return;
    forget();
    onClose();
  };
  return (
    <Dialog title={t`Decline ${name}`} isOpen onClose={onClose}>
      <Form label={t`Decline ${name}`} problems={problems} onSubmit={() => void submit()}>
        <TextField
          name="reason"
          label={t`Reason`}
          rule={t`The organisation reads it.`}
          long
          most={500}
          value={value.reason}
          onChange={(reason) => change({ reason })}
          autoFocus
        />
        <div className={shell["row"]}>
          <Button type="submit" look="wrong" isPending={sending}>
            <Trans>Decline</Trans>
          </Button>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function Invite({ campaignId, connections }: { campaignId: string; connections: string[] }): ReactNode {
  const { t } = useLingui();
  const empty = { email: "", organisationName: "" };
  const { value, change, forget } = useDraft(`invite-partner.${campaignId}`, empty);
  const { send, sending, problems } = useSend<PartnersBoardInviteMutation>(graphql`
    mutation PartnersBoardInviteMutation($input: InvitePartnerInput!, $connections: [ID!]!) {
      invitePartner(input: $input) {
        partnerInvitation @prependNode(connections: $connections, edgeTypeName: "PartnerInvitationEdge") {
          id
          email
          organisationName
          state
          expiresAt
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
  const submit = async (): Promise<void> => {
    const { organisationName } = value;
    const { payload, problems: found } = await send({ campaignId, ...value }, undefined, { connections });
    if (found.length > 0 || !payload) return;
    forget(empty);
    say(t`The invitation to ${organisationName} is on its way.`);
  };
  return (
    <section className={styles["part"]} aria-labelledby="invite-partner">
      <h2 id="invite-partner">
        <Trans>Invite an organisation</Trans>
      </h2>
      <Form label={t`Invite an organisation`} problems={problems} onSubmit={() => void submit()}>
        <TextField
          name="organisationName"
          label={t`Name of the organisation`}
          rule={t`As you know it; it can change it when it accepts.`}
          value={value.organisationName}
          onChange={(organisationName) => change({ organisationName })}
          most={80}
        />
        <TextField
          name="email"
          type="email"
          label={t`E-mail`}
          rule={t`Of somebody who may speak for it. The link works once, for two weeks.`}
          value={value.email}
          onChange={(email) => change({ email })}
        />
        <div>
          <Button type="submit" look="strong" isPending={sending}>
            <Trans>Send the invitation</Trans>
          </Button>
        </div>
      </Form>
    </section>
  );
}

type Invitation = NonNullable<Campaign["partnerInvitations"]>["edges"][number]["node"];

function Invitations({ invitations }: { invitations: readonly Invitation[] }): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const names = useStateNames();
  return (
    <section className={styles["part"]} aria-labelledby="invited">
      <h2 id="invited">
        <Trans>Invited</Trans>
      </h2>
      <Table
        label={t`Invitations`}
        rows={invitations}
        keyOf={(one) => one.id}
        columns={[
          { id: "name", head: t`Organisation`, cell: (one) => one.organisationName },
          { id: "email", head: t`E-mail`, cell: (one) => one.email },
          { id: "state", head: t`State`, cell: (one) => names.invitation[one.state] },
          { id: "until", head: t`Until`, cell: (one) => <time dateTime={one.expiresAt}>{day(one.expiresAt, tag)}</time> },
        ]}
      />
    </section>
  );
}
