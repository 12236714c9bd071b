import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";

const ReportDialog = lazy(() => import("./ReportDialog"));

/** For people who are signed in, about what is not their own. */
export function ReportButton({ subjectId, ownerId }: { subjectId: string; ownerId: string }): ReactNode {
  const { t } = useLingui();
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  if (!viewer || viewer.person.id === ownerId) return null;
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
