import type { ElementType, ReactNode } from "react";
import { useLocale, type Locale } from "../app/locale";
import type { Bilingual } from "./BilingualField";
import { compact, exact } from "./figures";

const TAGS: Record<Locale, string> = { zh: "zh-CN", en: "en" };

/** The reader's language where there is one, else the other, with its own `lang`. */
export function pick(text: Bilingual, locale: Locale): { words: string; lang: string } {
  const own = text[locale].trim();
  const other: Locale = locale === "zh" ? "en" : "zh";
  if (own !== "" || text[other].trim() === "") return { words: own, lang: TAGS[locale] };
  return { words: text[other].trim(), lang: TAGS[other] };
}

export function useWords(): (text: Bilingual) => string {
  const { locale } = useLocale();
  return (text) => pick(text, locale).words;
}

/** What a person wrote in two languages. */
export function Words({ of, as: Tag = "span", className }: { of: Bilingual; as?: ElementType; className?: string | undefined }): ReactNode {
  const { locale } = useLocale();
  const { words, lang } = pick(of, locale);
  return (
    <Tag lang={lang} className={className}>
      {words}
    </Tag>
  );
}

/** Several paragraphs that a person wrote; empty lines part them. */
export function Paragraphs({ of, className }: { of: Bilingual; className?: string | undefined }): ReactNode {
  const { locale } = useLocale();
  const { words, lang } = pick(of, locale);
  return (
    <div lang={lang} className={className}>
      {words.split(/\n\s*\n/).map((paragraph, index) => (
        <p key={`${index}${paragraph.slice(0, 8)}`}>{paragraph}</p>
      ))}
    </div>
  );
}

const EXACT_BELOW = 100_000;

/** A score: exact as long as it fits, because a board lives from small differences. */
export function Score({ value }: { value: number }): ReactNode {
  const { tag } = useLocale();
  const whole = exact(value, tag);
  return (
    <data value={value} className="figure" title={whole}>
      {value < EXACT_BELOW ? whole : compact(value, tag)}
    </data>
  );
}

/** Compact in rows, exact on hover. */
export function Figure({ value }: { value: number }): ReactNode {
  const { tag } = useLocale();
  return (
    <data value={value} className="figure" title={exact(value, tag)}>
      {compact(value, tag)}
    </data>
  );
}

interface BothNames {
  readonly nameZh: string;
  readonly nameEn: string;
}

/** The name of an organisation in the reader's language. */
export function useNameOf(): (organisation: BothNames) => string {
  const words = useWords();
  return ({ nameZh, nameEn }) => words({ zh: nameZh, en: nameEn });
}

export function Named({ of: { nameZh, nameEn } }: { of: BothNames }): ReactNode {
  return <Words of={{ zh: nameZh, en: nameEn }} />;
}
