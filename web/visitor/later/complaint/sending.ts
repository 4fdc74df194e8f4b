/** What the form asks of the service. No cookie goes along, and nothing of this page's address. */

import type { complaint as words } from "#words/later";
import type { Complaint, LeadsAsked } from "../../../../shared/complaint.ts";
import { within } from "../../scripts.ts";

/** A sentence for whatever keeps it from being sent. */
export type Refusal = Extract<keyof typeof words, "tooLate" | "already" | "full" | "failed">;

const patienceMs = 30_000;

/** `told`: what was said, for the encryption to read and to check. @throws when nobody answers, or not in JSON. */
export async function askForLeads(asked: LeadsAsked): Promise<{ readonly told: unknown } | Refusal> {
  const answer = await post("/api/complaint/leads", asked);
  return answer.ok ? { told: await answer.json() } : refusalOf(answer.status);
}

/** `changed`: one of those it was sealed for does not read complaints any more. @throws when nobody answers. */
export async function sendComplaint(complaint: Complaint): Promise<"sent" | "changed" | Refusal> {
  const { ok, status } = await post("/api/complaint", complaint);
  if (ok) return "sent";
  return status === 409 ? "changed" : refusalOf(status);
}

function post(path: string, body: object): Promise<Response> {
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    body: JSON.stringify(body),
    signal: within(patienceMs),
  });
}

function refusalOf(status: number): Refusal {
  switch (status) {
    case 403:
      return "tooLate";
    case 410:
      return "already";
    case 429:
    case 503:
      return "full";
    default:
      return "failed";
  }
}
