import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { OrganisationDeskPageInviteMutation, Role } from "../../__generated__/OrganisationDeskPageInviteMutation.graphql";
import type { OrganisationDeskPageQuery, OrganisationDeskPageQuery$data } from "../../__generated__/OrganisationDeskPageQuery.graphql";
import type { OrganisationDeskPageRoleMutation } from "../../__generated__/OrganisationDeskPageRoleMutation.graphql";
import { usePage, useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { useLocale } from "../../app/locale";
import { places, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import type { Viewer } from "../../app/viewer";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Form } from "../../ui/Form";
import { Link } from "../../ui/Link";
import { Select, type Option } from "../../ui/Select";
import { DeniedState } from "../../ui/States";
import { Table } from "../../ui/Table";
import { TextField } from "../../ui/TextField";
import { day } from "../../ui/time";
import { say, sayWrong } from "../../ui/notices";
import { useStateNames } from "../campaigns/names";
import { Named, useNameOf } from "../../ui/Words";
import styles from "./OrganisationDeskPage.module.css";

type Organisation = Extract<OrganisationDeskPageQuery$data["account"], { readonly __typename: "Organisation" }>;
type Member = NonNullable<Organisation["members"]>["edges"][number]["node"];
type Invited = NonNullable<Organisation["memberInvitations"]>["edges"][number]["node"];

export default function OrganisationDeskPage({ handle }: { handle: string }): ReactNode {
  return (
    <SignInFirst why={<Trans>Members of the organisation work here.</Trans>}>
      {(viewer) => <OrganisationDesk handle={handle} viewer={viewer} />}
    </SignInFirst>
  );
}

function OrganisationDesk({ handle, viewer }: { handle: string; viewer: Viewer }): ReactNode {
  const { account } = usePage<OrganisationDeskPageQuery>(
    graphql`
      query OrganisationDeskPageQuery($handle: String!) {
        account(handle: $handle) {
          __typename
          ... on Organisation {
            id
            handle
            nameZh
            nameEn
            kind
            viewerRole
            members(first: 100) {
              edges {
                node {
                  role
                  since
                  person {
                    id
                    handle
                    name
                  }
                }
              }
            }
            memberInvitations(first: 100) {
              __id
              edges {
                node {
                  id
                  email
                  role
                  state
                  expiresAt
                }
              }
            }
          }
        }
      }
    `,
    { handle },
  );
  const nameOf = useNameOf();
  const organisation = account?.__typename === "Organisation" ? account : null;
  useTitle(organisation ? nameOf(organisation) : "");
  if (!organisation?.viewerRole) {
    return (
      <div className={shell["page"]}>
        <DeniedState level="h1" title={<Trans>Only members see this desk</Trans>} action={<ButtonLink to={places.desk()}><Trans>My desk</Trans></ButtonLink>}>
          <p>
            <Trans>An owner of the organisation can invite you by mail.</Trans>
          </p>
        </DeniedState>
      </div>
    );
  }
  const owns = organisation.viewerRole === "OWNER";
  return (
    <div className={shell["page"]}>
      <header className={styles["head"]}>
        <p>
          <Link to={places.desk()}>
            <Trans>Desk</Trans>
          </Link>
        </p>
        <h1><Named of={organisation} /></h1>
        <div className={shell["row"]}>
          <ButtonLink to={places.account(organisation.handle)} small>
            <Trans>Public page</Trans>
          </ButtonLink>
          {organisation.kind === "FOUNDATION" && (owns || organisation.viewerRole === "EDITOR") && (
            <ButtonLink to={places.newCampaign(organisation.handle)} look="strong" small>
              <Trans>New campaign</Trans>
            </ButtonLink>
          )}
        </div>
      </header>
      <Members organisation={organisation} viewer={viewer} owns={owns} />
      {owns && <Invite organisation={organisation} />}
    </div>
  );
}

function useRoles(): Option[] {
  const { t } = useLingui();
  const names = useStateNames();
  return [
    { id: "OWNER", label: names.role.OWNER, note: t`Everything, also members and roles.` },
    { id: "EDITOR", label: names.role.EDITOR, note: t`Campaigns, partners and review.` },
    { id: "REVIEWER", label: names.role.REVIEWER, note: t`Accepts and declines films.` },
    { id: "VIEWER", label: names.role.VIEWER, note: t`Sees the desk, changes nothing.` },
  ];
}

function Members({ organisation, viewer, owns }: { organisation: Organisation; viewer: Viewer; owns: boolean }): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const names = useStateNames();
  const roles = useRoles();
  const { send } = useSend<OrganisationDeskPageRoleMutation>(graphql`
    mutation OrganisationDeskPageRoleMutation($input: ChangeMemberRoleInput!) {
      changeMemberRole(input: $input) {
        membership {
          role
          person {
            id
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
  const [changed, setChanged] = useState<Record<string, Role>>({});
  const roleOf = (member: Member): Role => changed[member.person.id] ?? member.role;
  const change = async (member: Member, role: Role): Promise<void> => {
    const { problems } = await send({ organisationId: organisation.id, personId: member.person.id, role });
    if (problems[0]) return sayWrong(problems[0].message);
    setChanged((before) => ({ ...before, [member.person.id]: role }));
    const { name } = member.person;
    const label = names.role[role];
    say(t`${name}: ${label}`);
  };
  const members = (organisation.members?.edges ?? []).map((edge) => edge.node);
  return (
    <section className={styles["part"]} aria-labelledby="members">
      <h2 id="members">
        <Trans>Members and roles</Trans>
      </h2>
      <Table
        label={t`Members`}
        rows={members}
        keyOf={(member) => member.person.id}
        columns={[
          { id: "name", head: t`Name`, cell: (member) => <Link to={places.account(member.person.handle)}>{member.person.name}</Link> },
          { id: "since", head: t`Since`, cell: (member) => <time dateTime={member.since}>{day(member.since, tag)}</time> },
          {
            id: "role",
            head: t`Role`,
            cell: (member) => {
              const { name } = member.person;
              return owns && member.person.id !== viewer.person.id ? (
                <div className={styles["select"]}>
                  <Select
                    name={`role.${member.person.id}`}
                    label={t`Role of ${name}`}
                    options={roles}
                    value={roleOf(member)}
                    onChange={(role) => void change(member, role as Role)}
                  />
                </div>
              ) : (
                names.role[roleOf(member)]
              );
            },
          },
        ]}
      />
    </section>
  );
}

function Invite({ organisation }: { organisation: Organisation }): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const names = useStateNames();
  const roles = useRoles();
  const { value, change, forget } = useDraft(`invite.${organisation.id}`, { email: "", role: "EDITOR" as Role });
  const { send, sending, problems } = useSend<OrganisationDeskPageInviteMutation>(graphql`
    mutation OrganisationDeskPageInviteMutation($input: InviteMemberInput!, $connections: [ID!]!) {
      inviteMember(input: $input) {
        memberInvitation @prependNode(connections: $connections, edgeTypeName: "MemberInvitationEdge") {
          id
          email
          role
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
  const invited = (organisation.memberInvitations?.edges ?? []).map((edge) => edge.node);
  const connections = organisation.memberInvitations ? [organisation.memberInvitations.__id] : [];
  const submit = async (): Promise<void> => {
    const { email } = value;
    const { payload, problems: found } = await send({ organisationId: organisation.id, ...value }, undefined, { connections });
    if (found.length > 0 || !payload) return;
    forget({ email: "", role: value.role });
    say(t`The invitation to ${email} is on its way.`);
  };
  const fresh = (one: Invited): boolean => one.state !== "ACCEPTED";
  return (
    <section className={styles["part"]} aria-labelledby="invite">
      <h2 id="invite">
        <Trans>Invite a colleague</Trans>
      </h2>
      <Form label={t`Invite a colleague`} problems={problems} onSubmit={() => void submit()}>
        <TextField
          name="email"
          type="email"
          label={t`E-mail`}
          rule={t`They get a link that works once, for two weeks.`}
          value={value.email}
          onChange={(email) => change({ email })}
        />
        <Select name="role" label={t`Role`} options={roles} value={value.role} onChange={(role) => change({ role: role as Role })} />
        <div>
          <Button type="submit" look="strong" isPending={sending}>
            <Trans>Send the invitation</Trans>
          </Button>
        </div>
      </Form>
      {invited.some(fresh) && (
        <Table
          label={t`Invitations`}
          rows={invited.filter(fresh)}
          keyOf={(one) => one.id}
          columns={[
            { id: "email", head: t`E-mail`, cell: (one) => one.email },
            { id: "role", head: t`Role`, cell: (one) => names.role[one.role] },
            { id: "state", head: t`State`, cell: (one) => names.invitation[one.state] },
            { id: "until", head: t`Until`, cell: (one) => <time dateTime={one.expiresAt}>{day(one.expiresAt, tag)}</time> },
          ]}
        />
      )}
    </section>
  );
}
