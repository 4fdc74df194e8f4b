/**
 * Who may do what: the one table. The Office enforces it at its only door (`worker/office/door.ts`), pages read it to
 * show nobody a button that would be refused, and `docs/permissions.md` is made from it.
 *
 * `stepUp`: the passkey is asked for again, bound to this very request. Somebody without a passkey, where the
 * organisation lets people be without one, is not asked.
 */
import type { Role } from "./certificates.ts";

/** `anybody`: also without a sign-in. `staff`: whoever is signed in. */
type Allowed = "anybody" | "staff" | readonly Role[];

export interface Permission {
  readonly allowed: Allowed;
  readonly stepUp: boolean;
  /** For people: "See …", "Change …". */
  readonly what: string;
}

const coordinators = ["coordinator"] as const;
const supervisors = ["supervisor"] as const;
const leads = ["supervisor", "coordinator"] as const;

export const permissions = {
  setUp: {
    allowed: "anybody",
    stepUp: false,
    what: "Set the organisation up, with the operator's token, while nobody exists",
  },
  signIn: { allowed: "anybody", stepUp: false, what: "Sign in, with a passkey, a link or a recovery code" },
  signOut: { allowed: "anybody", stepUp: false, what: "Sign out" },
  seeOwn: { allowed: "staff", stepUp: false, what: "See one's own account, duty, passkeys, browsers and sign-ins" },
  endOwnSessions: { allowed: "staff", stepUp: false, what: "End one's own sign-ins elsewhere" },
  addOwnDevice: { allowed: "staff", stepUp: false, what: "Ask for this browser to be certified" },
  changeOwnKeys: {
    allowed: "staff",
    stepUp: true,
    what: "Add, name or remove one's own passkeys, make new recovery codes",
  },
  keepOwnPasskey: {
    allowed: "staff",
    stepUp: false,
    what: "Keep the passkey that was just made, with the challenge that the step-up gave",
  },
  seePeople: {
    allowed: coordinators,
    stepUp: false,
    what: "See everybody, their browsers, certificates and invitations",
  },
  changePeople: {
    allowed: coordinators,
    stepUp: false,
    what: "Change names, languages, skills, limits",
  },
  pause: { allowed: coordinators, stepUp: true, what: "Pause somebody, which signs them out; end the pause" },
  endSessions: { allowed: coordinators, stepUp: false, what: "End somebody's sign-ins" },
  changeRoles: { allowed: coordinators, stepUp: true, what: "Change somebody's roles" },
  invite: { allowed: coordinators, stepUp: true, what: "Invite people, give one-time sign-in links" },
  endInvitation: { allowed: coordinators, stepUp: false, what: "Take an invitation or a sign-in link back" },
  tryPeople: { allowed: coordinators, stepUp: false, what: "Try a file of people, which adds nobody" },
  importPeople: { allowed: coordinators, stepUp: true, what: "Add people from a file" },
  certify: { allowed: coordinators, stepUp: true, what: "Certify a browser" },
  renewCertificates: {
    allowed: coordinators,
    stepUp: false,
    what: "Renew certificates of browsers that are certified already",
  },
  seeColleaguesAsking: {
    allowed: supervisors,
    stepUp: false,
    what: "See which colleagues on the shift one leads ask for a certificate",
  },
  certifyColleague: {
    allowed: supervisors,
    stepUp: true,
    what: "Certify the browser of a colleague on the shift one leads, for 12 hours",
  },
  checkIn: { allowed: "staff", stepUp: false, what: "Check in for one's own turn, and sign off from it" },
  runShift: {
    allowed: leads,
    stepUp: false,
    what: "Run the shift one leads, coordinators any: confirm check-ins, close, open and extend the line, write its briefing",
  },
  runSurge: {
    allowed: leads,
    stepUp: false,
    what: "While very many come: ask every visitor’s page for a small puzzle, for two hours; the lead of a running shift, coordinators always",
  },
  flagChat: {
    allowed: ["counsellor", "supervisor"],
    stepUp: false,
    what: "End and flag a chat one holds",
  },
  revoke: { allowed: coordinators, stepUp: true, what: "Revoke a browser's certificate" },
  letLeave: { allowed: coordinators, stepUp: true, what: "Let somebody leave: everything of theirs ends" },
  seeLines: { allowed: coordinators, stepUp: false, what: "See the lines, their words, rules and earlier texts" },
  seePlaces: { allowed: "staff", stepUp: false, what: "See the places to go next that visitors can read" },
  changeLines: {
    allowed: coordinators,
    stepUp: true,
    what: "Make, change, order and take off lines: what a visitor's page says, who signed it off, when it is open",
  },
  seeSettings: { allowed: coordinators, stepUp: false, what: "See the organisation's settings" },
  changeSettings: {
    allowed: coordinators,
    stepUp: true,
    what: "Change the organisation's name and time zone, and how people sign in",
  },
  changeWebhook: { allowed: coordinators, stepUp: true, what: "Change where warnings are sent, and send a test" },
  seeRotaVersion: { allowed: "staff", stepUp: false, what: "See whether the rota has changed" },
  seeOwnShifts: { allowed: "staff", stepUp: false, what: "See the published rota and one's own part in it" },
  askAboutShifts: {
    allowed: "staff",
    stepUp: false,
    what: "Sign up, withdraw, swap, ask for cover or leave; say when one would rather not work",
  },
  changeOwnFeed: { allowed: "staff", stepUp: false, what: "Make or stop the calendar feed of one's own shifts" },
  seeWarnings: {
    allowed: ["supervisor", "coordinator"],
    stepUp: false,
    what: "See gaps near, who is alone, weeks not published, and lines that should be open",
  },
  seeRota: { allowed: coordinators, stepUp: false, what: "See the whole rota: drafts, patterns, requests" },
  planRota: { allowed: coordinators, stepUp: false, what: "Draft the rota; change patterns and closures" },
  publishRota: { allowed: coordinators, stepUp: false, what: "Publish the draft, and take a publication back" },
  answerRequests: { allowed: coordinators, stepUp: false, what: "Answer what people ask of the rota" },
  changeRotaRules: { allowed: coordinators, stepUp: false, what: "Change the rules of the rota" },
  seeFigures: { allowed: coordinators, stepUp: false, what: "See the figures: sums that are nobody's" },
  readComplaints: {
    allowed: ["supervisor", "safeguardingLead"],
    stepUp: false,
    what: "Read what visitors wrote to oneself when something was not right, and close it",
  },
  seeAudit: { allowed: coordinators, stepUp: false, what: "Read the audit" },
  exportAudit: { allowed: coordinators, stepUp: true, what: "Export the audit" },
} as const satisfies Record<string, Permission>;

export type Action = keyof typeof permissions;

/** `roles`: null for somebody who is not signed in. Pure. */
export function mayDo(action: Action, roles: readonly Role[] | null): boolean {
  const { allowed }: Permission = permissions[action];
  if (allowed === "anybody") return true;
  if (roles === null) return false;
  return allowed === "staff" || roles.some((role) => allowed.includes(role));
}
