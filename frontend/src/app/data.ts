import { createContext, useCallback, useContext, useState } from "react";
import { commitMutation, useLazyLoadQuery, useRelayEnvironment } from "react-relay";
import type { GraphQLTaggedNode, MutationParameters, OperationType, SelectorStoreUpdater } from "relay-runtime";
import type { FieldProblem } from "../ui/problems";
import { useLocale, type Locale } from "./locale";
import { NetworkFailure, ServerFailure } from "./relay/network";

/** Counts how often the person asked to try again, so that a failed query is really asked again. */
export const Attempt = createContext(0);

/** What is known is shown at once and asked again behind it. */
export function usePage<Q extends OperationType>(query: GraphQLTaggedNode, variables: Q["variables"]): Q["response"] {
  const fetchKey = useContext(Attempt);
  return useLazyLoadQuery<Q>(query, variables, { fetchPolicy: "store-and-network", fetchKey });
}

interface Refusal {
  readonly code: string;
  readonly field?: string | null | undefined;
  readonly message: string;
  readonly messageZh: string;
}

interface Payload {
  readonly errors: readonly Refusal[];
}

type InputOf<M extends MutationParameters> = M["variables"] extends { input: infer Input } ? Input : null;

type PayloadOf<M extends MutationParameters> = M["response"][keyof M["response"]];

export interface Sent<P> {
  readonly payload: P | null;
  readonly problems: readonly FieldProblem[];
}

export interface Sender<M extends MutationParameters> {
  readonly send: (
    input: InputOf<M>,
    updater?: SelectorStoreUpdater<M["response"]>,
    more?: Omit<M["variables"], "input">,
  ) => Promise<Sent<PayloadOf<M>>>;
  readonly sending: boolean;
  readonly problems: readonly FieldProblem[];
  readonly forget: () => void;
}

const UNSENT: Record<Locale, string> = {
  en: "Not sent: there is no connection to Kindred. What you typed is kept; send it again.",
  zh: "没有发送成功:连接不到同行。您填写的内容都在,可以再次发送。",
};

const FAILED: Record<Locale, string> = {
  en: "Something went wrong on our side. What you typed is kept; please try again.",
  zh: "我们这边出了问题。您填写的内容都在,请重试。",
};

function problemOf(cause: unknown, locale: Locale): FieldProblem {
  if (cause instanceof NetworkFailure) return { code: "NETWORK", field: null, message: UNSENT[locale] };
  const code = cause instanceof ServerFailure ? cause.code : "UNKNOWN";
  return { code, field: null, message: FAILED[locale] };
}

export function refusalIn(refusal: Refusal, locale: Locale): FieldProblem {
  return { code: refusal.code, field: refusal.field ?? null, message: locale === "zh" ? refusal.messageZh : refusal.message };
}

/** One mutation: the payload, or what is wrong. The caller's text is never touched. */
export function useSend<M extends MutationParameters>(mutation: GraphQLTaggedNode): Sender<M> {
  const environment = useRelayEnvironment();
  const { locale } = useLocale();
  const [sending, setSending] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const send: Sender<M>["send"] = useCallback(
    async (input, updater, more) => {
      setSending(true);
      try {
        const response = await commit<M>(environment, mutation, input === null ? {} : { ...more, input }, updater);
        const payload = Object.values(response as object)[0] as PayloadOf<M> & Partial<Payload>;
        const found = (payload.errors ?? []).map((refusal) => refusalIn(refusal, locale));
        setProblems(found);
        return { payload, problems: found };
      } catch (cause) {
        const found = [problemOf(cause, locale)];
        setProblems(found);
        return { payload: null, problems: found };
      } finally {
        setSending(false);
      }
    },
    [environment, mutation, locale],
  );
  const forget = useCallback(() => setProblems([]), []);
  return { send, sending, problems, forget };
}

export function commit<M extends MutationParameters>(
  environment: Parameters<typeof commitMutation>[0],
  mutation: GraphQLTaggedNode,
  variables: M["variables"],
  updater?: SelectorStoreUpdater<M["response"]>,
): Promise<M["response"]> {
  return new Promise((resolve, reject) => {
    commitMutation<M>(environment, {
      mutation,
      variables,
      ...(updater ? { updater } : {}),
      onCompleted: (response, errors) => {
        const [first] = errors ?? [];
        if (first && !response) reject(new ServerFailure("UNKNOWN", first.message));
        else resolve(response);
      },
      onError: reject,
    });
  });
}
