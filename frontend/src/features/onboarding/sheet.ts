import { NetworkFailure } from "../../app/relay/network";

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly messageZh: string;
}

interface Answer {
  readonly partnerImport?: { readonly id: string };
  readonly errors: readonly Refusal[];
}

export const LARGEST_SHEET = 2 * 1024 ** 2;

/** Sends a spreadsheet; the server reads it and keeps a draft. A lost connection raises NetworkFailure. */
export async function sendSheet(campaignId: string, file: File): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/partner-imports?campaign=${campaignId}&name=${encodeURIComponent(file.name)}`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/octet-stream", "X-Kindred": "1" },
      body: file,
    });
    return (await response.json()) as Answer;
  } catch (cause) {
    throw new NetworkFailure("no answer", { cause });
  }
}
