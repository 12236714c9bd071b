import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useLocation } from "wouter";
import { places } from "../../app/places";
import { useViewer } from "../../app/viewer";
import { Button } from "../../ui/Button";

const TipDialog = lazy(() => import("./TipDialog"));

/** Opens the giving of points; what stands in the way is said there. */
export function TipButton({ accountId, name }: { accountId: string; name: string }): ReactNode {
  const { t } = useLingui();
  const [, go] = useLocation();
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  if (viewer?.person.id === accountId) return null;
  return (
    <>
      <Button
        onPress={() => (viewer ? setOpen(true) : go(places.signIn(location.pathname + location.search)))}
        aria-label={t`Give points to ${name}`}
      >
        <Trans>Give points</Trans>
      </Button>
      {open && (
        <Suspense fallback={null}>
          <TipDialog accountId={accountId} name={name} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
