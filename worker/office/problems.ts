/** What can go wrong at `/api/staff/…`, each with the sentence a member of staff reads (RFC 9457). Never a stack. */
import type { Problem } from "../../shared/staff-interface.ts";

export type ProblemName =
  | "linkUnknown"
  | "linkUsed"
  | "linkEnded"
  | "certificateRefused"
  | "deviceTaken"
  | "noSession"
  | "notAllowed"
  | "malformed"
  | "tooLarge"
  | "notFound"
  | "notSetUp"
  | "failed";

const table: Record<ProblemName, { status: number; title: string }> = {
  linkUnknown: {
    status: 404,
    title: "This link is not known here. Check that it was copied whole, or ask your coordinator for a new one.",
  },
  linkUsed: {
    status: 410,
    title:
      "This link has been used already. If that was you, go on in the browser you used it in. " +
      "If it was not, tell your coordinator at once.",
  },
  linkEnded: { status: 410, title: "This link has ended. Ask your coordinator for a new one." },
  certificateRefused: {
    status: 422,
    title:
      "This browser could not prove that the link is meant for it. Open the link again, as a whole, in this browser.",
  },
  deviceTaken: {
    status: 409,
    title: "This browser is signed up for somebody else. Use another browser or another profile, with a new link.",
  },
  noSession: { status: 401, title: "You are signed out. Ask your coordinator for a new sign-in link." },
  notAllowed: { status: 403, title: "Your roles do not include this. Ask a coordinator." },
  malformed: { status: 400, title: "This page asked for something we do not understand. Reload it and try again." },
  tooLarge: { status: 413, title: "This page sent more than we take. Reload it and try again." },
  notFound: { status: 404, title: "There is nothing at this address." },
  notSetUp: { status: 503, title: "This service has not been set up yet." },
  failed: { status: 500, title: "That did not work, and it is not your fault. Try again in a minute." },
};

export function problem(name: ProblemName): Response {
  const body: Problem = { type: name, ...table[name] };
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
