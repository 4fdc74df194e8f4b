/** What can go wrong at `/api/staff/…`, each with the sentence a member of staff reads (RFC 9457). Never a stack. */
import type { Problem } from "../../shared/staff-interface.ts";

export type ProblemName =
  | "linkUnknown"
  | "linkUsed"
  | "linkEnded"
  | "certificateRefused"
  | "deviceTaken"
  | "noSession"
  | "clockWrong"
  | "signInRefused"
  | "stepUpNeeded"
  | "stepUpRefused"
  | "passkeyNeeded"
  | "passkeyRefused"
  | "passkeyTaken"
  | "passkeyUnknown"
  | "lastPasskey"
  | "tooManyPasskeys"
  | "setUpClosed"
  | "setUpRefused"
  | "zoneUnknown"
  | "keyRevoked"
  | "deviceCertified"
  | "sessionUnknown"
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
  noSession: {
    status: 401,
    title: "You are signed out. Sign in with your passkey, or ask your coordinator for a new sign-in link.",
  },
  clockWrong: { status: 409, title: "The clock of this computer is wrong. Set it, or reload this page." },
  signInRefused: {
    status: 403,
    title: "This did not sign you in. Try again, use another passkey or recovery code, or ask your coordinator.",
  },
  stepUpNeeded: { status: 403, title: "Please confirm this with your passkey." },
  stepUpRefused: { status: 403, title: "Your passkey did not confirm this, and nothing was changed. Try again." },
  passkeyNeeded: { status: 409, title: "This needs a passkey, and you have none yet. Make one first." },
  passkeyRefused: { status: 422, title: "This passkey could not be kept. Make it again, or use another device for it." },
  passkeyTaken: { status: 409, title: "This passkey is kept here already. Make another one, or use it to sign in." },
  passkeyUnknown: { status: 404, title: "You have no such passkey any more. Reload the page to see those you have." },
  lastPasskey: { status: 409, title: "This is your only passkey. Add another one before you remove it." },
  tooManyPasskeys: { status: 409, title: "You have as many passkeys as we keep. Remove one that you do not use first." },
  setUpClosed: { status: 403, title: "This service cannot be set up, or has been set up already." },
  setUpRefused: { status: 403, title: "This set-up link is not the right one. Check that it was copied whole." },
  zoneUnknown: { status: 422, title: "This time zone is not known here. Choose another one." },
  keyRevoked: {
    status: 409,
    title: "This browser's key was revoked and does not count any more. Sign out and in again to make a new one.",
  },
  deviceCertified: { status: 409, title: "This browser is certified already. There is nothing to ask for." },
  sessionUnknown: { status: 404, title: "This sign-in has ended already. Reload the page to see those there are." },
  notAllowed: { status: 403, title: "Your roles do not include this. Ask a coordinator." },
  malformed: { status: 400, title: "This page asked for something we do not understand. Reload it and try again." },
  tooLarge: { status: 413, title: "This page sent more than we take. Reload it and try again." },
  notFound: { status: 404, title: "There is nothing at this address." },
  notSetUp: { status: 503, title: "This service has not been set up yet." },
  failed: { status: 500, title: "That did not work, and it is not your fault. Try again in a minute." },
};

/** `more`: what a program needs besides, as the interface says. */
export function problem(name: ProblemName, more: Record<string, unknown> = {}): Response {
  const body: Problem = { type: name, ...table[name], ...more };
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
