import { useCallback, useEffect, useRef, useState } from "react";
import { graphql } from "react-relay";
import { getRequest } from "relay-runtime";
import { documentIdOf, textOf } from "../../app/relay/network";
import { Tally, type Batch } from "./tally";

export type Surface = "FOLLOWING" | "DISCOVER" | "CITY" | "CAMPAIGN" | "PROFILE";

const EVERY_MS = 10_000;
const HALF = 0.5;

const { params } = getRequest(graphql`
  mutation exposuresRecordMutation($input: RecordExposuresInput!) {
    recordExposures(input: $input) {
      recorded
      errors {
        code
      }
    }
  }
`);

async function ask(body: object): Promise<{ data?: unknown; errors?: unknown[] }> {
  const response = await fetch("/graphql", {
    method: "POST",
    credentials: "same-origin",
    keepalive: true, // it arrives even where the page is gone before the answer
    headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json, application/json", "X-Kindred": "1" },
    body: JSON.stringify({ ...body, operationName: params.name }),
  });
  return (await response.json()) as { data?: unknown; errors?: unknown[] };
}

/** Whether it arrived. What the server refuses has arrived, too: sending it again would change nothing. */
async function post(surface: Surface, campaignId: string | null, { batchId, items }: Batch): Promise<boolean> {
  const variables = { input: { batchId, surface, items, ...(campaignId ? { campaignId } : {}) } };
  try {
    const answer = await ask({ documentId: documentIdOf(params), variables });
    if (answer.data) return true;
    return Boolean((await ask({ query: await textOf(params), variables })).data);
  } catch {
    return false;
  }
}

export interface Watching {
  /** Goes to the element that shows the work. */
  readonly frame: (element: Element | null) => void;
  readonly played: () => void;
}

/** Tells the server which work was in view on this surface, and for how long. */
export function useExposures(surface: Surface, workId: string | null, campaignId: string | null = null): Watching {
  const [tally] = useState(() => new Tally((batch) => post(surface, campaignId, batch)));
  const [inView, setInView] = useState(false);
  const observer = useRef<IntersectionObserver | null>(null);
  const frame = useCallback((element: Element | null): void => {
    observer.current?.disconnect();
    if (!element) return setInView(false);
    observer.current = new IntersectionObserver(([entry]) => setInView((entry?.intersectionRatio ?? 0) >= HALF), { threshold: [0, HALF] });
    observer.current.observe(element);
  }, []);
  useEffect(() => {
    const look = (): void => {
      tally.look(inView && document.visibilityState === "visible" ? workId : null);
      if (document.visibilityState === "hidden") void tally.flush();
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [tally, inView, workId]);
  useEffect(() => {
    const flush = (): void => void tally.flush();
    const timer = setInterval(flush, EVERY_MS);
    addEventListener("pagehide", flush);
    return () => {
      clearInterval(timer);
      removeEventListener("pagehide", flush);
      tally.look(null);
      flush();
    };
  }, [tally]);
  return {
    frame,
    played: () => {
      if (workId !== null) tally.played(workId);
    },
  };
}
