import type { ReactNode } from "react";
import { Link as Wouter } from "wouter";

interface Props {
  to: string;
  className?: string | undefined;
  children: ReactNode;
  label?: string;
  current?: boolean;
  lang?: string | undefined;
}

export function Link({ to, className, children, label, current, lang }: Props): ReactNode {
  return (
    <Wouter href={to} className={className ?? ""} aria-label={label} aria-current={current ? "page" : undefined} lang={lang}>
      {children}
    </Wouter>
  );
}
