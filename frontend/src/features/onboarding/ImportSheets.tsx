import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql, useRelayEnvironment, fetchQuery } from "react-relay";
import type { ImportSheetsQuery } from "../../__generated__/ImportSheetsQuery.graphql";
import { usePage } from "../../app/data";
import { useLocale } from "../../app/locale";
import { PickFile } from "../uploads/UploadPanel";
import { DraftImport } from "./DraftImport";
import { LARGEST_SHEET, sendSheet } from "./sheet";
import styles from "./ImportSheets.module.css";

const QUERY = graphql`
  query ImportSheetsQuery($id: ID!) {
    node(id: $id) {
      ... on Campaign {
        id
        partnerImports {
          id
          state
        }
      }
    }
  }
`;

/** Bring a spreadsheet of organisations, mend what is wrong in place, send the invitations. A draft is found again here. */
export function ImportSheets({ campaignId, onSent }: { campaignId: string; onSent: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const environment = useRelayEnvironment();
  const { node } = usePage<ImportSheetsQuery>(QUERY, { id: campaignId });
  const [refused, setRefused] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const [another, setAnother] = useState(false);
  const current = another ? undefined : (node?.partnerImports ?? [])[0];
  const refresh = (): Promise<unknown> =>
    fetchQuery<ImportSheetsQuery>(environment, QUERY, { id: campaignId }, { fetchPolicy: "network-only" }).toPromise();
  const pick = async (file: File): Promise<void> => {
    if (file.size > LARGEST_SHEET) return setRefused(t`The file is larger than 2 MB.`);
    setRefused(null);
    setReading(true);
    try {
      const { errors } = await sendSheet(campaignId, file);
      const [error] = errors;
      if (error) return setRefused(locale === "zh" ? error.messageZh : error.message);
      await refresh();
      setAnother(false);
    } catch {
      setRefused(t`There is no connection to Kindred. Choose the file once more.`);
    } finally {
      setReading(false);
    }
  };
  return (
    <section className={styles["sheets"]} aria-labelledby="import-sheet">
      <h2 id="import-sheet">
        <Trans>Invite many from a spreadsheet</Trans>
      </h2>
      {current ? (
        <DraftImport
          key={current.id}
          id={current.id}
          onSent={onSent}
          onGone={() => void refresh()}
          onAnother={() => setAnother(true)}
        />
      ) : (
        <div className={styles["pick"]}>
          <PickFile
            label={t`Choose or drop a spreadsheet`}
            rule={t`CSV or XLSX, at most 2 MB and 500 organisations. The columns may be in any order: names in Chinese and English, contact, e-mail, city, registration number, kind. A name and an e-mail are needed.`}
            accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onPick={(file) => void pick(file)}
          />
          {reading && (
            <p role="status">
              <Trans>Reading the file</Trans>
            </p>
          )}
        </div>
      )}
      {refused && (
        <p role="alert" className={styles["wrong"]}>
          {refused}
        </p>
      )}
    </section>
  );
}
