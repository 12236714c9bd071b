import { Trans, useLingui } from "@lingui/react/macro";
import { startTransition, Suspense, useState, type ReactNode } from "react";
import { graphql, usePaginationFragment } from "react-relay";
import { useSearchParams } from "wouter";
import type { Seats_query$data, Seats_query$key } from "../../__generated__/Seats_query.graphql";
import type { SeatsAcceptMutation } from "../../__generated__/SeatsAcceptMutation.graphql";
import type { SeatsPageQuery, PartnerStage } from "../../__generated__/SeatsPageQuery.graphql";
import type { SeatsRemindMutation } from "../../__generated__/SeatsRemindMutation.graphql";
import type { SeatsVerifyMutation } from "../../__generated__/SeatsVerifyMutation.graphql";
import { useSend } from "../../app/data";
import { useLocale } from "../../app/locale";
import { places } from "../../app/places";
import shell from "../../app/Shell.module.css";
import { Button } from "../../ui/Button";
import { Link } from "../../ui/Link";
import { say, sayWrong } from "../../ui/notices";
import { Select } from "../../ui/Select";
import { EmptyState, Loading, Skeleton } from "../../ui/States";
import { Table } from "../../ui/Table";
import { TextField } from "../../ui/TextField";
import { day } from "../../ui/time";
import { useNameOf } from "../../ui/Words";
import { useStateNames } from "../campaigns/names";
import { Dialog } from "../../ui/Dialog";
import { Decline } from "../partners/Decline";
import { Checklist } from "./Checklist";
import styles from "./ImportSheets.module.css";

const PAGE = 50;
const ALL = "ALL";
const STAGES: readonly PartnerStage[] = ["APPLIED", "INVITED", "ACCEPTED", "CHECKLIST", "VERIFIED", "DECLINED", "EXPIRED", "REVOKED"];

type Seat = Seats_query$data["partnerBoard"]["edges"][number]["node"];

export function stageIn(search: URLSearchParams): PartnerStage | null {
  return STAGES.find((one) => one === search.get("stage")) ?? null;
}

interface Props {
  query: Seats_query$key;
  campaignId: string;
  onChange: () => void;
}

