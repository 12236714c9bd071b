import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useSyncExternalStore, type ReactNode } from "react";
import { useLocation } from "wouter";
import { Mark } from "../ui/icons";
import { Link } from "../ui/Link";
import { notices } from "../ui/notices";
import { AccountCorner } from "./AccountCorner";
import { useLocale } from "./locale";
import { places } from "./places";
import { Routes } from "./routes";
import { useScroll } from "./scroll";
import { chooseTheme, useTheme, type Theme } from "./theme";
import styles from "./Shell.module.css";

const Toasts = lazy(() => import("../ui/toasts"));

function Notices(): ReactNode {
  const any = useSyncExternalStore(notices.subscribe, notices.any);
  return any && (
    <Suspense>
      <Toasts />
    </Suspense>
  );
}

export function Shell(): ReactNode {
  const [path] = useLocation();
  const { t } = useLingui();
  useScroll();
  const onStage = /^\/w(?:atch)?(?:\/|$)/.test(path);
  return (
    <div className={styles["shell"]} data-stage={onStage || undefined}>
      <a href="#main" className={styles["skip"]}>
        <Trans>Skip to the content</Trans>
      </a>
      <header className={styles["header"]} data-hue>
        <Link to={places.home()} className={styles["brand"]} label={t`Kindred, home`}>
          <Mark />
          <span className={styles["wordmark"]}>
            Kindred <span lang="zh-CN">同行</span>
          </span>
        </Link>
        <nav aria-label={t`Main`} className={styles["nav"]}>
          <Link to={places.home()} current={path === "/"}>
            <Trans>Campaigns</Trans>
          </Link>
          <Link to={places.watch()} current={path.startsWith("/watch")}>
            <Trans>Watch</Trans>
          </Link>
          <Link to={places.desk()} current={path.startsWith("/desk")}>
            <Trans>Desk</Trans>
          </Link>
        </nav>
        <div className={styles["corner"]}>
          <LanguageSwitch />
          <Suspense fallback={<span className={styles["waiting"]} />}>
            <AccountCorner />
          </Suspense>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Routes />
      </main>
      {!onStage && <Footer />}
      <Notices />
    </div>
  );
}

function LanguageSwitch(): ReactNode {
  const { locale, choose } = useLocale();
  const other = locale === "zh" ? "en" : "zh";
  return (
    <button type="button" className={styles["language"]} lang={other === "zh" ? "zh-CN" : "en"} onClick={() => choose(other)}>
      {other === "zh" ? "中文" : "English"}
    </button>
  );
}

function Footer(): ReactNode {
  const { t } = useLingui();
  const theme = useTheme();
  const names: Record<Theme, string> = { system: t`As the device`, light: t`Light`, dark: t`Dark` };
  return (
    <footer className={styles["footer"]}>
      <p>
        <Trans>Kindred: the same way, together.</Trans>
      </p>
      <nav aria-label={t`More`} className={styles["links"]}>
        <Link to={places.home()}>
          <Trans>Campaigns</Trans>
        </Link>
        <Link to={places.watch()}>
          <Trans>Watch</Trans>
        </Link>
        <Link to={places.compose()}>
          <Trans>Share a video</Trans>
        </Link>
        <Link to={places.fairness()}>
          <Trans>Fairness</Trans>
        </Link>
        <Link to={places.desk()}>
          <Trans>Desk</Trans>
        </Link>
      </nav>
      <fieldset className={styles["theme"]}>
        <legend className="out-of-sight">{t`Light or dark`}</legend>
        {(["system", "light", "dark"] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="theme" checked={theme === one} onChange={() => chooseTheme(one)} />
            <span>{names[one]}</span>
          </label>
        ))}
      </fieldset>
    </footer>
  );
}

