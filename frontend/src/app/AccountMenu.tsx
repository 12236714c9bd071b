import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql } from "react-relay";
import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { useLocation } from "wouter";
import type { AccountMenuSignOutMutation } from "../__generated__/AccountMenuSignOutMutation.graphql";
import { Avatar } from "../ui/Avatar";
import { say, sayWrong } from "../ui/notices";
import { useSend } from "./data";
import { places } from "./places";
import { useRenewSession } from "./relay/SessionProvider";
import styles from "./Shell.module.css";
import type { Viewer } from "./viewer";

export default function AccountMenu({ viewer }: { viewer: Viewer }): ReactNode {
  const { t } = useLingui();
  const [, go] = useLocation();
  const renew = useRenewSession();
  const { person } = viewer;
  const { send } = useSend<AccountMenuSignOutMutation>(graphql`
    mutation AccountMenuSignOutMutation {
      signOut {
        signedOut
      }
    }
  `);
  const signOut = async (): Promise<void> => {
    const { problems } = await send(null);
    if (problems[0]) return sayWrong(problems[0].message);
    renew();
    go(places.home());
    say(t`You are signed out.`);
  };
  return (
      <MenuTrigger>
        <Button className={styles["account"] ?? ""} aria-label={t`Account of ${person.name}`}>
          <Avatar name={person.name} url={person.picture?.url} size="small" />
        </Button>
        <Popover className={styles["menuBox"] ?? ""} placement="bottom end">
          <p className={styles["who"]}>
            <strong>{person.name}</strong>
            <span>@{person.handle}</span>
          </p>
          <Menu className={styles["menu"] ?? ""} aria-label={t`Account`}>
            <MenuItem className={styles["item"] ?? ""} onAction={() => go(places.account(person.handle))}>
              <Trans>My page</Trans>
            </MenuItem>
            <MenuItem className={styles["item"] ?? ""} onAction={() => go(places.compose())}>
              <Trans>My videos</Trans>
            </MenuItem>
            <MenuItem className={styles["item"] ?? ""} onAction={() => go(places.follows())}>
              <Trans>What my follow opens</Trans>
            </MenuItem>
            <MenuItem className={styles["item"] ?? ""} onAction={() => go(places.desk())}>
              <Trans>Desk</Trans>
            </MenuItem>
            {viewer.isOperator && (
              <MenuItem className={styles["item"] ?? ""} onAction={() => go(places.console())}>
                <Trans>Console</Trans>
              </MenuItem>
            )}
            {!viewer.emailConfirmed && (
              <MenuItem className={styles["item"] ?? ""} onAction={() => go(places.checkMail())}>
                <Trans>Confirm the address</Trans>
              </MenuItem>
            )}
            <MenuItem className={styles["item"] ?? ""} onAction={() => void signOut()}>
              <Trans>Sign out</Trans>
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
  );
}
