import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useState, type ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import type { EnterCampaign_work$key } from "../../__generated__/EnterCampaign_work.graphql";
import type { EnterCampaignMutation } from "../../__generated__/EnterCampaignMutation.graphql";
import type { EnterCampaignQuery } from "../../__generated__/EnterCampaignQuery.graphql";
import type { EnterCampaignWithdrawMutation } from "../../__generated__/EnterCampaignWithdrawMutation.graphql";
import type { EnterCampaignPartnersQuery } from "../../__generated__/EnterCampaignPartnersQuery.graphql";
import { usePage, useSend } from "../../app/data";
import { places } from "../../app/places";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { Link } from "../../ui/Link";
import { Select } from "../../ui/Select";
import { EmptyState, Loading, Skeleton } from "../../ui/States";
import { say, sayWrong } from "../../ui/notices";
import { Named, useNameOf, useWords, Words } from "../../ui/Words";
import { useStateNames } from "../campaigns/names";
import styles from "./EnterCampaign.module.css";

interface Props {
  work: EnterCampaign_work$key;
  preferred: string | null;
  confirmed: boolean;
}

/** Enters a film in a campaign on behalf of one of its organisations, and says how it stands there. */
export function EnterCampaign({ preferred, confirmed, ...props }: Props): ReactNode {
  const { t } = useLingui();
  const work = useFragment(
    graphql`
      fragment EnterCampaign_work on Work {
        id
        submissions(first: 20) @connection(key: "EnterCampaign_submissions") {
          __id
          edges {
            node {
              id
              state
              reason
              organisation {
                id
                handle
                nameZh
                nameEn
              }
              campaign {
                id
                handle
                title {
                  zh
                  en
                }
              }
            }
          }
        }
      }
    `,
    props.work,
  );
  const entries = work.submissions.edges.map((edge) => edge.node);
  const entered = new Set(entries.filter((one) => one.state !== "WITHDRAWN" && one.state !== "DECLINED").map((one) => one.campaign.id));
  return (
    <section className={styles["enter"]} aria-label={t`Campaigns of this film`}>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
      {confirmed ? (
        <Enter workId={work.id} preferred={preferred} entered={entered} connection={work.submissions.__id} />
      ) : (
        <p>
          <Link to={places.checkMail()}>{t`Confirm your address`}</Link> <Trans>to enter it in a campaign.</Trans>
        </p>
      )}
    </section>
  );
}

interface EntryShape {
  readonly id: string;
  readonly state: "ACCEPTED" | "DECLINED" | "ENTERED" | "WITHDRAWN";
  readonly reason: string | null | undefined;
  readonly organisation: { readonly handle: string; readonly nameZh: string; readonly nameEn: string } | null | undefined;
  readonly campaign: { readonly handle: string; readonly title: { readonly zh: string; readonly en: string } };
}