/** Every organisation of the campaign and where it stands, with what to do next. */
export function Seats({ query, campaignId, onChange }: Props): ReactNode {
  const { t } = useLingui();
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<SeatsPageQuery, Seats_query$key>(
    graphql`
      fragment Seats_query on Query
      @refetchable(queryName: "SeatsPageQuery")
      @argumentDefinitions(
        campaignId: { type: "ID!" }
        count: { type: "Int", defaultValue: 50 }
        cursor: { type: "String" }
        stage: { type: "PartnerStage" }
        search: { type: "String" }
      ) {
        partnerBoard(campaignId: $campaignId, first: $count, after: $cursor, stage: $stage, search: $search)
          @connection(key: "Seats_partnerBoard") {
          edges {
            node {
              id
              nameZh
              nameEn
              email
              stage
              since
              until
              canBeReminded
              organisation {
                id
                handle
              }
              partner {
                id
                state
                reason
                application
              }
            }
          }
        }
      }
    `,
    query,
  );
  const seats = data.partnerBoard.edges.map((edge) => edge.node);
  const remind = useRemind(campaignId, onChange);
  return (
    <div className={styles["board"]}>
      <Filters />
      <div className={shell["row"]}>
        <Button onPress={() => void remind.send(null)} isPending={remind.sending}>
          <Trans>Remind all who are not done</Trans>
        </Button>
        <a href={`/exports/partners.csv?campaign=${campaignId}`} download>
          <Trans>Download as CSV</Trans>
        </a>
      </div>
      {seats.length === 0 ? (
        <EmptyState level="h3" title={<Trans>No organisation stands here</Trans>}>
          <p>
            <Trans>Bring a spreadsheet above or invite one below; it accepts by the link in its mail, and you verify it here.</Trans>
          </p>
        </EmptyState>
      ) : (
        <SeatTable seats={seats} label={t`Partners`} onChange={onChange} onRemind={(id) => void remind.send([id])} />
      )}
      {hasNext && (
        <div>
          <Button onPress={() => loadNext(PAGE)} isPending={isLoadingNext}>
            <Trans>More organisations</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

/** The address carries the filters, so that a list can be found again. */
function Filters(): ReactNode {
  const { t } = useLingui();
  const names = useStateNames();
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState(search.get("q") ?? "");
  const change = (name: string, value: string): void =>
    startTransition(() =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === "" || value === ALL) next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
    );
  return (
    <div className={styles["filters"]} role="search" aria-label={t`Partners`}>
      <TextField
        name="q"
        label={t`Find by name or e-mail`}
        value={typed}
        onChange={(value) => {
          setTyped(value);
          change("q", value.trim());
        }}
      />
      <Select
        name="stage"
        label={t`State`}
        value={stageIn(search) ?? ALL}
        options={[{ id: ALL, label: t`All states` }, ...STAGES.map((stage) => ({ id: stage, label: names.stage[stage] }))]}
        onChange={(stage) => change("stage", stage)}
      />
    </div>
  );
}

interface TableProps {
  seats: readonly Seat[];
  label: string;
  onChange: () => void;
  onRemind: (id: string) => void;
}

function SeatTable({ seats, label, onChange, onRemind }: TableProps): ReactNode {
  const { t } = useLingui();
  const { tag } = useLocale();
  const names = useStateNames();
  const nameOf = useNameOf();
  const [declining, setDeclining] = useState<Seat | null>(null);
  const [looking, setLooking] = useState<Seat | null>(null);
  const verify = useVerify(onChange);
  const accept = useAccept(onChange);
  return (
    <>
      <Table
        label={label}
        rows={seats}
        keyOf={(seat) => seat.id}
        columns={[
          {
            id: "organisation",
            head: t`Organisation`,
            cell: (seat) => (
              <span className={styles["name"]}>
                {seat.organisation ? <Link to={places.account(seat.organisation.handle)}>{nameOf(seat)}</Link> : nameOf(seat)}
                {seat.email && <small>{seat.email}</small>}
                {seat.stage === "APPLIED" && seat.partner?.application && <small>{seat.partner.application}</small>}
              </span>
            ),
          },
          {
            id: "state",
            head: t`State`,
            cell: (seat) => (
              <span className={styles["state"]} data-stage={seat.stage}>
                {names.stage[seat.stage]}
                {seat.partner?.reason && <small>{seat.partner.reason}</small>}
              </span>
            ),
          },
          { id: "since", head: t`Since`, cell: (seat) => <time dateTime={seat.since}>{day(seat.since, tag)}</time> },
          { id: "until", head: t`Until`, cell: (seat) => (seat.until ? <time dateTime={seat.until}>{day(seat.until, tag)}</time> : "–") },
          {
            id: "acts",
            head: t`What to do`,
            cell: (seat) => {
              const name = nameOf(seat);
              const { partner } = seat;
              return (
                <div className={shell["row"]}>
                  {partner?.state === "APPLIED" && (
                    <Button look="strong" small onPress={() => void accept(partner.id)} aria-label={t`Accept the application of ${name}`}>
                      <Trans>Accept</Trans>
                    </Button>
                  )}
                  {partner && partner.state !== "VERIFIED" && partner.state !== "APPLIED" && (
                    <Button look="strong" small onPress={() => void verify(partner.id, name)} aria-label={t`Verify ${name}`}>
                      <Trans>Verify</Trans>
                    </Button>
                  )}
                  {partner && partner.state !== "DECLINED" && partner.state !== "REVOKED" && (
                    <Button small onPress={() => setDeclining(seat)} aria-label={t`Decline ${name}`}>
                      <Trans>Decline</Trans>
                    </Button>
                  )}
                  {partner && partner.state !== "APPLIED" && (
                    <Button small look="quiet" onPress={() => setLooking(seat)} aria-label={t`Checklist of ${name}`}>
                      <Trans>Checklist</Trans>
                    </Button>
                  )}
                  {seat.canBeReminded && (
                    <Button small look="quiet" onPress={() => onRemind(seat.id)} aria-label={t`Remind ${name}`}>
                      <Trans>Remind</Trans>
                    </Button>
                  )}
                </div>
              );
            },
          },
        ]}
      />
      {looking?.partner && (
        <Dialog
          title={t`Checklist of ${nameOf(looking)}`}
          isOpen
          onClose={() => {
            setLooking(null);
            onChange();
          }}
        >
          <Suspense fallback={<Loading><Skeleton shape="row" count={3} /></Loading>}>
            <Checklist partnerId={looking.partner.id} />
          </Suspense>
        </Dialog>
      )}
      {declining?.partner && (
        <Decline
          partnerId={declining.partner.id}
          name={nameOf(declining)}
          onClose={() => {
            setDeclining(null);
            onChange();
          }}
        />
      )}
    </>
  );
}

function useVerify(onDone: () => void): (partnerId: string, name: string) => Promise<void> {
  const { t } = useLingui();
  const { send } = useSend<SeatsVerifyMutation>(graphql`
    mutation SeatsVerifyMutation($input: VerifyPartnerInput!) {
      verifyPartner(input: $input) {
        partner {
          id
          state
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
  return async (partnerId, name) => {
    const { problems } = await send({ partnerId });
    if (problems[0]) return sayWrong(problems[0].message);
    say(t`${name} is verified and stands on the page.`);
    onDone();
  };
}

function useAccept(onDone: () => void): (partnerId: string) => Promise<void> {
  const { send } = useSend<SeatsAcceptMutation>(graphql`
    mutation SeatsAcceptMutation($input: AcceptPartnerApplicationInput!) {
      acceptPartnerApplication(input: $input) {
        partner {
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
  return async (partnerId) => {
    const { problems } = await send({ partnerId });
    if (problems[0]) return sayWrong(problems[0].message);
    onDone();
  };
}

function useRemind(campaignId: string, onDone: () => void) {
  const { i18n } = useLingui();
  const { t } = useLingui();
  const { send, sending } = useSend<SeatsRemindMutation>(graphql`
    mutation SeatsRemindMutation($input: RemindPartnersInput!) {
      remindPartners(input: $input) {
        remindedCount
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  return {
    sending,
    send: async (ids: string[] | null): Promise<void> => {
      const { payload, problems } = await send({ campaignId, ids });
      if (problems[0]) return sayWrong(problems[0].message);
      const count = i18n.number(payload?.remindedCount ?? 0);
      say(t`Reminders sent: ${count}. Each organisation gets at most one a day.`);
      onDone();
    },
  };
}
