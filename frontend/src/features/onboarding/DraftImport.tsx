import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { fetchQuery, graphql, useFragment, useRelayEnvironment } from "react-relay";
import type { DraftImport_import$data, DraftImport_import$key } from "../../__generated__/DraftImport_import.graphql";
import type { DraftImportDiscardMutation } from "../../__generated__/DraftImportDiscardMutation.graphql";
import type { DraftImportEditMutation } from "../../__generated__/DraftImportEditMutation.graphql";
import type { DraftImportProgressQuery } from "../../__generated__/DraftImportProgressQuery.graphql";
import type { DraftImportQuery } from "../../__generated__/DraftImportQuery.graphql";
import type { DraftImportSendMutation } from "../../__generated__/DraftImportSendMutation.graphql";
import { usePage, useSend } from "../../app/data";
import shell from "../../app/Shell.module.css";
import { Button } from "../../ui/Button";
import { FormSummary } from "../../ui/FormSummary";
import { ProgressBar } from "../../ui/ProgressBar";
import { Table } from "../../ui/Table";
import { sayWrong } from "../../ui/notices";
import { CELLS, RowCell, useCellNames, type CellName } from "./RowCell";
import styles from "./ImportSheets.module.css";

const ASK_AGAIN = 600;

const IMPORT = graphql`
  fragment DraftImport_import on PartnerImport {
    id
    fileName
    state
    progress
    rowCount
    includedCount
    sentCount
    problemCount
    rows {
      id
      number
      nameZh
      nameEn
      contact
      email
      city
      registration
      kind
      included
      result
      problems {
        cell
        code
        message {
          zh
          en
        }
        suggestions {
          id
          name {
            zh
            en
          }
        }
      }
    }
  }
`;

interface Props {
  id: string;
  onSent: () => void;
  onGone: () => void;
  onAnother: () => void;
}

export type ImportRow = DraftImport_import$data["rows"][number];