function Entry({ entry }: { entry: EntryShape }): ReactNode {
  const names = useStateNames();
  const { send, sending } = useSend<EnterCampaignWithdrawMutation>(graphql`
    mutation EnterCampaignWithdrawMutation($input: WithdrawSubmissionInput!) {
      withdrawSubmission(input: $input) {
        submission {
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
  const withdraw = async (): Promise<void> => {
    const { problems } = await send({ submissionId: entry.id });
    if (problems[0]) sayWrong(problems[0].message);
  };
  return (
    <div className={styles["entry"]}>
      <p>
        <Link to={places.campaign(entry.campaign.handle)}>
          <Words of={entry.campaign.title} />
        </Link>
        {entry.organisation && (
          <>
            {" · "}
            <Named of={entry.organisation} />
          </>
        )}
      </p>
      <p role="status">
        <strong>{names.submission[entry.state]}</strong>
        {entry.reason && <>: {entry.reason}</>}
      </p>
      {(entry.state === "ENTERED" || entry.state === "ACCEPTED") && (
        <Button look="quiet" onPress={() => void withdraw()} isPending={sending}>
          <Trans>Withdraw it</Trans>
        </Button>
      )}
    </div>
  );
}

function Enter(props: { workId: string; preferred: string | null; entered: ReadonlySet<string>; connection: string }): ReactNode {
  const { t } = useLingui();
  const words = useWords();
  const data = usePage<EnterCampaignQuery>(
    graphql`
      query EnterCampaignQuery {
        campaigns(first: 50) {
          edges {
            node {
              id
              handle
              state
              title {
                zh
                en
              }
              viewerCanEnter {
                allowed
                message {
                  zh
                  en
                }
              }
            }
          }
        }
      }
    `,
    {},
  );
  const open = data.campaigns.edges.map((edge) => edge.node).filter((one) => one.state === "OPEN" || one.state === "FROZEN");
  const free = open.filter((one) => !props.entered.has(one.id));
  const [chosen, choose] = useState<string | null>(null);
  const [organisationId, chooseOrganisation] = useState<string | null>(null);
  const campaign = free.find((one) => one.id === chosen) ?? free.find((one) => one.handle === props.preferred) ?? (free.length === 1 ? free[0] : undefined);
  const { send, sending, problems } = useSend<EnterCampaignMutation>(graphql`
    mutation EnterCampaignMutation($input: EnterCampaignInput!, $connections: [ID!]!) {
      enterCampaign(input: $input) {
        submission @appendNode(connections: $connections, edgeTypeName: "SubmissionEdge") {
          id
          state
          reason
          organisation {
            id
            handle
            nameZh
            nameEn
          }
          campaign {
            id
            handle
            title {
              zh
              en
            }
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
  if (open.length === 0) {
    return (
      <EmptyState level="h3" title={<Trans>No campaign is open right now</Trans>}>
        <p>
          <Trans>The film stays here; enter it when one opens.</Trans>
        </p>
      </EmptyState>
    );
  }
  if (free.length === 0) return null;
  const submit = async (): Promise<void> => {
    if (!campaign || organisationId === null) return;
    const input = { campaignId: campaign.id, workId: props.workId, organisationId };
    const { payload, problems: found } = await send(input, undefined, { connections: [props.connection] });
    if (found.length > 0 || !payload?.submission) return;
    choose(null);
    chooseOrganisation(null);
    say(t`Entered. The organisation looks at it next.`);
  };
  return (
    <Form label={t`Enter a campaign`} problems={problems} onSubmit={() => void submit()}>
      <h2>
        <Trans>Enter a campaign</Trans>
      </h2>
      <Select
        name="campaignId"
        label={t`Campaign`}
        placeholder={t`Choose a campaign`}
        options={free.map((one) => ({ id: one.id, label: words(one.title) }))}
        value={campaign?.id ?? null}
        onChange={(id) => {
          choose(id);
          chooseOrganisation(null);
        }}
      />
      {campaign && !campaign.viewerCanEnter.allowed && campaign.viewerCanEnter.message && (
        <p className={styles["why"]}>
          <Words of={campaign.viewerCanEnter.message} />
        </p>
      )}
      {campaign && (
        <Suspense fallback={<Loading><Skeleton shape="row" /></Loading>}>
          <Stand key={campaign.id} campaignId={campaign.id} value={organisationId} onChange={chooseOrganisation} />
        </Suspense>
      )}
      <div>
        <Button type="submit" look="strong" isDisabled={!campaign || organisationId === null} isPending={sending}>
          <Trans>Enter this film</Trans>
        </Button>
      </div>
    </Form>
  );
}

/** Whom the film stands for: one of the verified organisations of the campaign. */
function Stand(props: { campaignId: string; value: string | null; onChange: (id: string) => void }): ReactNode {
  const nameOf = useNameOf();
  const { t } = useLingui();
  const words = useWords();
  const { node } = usePage<EnterCampaignPartnersQuery>(
    graphql`
      query EnterCampaignPartnersQuery($id: ID!) {
        node(id: $id) {
          ... on Campaign {
            id
            partners(first: 100, state: VERIFIED) {
              edges {
                node {
                  id
                  organisation {
                    id
                    nameZh
                    nameEn
                    city {
                      id
                      name {
                        zh
                        en
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    `,
    { id: props.campaignId },
  );
  const partners = (node?.partners?.edges ?? []).map((edge) => edge.node.organisation);
  return (
    <Select
      name="organisationId"
      label={t`On behalf of`}
      rule={partners.length === 0 ? t`No organisation is verified in this campaign yet.` : t`The organisation you stand with. It accepts or declines the film.`}
      placeholder={t`Choose an organisation`}
      options={partners.map((one) => ({ id: one.id, label: nameOf(one), ...(one.city ? { note: words(one.city.name) } : {}) }))}
      value={props.value}
      onChange={props.onChange}
      isDisabled={partners.length === 0}
    />
  );
}
