import type { I18n } from "@lingui/core";
import { StrictMode, type ReactNode } from "react";
import { LocaleProvider, type Locale } from "./locale";
import { SessionProvider } from "./relay/SessionProvider";
import { Shell } from "./Shell";

export function App({ first }: { first: { locale: Locale; i18n: I18n } }): ReactNode {
  return (
    <StrictMode>
      <LocaleProvider first={first}>
        <SessionProvider>
          <Shell />
        </SessionProvider>
      </LocaleProvider>
    </StrictMode>
  );
}
