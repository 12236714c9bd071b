import { setupI18n, type I18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { I18nProvider as AriaLocale } from "react-aria-components";

export type Locale = "zh" | "en";

const KEY = "kindred.locale";
const TAG: Record<Locale, string> = { zh: "zh-CN", en: "en-GB" };

const isLocale = (value: string | null): value is Locale => value === "zh" || value === "en";

/** The address decides first (?lang=en), then what was chosen here, then the browser. */
export function chosenLocale(search: string, kept: string | null, languages: readonly string[]): Locale {
  const asked = new URLSearchParams(search).get("lang");
  if (isLocale(asked)) return asked;
  if (isLocale(kept)) return kept;
  return languages.find((tag) => /^(?:zh|en)\b/i.test(tag))?.slice(0, 2).toLowerCase() === "en" ? "en" : "zh";
}

function keep(locale: Locale): void {
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    // A browser without storage asks its own language again next time.
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export async function loadLocale(locale: Locale): Promise<I18n> {
  const { messages } = locale === "zh" ? await import("../locales/zh/messages.po") : await import("../locales/en/messages.po");
  present = setupI18n({ locale, messages: { [locale]: messages } });
  if (wantsAll) await laterTexts();
  return present;
}

let present: I18n | null = null;
let wantsAll = false;
const whole = new WeakSet<I18n>();

/** The texts of all pages but a guest's first one: they are fetched with the first other page. */
export async function laterTexts(): Promise<void> {
  wantsAll = true;
  const i18n = present;
  if (!i18n || whole.has(i18n)) return;
  const { messages } = i18n.locale === "zh" ? await import("../locales/zh/later.po") : await import("../locales/en/later.po");
  if (!whole.has(i18n)) i18n.load(i18n.locale, messages);
  whole.add(i18n);
}

export async function firstLocale(): Promise<{ locale: Locale; i18n: I18n }> {
  const locale = chosenLocale(location.search, kept(), navigator.languages);
  keep(locale);
  return { locale, i18n: await loadLocale(locale) };
}

interface Choice {
  readonly locale: Locale;
  readonly tag: string;
  readonly choose: (locale: Locale) => void;
}

const Chosen = createContext<Choice>({ locale: "zh", tag: TAG.zh, choose: () => undefined });

export function useLocale(): Choice {
  return useContext(Chosen);
}

export function LocaleProvider(props: { first: { locale: Locale; i18n: I18n }; children: ReactNode }): ReactNode {
  const [now, setNow] = useState(props.first);
  const choose = useCallback((locale: Locale) => {
    keep(locale);
    void loadLocale(locale).then((i18n) => setNow({ locale, i18n }));
  }, []);
  useEffect(() => {
    document.documentElement.lang = TAG[now.locale];
  }, [now.locale]);
  const choice = useMemo(() => ({ locale: now.locale, tag: TAG[now.locale], choose }), [now.locale, choose]);
  return (
    <Chosen value={choice}>
      <AriaLocale locale={choice.tag}>
        <I18nProvider i18n={now.i18n}>{props.children}</I18nProvider>
      </AriaLocale>
    </Chosen>
  );
}
