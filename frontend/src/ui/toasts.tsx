import { useLingui } from "@lingui/react/macro";
import { useEffect, type ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Text } from "react-aria-components/Text";
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components/Toast";
import { Icon } from "./icons";
import { notices, type Notice } from "./notices";
import styles from "./toasts.module.css";

const queue = new ToastQueue<Notice>({ maxVisibleToasts: 3 });

const SHOWN_FOR = 6000;
const WRONG_SHOWN_FOR = 12_000;

export default function Toasts(): ReactNode {
  const { t } = useLingui();
  useEffect(
    () => notices.listen((notice) => queue.add(notice, { timeout: notice.wrong ? WRONG_SHOWN_FOR : SHOWN_FOR })),
    [],
  );
  return (
    <ToastRegion queue={queue} className={styles["region"] ?? ""} aria-label={t`Notices`}>
      {({ toast }) => (
        <Toast toast={toast} className={styles["toast"] ?? ""}>
          <ToastContent role={toast.content.wrong ? "alert" : "status"}>
            <Text slot="title">
              {toast.content.wrong && <Icon name="wrong" />} {toast.content.words}
            </Text>
          </ToastContent>
          <Button slot="close" aria-label={t`Close notice`} className={styles["close"] ?? ""}>
            <Icon name="close" />
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}
