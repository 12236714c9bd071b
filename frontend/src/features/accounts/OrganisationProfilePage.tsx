import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import { useLocation } from "wouter";
import type { OrganisationProfilePageMutation } from "../../__generated__/OrganisationProfilePageMutation.graphql";
import type { OrganisationProfilePageQuery, OrganisationProfilePageQuery$data } from "../../__generated__/OrganisationProfilePageQuery.graphql";
import { usePage, useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { NotFound } from "../../app/NotFound";
import { places, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Form } from "../../ui/Form";
import { say } from "../../ui/notices";
import { DeniedState } from "../../ui/States";
import { TextField } from "../../ui/TextField";
import { changesOf, draftOf, type ProfileDraft } from "./profile";
import { ProfileFields } from "./ProfileFields";

type Organisation = Extract<OrganisationProfilePageQuery$data["account"], { readonly __typename: "Organisation" }>;

interface Draft extends ProfileDraft {
  readonly nameZh: string;
  readonly nameEn: string;
}

export default function OrganisationProfilePage({ handle }: { handle: string }): ReactNode {
  const { t } = useLingui();
  useTitle(t`Edit the profile`);
  return <SignInFirst why={<Trans>Owners and editors of the organisation write here.</Trans>}>{() => <Loaded handle={handle} />}</SignInFirst>;
}

function Loaded({ handle }: { handle: string }): ReactNode {
  const { account } = usePage<OrganisationProfilePageQuery>(
    graphql`
      query OrganisationProfilePageQuery($handle: String!) {
        account(handle: $handle) {
          __typename
          ... on Organisation {
            id
            handle
            nameZh
            nameEn
            isVerified
            viewerRole
            bio {
              zh
              en
            }
            city {
              id
              name {
                zh
                en
              }
            }
            picture {
              url
            }
            cover {
              url
            }
          }
        }
      }
    `,
    { handle },
  );
  if (account?.__typename !== "Organisation") return <NotFound />;
  if (account.viewerRole === "OWNER" || account.viewerRole === "EDITOR") return <Editor organisation={account} />;
  return (
    <div className={shell["page"]}>
      <DeniedState level="h1" title={<Trans>Only owners and editors write the profile</Trans>}>
        <p>
          <Trans>An owner can give you that role at the desk.</Trans>
        </p>
      </DeniedState>
    </div>
  );
}

function Editor({ organisation }: { organisation: Organisation }): ReactNode {
  const { t } = useLingui();
  const [, go] = useLocation();
  const shown: Draft = { ...draftOf(organisation), nameZh: organisation.nameZh, nameEn: organisation.nameEn };
  const { value, change, forget } = useDraft<Draft>(`profile.${organisation.id}`, shown);
  const { send, sending, problems } = useSend<OrganisationProfilePageMutation>(graphql`
    mutation OrganisationProfilePageMutation($input: EditOrganisationInput!) {
      editOrganisation(input: $input) {
        organisation {
          id
          handle
          name
          nameZh
          nameEn
          isVerified
          bio {
            zh
            en
          }
          city {
            id
            name {
              zh
              en
            }
          }
          picture {
            url
          }
          cover {
            url
            width
            height
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
  const save = async (): Promise<void> => {
    const { payload, problems: found } = await send({
      organisationId: organisation.id,
      ...changesOf(shown, value),
      ...(value.nameZh !== shown.nameZh ? { nameZh: value.nameZh } : {}),
      ...(value.nameEn !== shown.nameEn ? { nameEn: value.nameEn } : {}),
    });
    if (found.length > 0 || !payload?.organisation) return;
    forget();
    say(t`Saved.`);
    go(places.account(payload.organisation.handle));
  };
  return (
    <div className={shell["page"]}>
      <h1>
        <Trans>Edit the profile</Trans>
      </h1>
      <Form label={t`Edit the profile`} problems={problems} onSubmit={() => void save()}>
        <ProfileFields
          value={value}
          change={change}
          cityLabel={t`Where it works`}
          verified={organisation.isVerified}
          names={
            <>
              <TextField name="nameZh" label={t`Name in Chinese`} lang="zh-CN" value={value.nameZh} onChange={(nameZh) => change({ nameZh })} most={80} />
              <TextField name="nameEn" label={t`Name in English`} lang="en" value={value.nameEn} onChange={(nameEn) => change({ nameEn })} most={80} />
            </>
          }
        />
        <div className={shell["row"]}>
          <Button type="submit" look="strong" isPending={sending}>
            <Trans>Save</Trans>
          </Button>
          <ButtonLink to={places.account(organisation.handle)} look="quiet">
            <Trans>Back to the page</Trans>
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