/** One import: a draft to be mended, or how far it has been sent. */
export function DraftImport({ id, onSent, onGone, onAnother }: Props): ReactNode {
  const { node } = usePage<DraftImportQuery>(
    graphql`
      query DraftImportQuery($id: ID!) {
        node(id: $id) {
          ...DraftImport_import @alias(as: "brought")
        }
      }
    `,
    { id },
  );
  const brought = useFragment<DraftImport_import$key>(IMPORT, node?.brought ?? null);
  const sending = brought?.state === "SENDING";
  useProgress(sending ? id : null, onSent);
  if (!brought) return null;
  if (brought.state === "DRAFT") return <Draft brought={brought} onGone={onGone} />;
  const { sentCount, includedCount, fileName } = brought;
  const unsent = brought.rows.filter((row) => row.result !== null && row.result !== "SENT");
  return (
    <div className={styles["draft"]}>
      {sending ? (
        <ProgressBar label={`${sentCount} / ${includedCount}`} value={brought.progress} />
      ) : (
        <p role="status" className={styles["done"]}>
          <Plural value={sentCount - unsent.length} one="# invitation was sent" other="# invitations were sent" /> · {fileName}
        </p>
      )}
      {unsent.length > 0 && (
        <ul>
          {unsent.map((row) => (
            <li key={row.id}>
              {row.nameZh || row.nameEn} · {row.result === "CLOSED" ? <Trans>not sent: the campaign is over</Trans> : <Trans>not sent: invited already</Trans>}
            </li>
          ))}
        </ul>
      )}
      {!sending && (
        <div>
          <Button onPress={onAnother}>
            <Trans>Bring another spreadsheet</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

function Draft({ brought, onGone }: { brought: DraftImport_import$data; onGone: () => void }): ReactNode {
  const { t } = useLingui();
  const names = useCellNames();
  const [all, setAll] = useState(brought.problemCount === 0);
  const [marked, setMarked] = useState(() => new Set(brought.rows.filter((row) => row.problems.length > 0).map((row) => row.id)));
  const edit = useEdit();
  const discard = useDiscard();
  const send = useSendAll();
  const { problemCount, includedCount, rowCount, fileName } = brought;
  const rows = brought.rows.filter((row) => all || marked.has(row.id) || row.problems.length > 0);
  const show = (everything: boolean): void => {
    setAll(everything);
    setMarked(new Set(brought.rows.filter((row) => row.problems.length > 0).map((row) => row.id)));
  };
  const give = async (): Promise<void> => {
    const { problems } = await discard.send({ importId: brought.id });
    if (problems[0]) return sayWrong(problems[0].message);
    onGone();
  };
  return (
    <div className={styles["draft"]}>
      <p role="status" className={problemCount > 0 ? styles["wrong"] : styles["done"]}>
        {problemCount > 0 ? (
          <Plural value={problemCount} one="# row has a problem. Fix it here or leave it out." other="# rows have problems. Fix them here or leave them out." />
        ) : (
          <Trans>All rows are fine.</Trans>
        )}
      </p>
      <div className={shell["row"]}>
        <Button small look={all ? "plain" : "strong"} aria-pressed={!all} onPress={() => show(false)}>
          <Trans>Rows with problems</Trans>
        </Button>
        <Button small look={all ? "strong" : "plain"} aria-pressed={all} onPress={() => show(true)}>
          <Plural value={rowCount} one="# row" other="All # rows" />
        </Button>
        <span className={styles["quiet"]}>{fileName}</span>
      </div>
      <Table
        label={t`Organisations in the spreadsheet`}
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { id: "number", head: t`Row`, cell: (row) => <span className={styles["number"]}>{row.number}</span> },
          ...CELLS.map((cell) => ({
            id: cell,
            head: names[cell],
            cell: (row: ImportRow) => <RowCell row={row} cell={cell} onSave={(value) => edit(row.id, { [cell]: value })} />,
          })),
          {
            id: "included",
            head: t`What to do`,
            cell: (row) => (
              <Button
                small
                look="quiet"
                onPress={() => void edit(row.id, { included: !row.included })}
                aria-label={row.included ? t`Leave out row ${row.number}` : t`Take in row ${row.number}`}
              >
                {row.included ? <Trans>Leave out</Trans> : <Trans>Take in</Trans>}
              </Button>
            ),
          },
        ]}
      />
      <FormSummary problems={send.problems} />
      <div className={shell["row"]}>
        <Button
          look="strong"
          isDisabled={problemCount > 0 || includedCount === 0}
          isPending={send.sending}
          onPress={() => void send.send({ importId: brought.id })}
        >
          <Plural value={includedCount} one="Send # invitation" other="Send # invitations" />
        </Button>
        <Button look="quiet" isPending={discard.sending} onPress={() => void give()}>
          <Trans>Discard this spreadsheet</Trans>
        </Button>
      </div>
    </div>
  );
}

type Change = Partial<Record<CellName, string>> & { included?: boolean };

function useEdit(): (rowId: string, change: Change) => Promise<string | null> {
  const { send } = useSend<DraftImportEditMutation>(graphql`
    mutation DraftImportEditMutation($input: EditPartnerImportRowInput!) {
      editPartnerImportRow(input: $input) {
        partnerImport {
          ...DraftImport_import
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
  return async (rowId, change) => {
    const { problems } = await send({ rowId, ...change });
    if (problems[0]) sayWrong(problems[0].message);
    return problems[0]?.message ?? null;
  };
}

function useDiscard() {
  return useSend<DraftImportDiscardMutation>(graphql`
    mutation DraftImportDiscardMutation($input: DiscardPartnerImportInput!) {
      discardPartnerImport(input: $input) {
        partnerImport {
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
}

function useSendAll() {
  return useSend<DraftImportSendMutation>(graphql`
    mutation DraftImportSendMutation($input: SendPartnerImportInput!) {
      sendPartnerImport(input: $input) {
        partnerImport {
          id
          state
          progress
          sentCount
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
}

/** Asks how far the sending has come until all is sent. The page may be left: it goes on without it. */
function useProgress(id: string | null, onSent: () => void): void {
  const environment = useRelayEnvironment();
  const tell = useEffectEvent(onSent);
  useEffect(() => {
    if (id === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = (): void => {
      const query = graphql`
        query DraftImportProgressQuery($id: ID!) {
          node(id: $id) {
            ... on PartnerImport {
              id
              state
              progress
              sentCount
              rows {
                id
                result
              }
            }
          }
        }
      `;
      fetchQuery<DraftImportProgressQuery>(environment, query, { id }, { fetchPolicy: "network-only" }).subscribe({
        next: ({ node }) => {
          if (over) return;
          if (node?.state === "SENDING") timer = setTimeout(ask, ASK_AGAIN);
          else tell();
        },
        error: () => {
          if (!over) timer = setTimeout(ask, ASK_AGAIN * 3);
        },
      });
    };
    ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [environment, id]);
}
