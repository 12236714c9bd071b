import { createContext, useContext } from "react";

export interface FieldProblem {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}

/** The server's answers by field name. They stand until the form is sent again, so that nothing moves under the pointer. */
export const ProblemsByField = createContext<Readonly<Record<string, string>>>({});

export function byField(problems: readonly FieldProblem[]): Record<string, string> {
  return Object.fromEntries(problems.filter((one) => one.field !== null).map((one) => [one.field ?? "", one.message]));
}

export function useProblem(name: string): string | undefined {
  return useContext(ProblemsByField)[name];
}
