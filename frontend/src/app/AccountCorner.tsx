import { Trans } from "@lingui/react/macro";
import { lazy, Suspense, type ReactNode } from "react";
import { useLocation } from "wouter";
import { Avatar } from "../ui/Avatar";
import { ButtonLink } from "../ui/ButtonLink";
import { Icon } from "../ui/icons";
import { Link } from "../ui/Link";
import { laterTexts } from "./locale";
import { places } from "./places";
import styles from "./Shell.module.css";
import { useViewer } from "./viewer";

const AccountMenu = lazy(() => import("./AccountMenu"));
const InboxLink = lazy(async () => (await Promise.all([import("../features/messages/InboxLink"), laterTexts()]))[0]);

export function AccountCorner(): ReactNode {
  const viewer = useViewer();
  const [path] = useLocation();
  if (viewer) {
    const { name, picture } = viewer.person;
    return (
      <>
        <span className={styles["share"]}>
          <ButtonLink to={places.compose()} look="strong" small>
            <Icon name="plus" />
            <span>
              <Trans>Share a video</Trans>
            </span>
          </ButtonLink>
        </span>
        <Suspense fallback={<span className={styles["account"]} />}>
          <InboxLink />
        </Suspense>
        <Suspense
          fallback={
            <span className={styles["account"]}>
              <Avatar name={name} url={picture?.url} size="small" />
            </span>
          }
        >
          <AccountMenu viewer={viewer} />
        </Suspense>
      </>
    );
  }
  const next = /^\/(?:sign-|confirm|guardian|$)/.test(path) ? undefined : path;
  return (
    <>
      <Link to={places.signIn(next)} className={styles["signIn"]}>
        <Trans>Sign in</Trans>
      </Link>
      <ButtonLink to={places.signUp(next)} look="strong" small>
        <Trans>Sign up</Trans>
      </ButtonLink>
    </>
  );
}
