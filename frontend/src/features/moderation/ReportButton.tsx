import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { Button } from "../../ui/Button";

const ReportDialog = lazy(() => import("./ReportDialog"));

export function ReportButton({ subjectId }: { subjectId: string }): ReactNode {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" small onPress={() => setOpen(true)} aria-label={t`Report this`}>
        <Trans>Report</Trans>
      </Button>
      {open && (
        <Suspense fallback={null}>
          <ReportDialog subjectId={subjectId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
