import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo, type ReactNode } from "react";
import { graphql } from "react-relay";
import { useLocation } from "wouter";
import type { NewCampaignPageMutation } from "../../__generated__/NewCampaignPageMutation.graphql";
import type { NewCampaignPageQuery } from "../../__generated__/NewCampaignPageQuery.graphql";
import { usePage, useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { places, useTitle } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { SignInFirst } from "../../app/SignInFirst";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Form } from "../../ui/Form";
import { Link } from "../../ui/Link";
import { DeniedState } from "../../ui/States";
import { say } from "../../ui/notices";
import { CampaignFields } from "./CampaignFields";
import { emptyDraft, inputOf } from "./draft";
import { Named } from "../../ui/Words";

export default function NewCampaignPage({ organisation }: { organisation: string }): ReactNode {
  const { t } = useLingui();
  useTitle(t`New campaign`);
  return <SignInFirst why={<Trans>Campaigns are made by the editors of a foundation.</Trans>}>{() => <NewCampaign handle={organisation} />}</SignInFirst>;
}

function NewCampaign({ handle }: { handle: string }): ReactNode {
  const { t } = useLingui();
  const [, go] = useLocation();
  const { account } = usePage<NewCampaignPageQuery>(
    graphql`
      query NewCampaignPageQuery($handle: String!) {
        account(handle: $handle) {
          __typename
          ... on Organisation {
            id
            handle
            nameZh
            nameEn
            kind
            viewerRole
          }
        }
      }
    `,
    { handle },
  );
  const initial = useMemo(() => emptyDraft(), []);
  const { value, change, wasKept, forget } = useDraft(`new-campaign.${handle}`, initial);
  const { send, sending, problems } = useSend<NewCampaignPageMutation>(graphql`
    mutation NewCampaignPageMutation($input: CreateCampaignInput!) {
      createCampaign(input: $input) {
        campaign {
          id
          handle
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
  const organisation = account?.__typename === "Organisation" ? account : null;
  const may = organisation?.kind === "FOUNDATION" && (organisation.viewerRole === "OWNER" || organisation.viewerRole === "EDITOR");
  if (!organisation || !may) {
    return (
      <div className={shell["page"]}>
        <DeniedState
          level="h1"
          title={<Trans>You cannot start a campaign here</Trans>}
          action={
            <ButtonLink to={places.desk()}>
              <Trans>My desk</Trans>
            </ButtonLink>
          }
        >
          <p>
            <Trans>Campaigns are started by owners and editors of a foundation.</Trans>
          </p>
        </DeniedState>
      </div>
    );
  }
  const submit = async (): Promise<void> => {
    const { payload, problems: found } = await send({ organisationId: organisation.id, ...inputOf(value) });
    const made = payload?.campaign;
    if (found.length > 0 || !made) return;
    forget();
    say(t`The draft is saved. Only your colleagues see it.`);
    go(places.deskCampaign(made.handle, "edit"));
  };
  return (
    <div className={shell["page"]}>
      <header className={shell["heading"]}>
        <p>
          <Link to={places.deskOrganisation(organisation.handle)}><Named of={organisation} /></Link>
        </p>
        <h1>
          <Trans>New campaign</Trans>
        </h1>
        <p className={shell["lead"]}>
          {wasKept ? (
            <Trans>Here is what you had typed on this device.</Trans>
          ) : (
            <Trans>A draft needs only a title and a handle; publishing needs the rest and says what is missing.</Trans>
          )}
        </p>
      </header>
      <Form label={t`New campaign`} problems={problems} onSubmit={() => void submit()}>
        <CampaignFields value={value} change={change} />
        <div className={shell["row"]}>
          <Button type="submit" look="strong" isPending={sending}>
            <Trans>Save the draft</Trans>
          </Button>
          {wasKept && (
            <Button look="quiet" onPress={() => forget(emptyDraft())}>
              <Trans>Start again</Trans>
            </Button>
          )}
        </div>
      </Form>
    </div>
  );
}
