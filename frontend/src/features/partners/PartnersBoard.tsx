import { Trans, useLingui } from "@lingui/react/macro";
import { startTransition, Suspense, useState, type ReactNode } from "react";
import { graphql, useLazyLoadQuery } from "react-relay";
import { useSearchParams } from "wouter";
import type { PartnersBoardInviteMutation } from "../../__generated__/PartnersBoardInviteMutation.graphql";
import type { PartnersBoardQuery } from "../../__generated__/PartnersBoardQuery.graphql";
import { useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { Loading, Skeleton } from "../../ui/States";
import { TextField } from "../../ui/TextField";
import { say } from "../../ui/notices";
import { ImportSheets } from "../onboarding/ImportSheets";
import { Seats, stageIn } from "../onboarding/Seats";
import { TemplateEditor } from "../onboarding/TemplateEditor";
import styles from "./PartnersBoard.module.css";

/** Bringing organisations in: many from a spreadsheet, where each stands, or one by hand. */
export function PartnersBoard({ campaignId, organisationId }: { campaignId: string; organisationId: string }): ReactNode {
  const [asked, setAsked] = useState(0);
  const again = (): void => startTransition(() => setAsked((before) => before + 1));
  return (
    <div className={styles["partners"]}>
      <Suspense fallback={<Loading><Skeleton shape="row" count={2} /></Loading>}>
        <ImportSheets campaignId={campaignId} onSent={again} />
      </Suspense>
      <Suspense fallback={<Loading><Skeleton shape="row" count={5} /></Loading>}>
        <Standing campaignId={campaignId} asked={asked} onChange={again} />
      </Suspense>
      <Invite campaignId={campaignId} onSent={again} />
      <section className={styles["part"]} aria-labelledby="template">
        <h2 id="template">
          <Trans>What you ask for before you verify</Trans>
        </h2>
        <Suspense fallback={<Loading><Skeleton shape="row" count={2} /></Loading>}>
          <TemplateEditor organisationId={organisationId} />
        </Suspense>
      </section>
    </div>
  );
}

function Standing({ campaignId, asked, onChange }: { campaignId: string; asked: number; onChange: () => void }): ReactNode {
  const [search] = useSearchParams();
  const data = useLazyLoadQuery<PartnersBoardQuery>(
    graphql`
      query PartnersBoardQuery($campaignId: ID!, $stage: PartnerStage, $search: String) {
        ...Seats_query @arguments(campaignId: $campaignId, stage: $stage, search: $search)
      }
    `,
    { campaignId, stage: stageIn(search), search: search.get("q") },
    { fetchPolicy: "store-and-network", fetchKey: asked },
  );
  return (
    <section className={styles["part"]} aria-labelledby="standing">
      <h2 id="standing">
        <Trans>Where each organisation stands</Trans>
      </h2>
      <Seats query={data} campaignId={campaignId} onChange={onChange} />
    </section>
  );
}

function Invite({ campaignId, onSent }: { campaignId: string; onSent: () => void }): ReactNode {
  const { t } = useLingui();
  const empty = { email: "", organisationName: "" };
  const { value, change, forget } = useDraft(`invite-partner.${campaignId}`, empty);
  const { send, sending, problems } = useSend<PartnersBoardInviteMutation>(graphql`
    mutation PartnersBoardInviteMutation($input: InvitePartnerInput!) {
      invitePartner(input: $input) {
        partnerInvitation {
          id
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
    const { payload, problems: found } = await send({ campaignId, ...value });
    if (found.length > 0 || !payload) return;
    forget(empty);
    say(t`The invitation to ${organisationName} is on its way.`);
    onSent();
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
