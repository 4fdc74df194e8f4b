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
  | "lineUnknown"
  | "lineTaken"
  | "tooManyLines"
  | "tooManyLinesKept"
  | "limitsNotSignedOff"
  | "limitsUnknown"
  | "limitsMissing"
  | "translationNotNeeded"
  | "numbersNotChecked"
  | "deviceCertified"
  | "sessionUnknown"
  | "notAllowed"
  | "malformed"
  | "tooLarge"
  | "notFound"
  | "notSetUp"
  | "paused"
  | "personUnknown"
  | "personPaused"
  | "personLeft"
  | "changedMeanwhile"
  | "lastCoordinator"
  | "notYourself"
  | "tooManyInvitations"
  | "tooManyPeople"
  | "invitationRefused"
  | "linkNotOpen"
  | "requestUnknown"
  | "certificateDoesNotFit"
  | "deviceRevoked"
  | "revocationRefused"
  | "revocationOutdated"
  | "revocationsFull"
  | "revocationNeeded"
  | "notLeading"
  | "noSuchChat"
  | "notOnYourShift"
  | "tooOften"
  | "notOnShift"
  | "notCheckedIn"
  | "shiftUnknown"
  | "shiftTooLong"
  | "rotaConflict"
  | "rotaChanged"
  | "alreadyBegun"
  | "draftFull"
  | "draftOvertaken"
  | "nothingToUndo"
  | "rotaFull"
  | "patternUnknown"
  | "wishUnknown"
  | "wishRefused"
  | "tooManyRequests"
  | "addressRefused"
  | "noWebhook"
  | "complaintUnknown"
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
  passkeyRefused: {
    status: 422,
    title: "This passkey could not be kept. Make it again, or use another device for it.",
  },
  passkeyTaken: { status: 409, title: "This passkey is kept here already. Make another one, or use it to sign in." },
  passkeyUnknown: { status: 404, title: "You have no such passkey any more. Reload the page to see those you have." },
  lastPasskey: { status: 409, title: "This is your only passkey. Add another one before you remove it." },
  tooManyPasskeys: {
    status: 409,
    title: "You have as many passkeys as we keep. Remove one that you do not use first.",
  },
  setUpClosed: { status: 403, title: "This service cannot be set up, or has been set up already." },
  setUpRefused: { status: 403, title: "This set-up link is not the right one. Check that it was copied whole." },
  lineUnknown: { status: 404, title: "There is no such line here. Reload the page and try again." },
  lineTaken: {
    status: 409,
    title: "There is a line with this address already, or visitors found one there once. Choose another address.",
  },
  tooManyLines: { status: 409, title: "There are as many lines as one organisation can have. Take one off first." },
  tooManyLinesKept: {
    status: 409,
    title:
      "There have been as many lines as one organisation can have, with those that were taken off. " +
      "Show one of those again, and give it other words.",
  },
  limitsNotSignedOff: {
    status: 409,
    title: "Nobody has signed off the limits of confidentiality of this line. Visitors cannot see it before that.",
  },
  limitsMissing: {
    status: 409,
    title: "The limits of confidentiality are needed in this language too. Write them first.",
  },
  translationNotNeeded: {
    status: 409,
    title: "This line is in English already. Change its words where they stand.",
  },
  limitsUnknown: {
    status: 409,
    title: "This text does not wait to be signed off any more. Reload the page and read what is there now.",
  },
  numbersNotChecked: {
    status: 409,
    title: "Visitors read these numbers as soon as they are saved. Check each of them first, and say that you have.",
  },
  zoneUnknown: { status: 422, title: "This time zone is not known here. Choose another one." },
  deviceCertified: { status: 409, title: "This browser is certified already. There is nothing to ask for." },
  sessionUnknown: { status: 404, title: "This sign-in has ended already. Reload the page to see those there are." },
  notAllowed: { status: 403, title: "Your roles do not include this. Ask a coordinator." },
  malformed: { status: 400, title: "This page asked for something we do not understand. Reload it and try again." },
  tooLarge: { status: 413, title: "This page sent more than we take. Reload it and try again." },
  notFound: { status: 404, title: "There is nothing at this address." },
  notSetUp: { status: 503, title: "This service has not been set up yet." },
  paused: { status: 403, title: "You are paused here at the moment. Ask your coordinator." },
  personUnknown: { status: 404, title: "There is nobody of this kind here. Reload the page and try again." },
  personPaused: { status: 409, title: "This person is paused. End the pause first." },
  personLeft: { status: 409, title: "This person has left. Invite them anew if they come back." },
  changedMeanwhile: {
    status: 409,
    title: "Somebody changed this meanwhile. Look at what it is now, and change it again if you still want to.",
  },
  lastCoordinator: {
    status: 409,
    title: "This is the last active coordinator. Make somebody else a coordinator first, and let them sign in.",
  },
  notYourself: { status: 409, title: "You cannot do this to yourself. Ask another coordinator to do it." },
  tooManyInvitations: {
    status: 409,
    title: "There are too many open invitations. Take back those that nobody needs, or wait until they end.",
  },
  tooManyPeople: { status: 409, title: "There are more people here than one organisation can hold. Ask the operator." },
  invitationRefused: {
    status: 422,
    title:
      "This browser could not prove that it may invite with these roles. " +
      "Its own certificate may have ended: reload the page and try again.",
  },
  linkNotOpen: { status: 409, title: "This link is not open any more: it was used, has ended, or was taken back." },
  requestUnknown: {
    status: 404,
    title: "This browser does not ask to be certified any more. Open this service there again, and ask once more.",
  },
  certificateDoesNotFit: {
    status: 422,
    title:
      "This certificate does not fit the person, the browser, or your own right to give it. Reload the page and try again.",
  },
  deviceRevoked: {
    status: 409,
    title: "This browser was revoked, and its keys never count again. Sign out and in again there: it makes new keys.",
  },
  revocationRefused: {
    status: 422,
    title:
      "This list of revoked browsers is not signed by a coordinator's browser that holds, or is not whole. " +
      "Use a browser that is not itself on it.",
  },
  revocationOutdated: {
    status: 409,
    title: "Somebody revoked a browser meanwhile, so this list is not the newest. Reload the page and try again.",
  },
  revocationsFull: {
    status: 409,
    title:
      "The list of revoked browsers is full, and nothing was changed. Pause this person for now: that signs them out at once. " +
      "Reload the page: it says when there is room again.",
  },
  revocationNeeded: {
    status: 422,
    title: "This person's browsers have to be revoked too, all of them. Reload the page and try again.",
  },
  noSuchChat: { status: 409, title: "This chat is not yours any more, so nothing was flagged. It has ended already." },
  notLeading: { status: 403, title: "Only the lead of the running shift can do this. Ask them, or a coordinator." },
  notOnYourShift: {
    status: 409,
    title:
      "You can certify colleagues on your shift, now or in the next two hours. For everybody else, ask a coordinator.",
  },
  tooOften: {
    status: 429,
    title:
      "There were very many attempts to sign in just now, perhaps by somebody else who shares your connection. " +
      "Wait half a minute and try again.",
  },
  notOnShift: { status: 409, title: "Your turn does not run now. This page shows when the next one begins." },
  notCheckedIn: { status: 409, title: "They have not checked in yet. Wait until their name is listed here." },
  shiftUnknown: { status: 409, title: "This shift is not yours to change now. It may be over, or begin later." },
  shiftTooLong: { status: 409, title: "A shift lasts twelve hours at most. Choose a time that is nearer." },
  rotaConflict: { status: 409, title: "That would break a rule of the rota. Nothing was changed." },
  rotaChanged: {
    status: 409,
    title:
      "Somebody else changed this part of the rota meanwhile. It is shown as it is now; nothing of yours was lost.",
  },
  alreadyBegun: {
    status: 409,
    title: "What has begun stays in the rota as it was. Let it end earlier or later, or change what comes after it.",
  },
  draftFull: { status: 409, title: "The draft has as many steps as it can hold. Publish it, or drop it." },
  draftOvertaken: {
    status: 409,
    title:
      "Some steps of the draft no longer fit what was changed meanwhile. Look at them first; nothing was published.",
  },
  nothingToUndo: { status: 409, title: "This can no longer be taken back: something later stands on it." },
  rotaFull: { status: 409, title: "There are as many of these as the rota holds. Remove those that are over first." },
  patternUnknown: { status: 404, title: "This pattern is not there any more." },
  wishUnknown: { status: 404, title: "This request is not there any more." },
  wishRefused: { status: 409, title: "This cannot be done now. The page shows how things stand." },
  tooManyRequests: {
    status: 409,
    title: "You have asked for as much as one person can at a time. Cancel something that you no longer need.",
  },
  addressRefused: {
    status: 422,
    title: "Warnings can be sent only to an address that begins with https:// and has a public name, without a port.",
  },
  noWebhook: { status: 409, title: "There is no address to send to. Save one first." },
  complaintUnknown: { status: 404, title: "This is not there any more. It may be 30 days old, or closed already." },
  failed: { status: 500, title: "That did not work, and it is not your fault. Try again in a minute." },
};

/** `more`: what the page needs besides, as the newer row. */
export function problem(name: ProblemName, more: Readonly<Record<string, unknown>> = {}): Response {
  const body: Problem = { ...more, type: name, ...table[name] };
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
