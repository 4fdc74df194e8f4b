/** Every sentence that several staff pages share, in English: signing in, passkeys, this browser's keys, the frame. */
import type { PasskeyProblem } from "../passkey.ts";

/** The one explanation of the word. */
export const whatPasskeyIs =
  "A passkey is a key that stays on your device and opens with your finger, your face or your screen lock. There is no password that somebody could find out.";

/** Making one, and using one. */
export const passkeyProblems: Readonly<Record<"made" | "used", Readonly<Record<PasskeyProblem, string>>>> = {
  made: {
    cancelled: "The window of your browser was closed. Nothing has happened; try again when you are ready.",
    timedOut: "The window of your browser was open for too long. Try again.",
    noAuthenticator:
      "This device cannot keep a passkey. Set a screen lock on it, or use a phone or a security key, and try again.",
    alreadyRegistered: "There is a passkey of yours on this device already. Use another device, or another key.",
    unsupported: "This browser cannot make passkeys. Update it, or use a current Firefox, Chrome, Edge or Safari.",
    failed: "Your browser could not make the passkey. Try again.",
  },
  used: {
    cancelled: "No passkey was used. Nothing has happened; try again when you are ready.",
    timedOut: "The window of your browser was open for too long. Try again.",
    noAuthenticator: "Your passkey could not be used on this device. Try the device or the key it is on.",
    alreadyRegistered: "Your passkey could not be used. Try again.",
    unsupported: "This browser cannot use passkeys. Update it, or use a current Firefox, Chrome, Edge or Safari.",
    failed: "Your browser could not use the passkey. Try again.",
  },
};

/** Under what was just done. */
export const doneBar = { undo: "Undo", dismiss: "Dismiss" } as const;

export const stepUp = {
  heading: "Please confirm this",
  why: "Your passkey is asked for again, so that nobody who finds this browser open can do it in your name.",
  confirm: "Confirm with your passkey",
  again: "Try again",
  cancel: "Cancel",
} as const;

export const surge = {
  heading: "Very many at once",
  off: "Off. Some of this comes by itself when many ask for a place within a minute.",
  on: (time: string, by: string | null) => (by === null ? `On until ${time}.` : `On until ${time}, begun by ${by}.`),
  about:
    "Every visitor’s page solves a small puzzle before it gets a place: a second’s work for a page, a lot of work for whoever opens thousands. Where a browser cannot, the place comes half a minute later. Nobody is turned away for it. From one connection half as many have a place at once. Visitors read that very many are coming. It ends by itself.",
  what: "What this does",
  begin: "Begin, for two hours",
  longer: "Two hours from now",
  end: "End it now",
  unreachable: "The service cannot be reached, so nothing was changed. Check your connection and try again.",
  flagged: (count: number) => `Chats flagged in the last seven days: ${count}. The newest may not be counted yet.`,
} as const;

export const frame = {
  opening: "Opening",
  nav: "Pages",
  chats: "Chats",
  shifts: "My shifts",
  rota: "Rota",
  people: "People",
  lines: "Lines",
  settings: "Settings",
  figures: "Figures",
  audit: "Audit",
  complaints: "Complaints",
  account: "Account",
  signedInAs: (alias: string) => `Signed in as ${alias}`,
  signOut: "Sign out",
  stillIn: "You may still be signed in",
  stillInNext:
    "The service cannot be reached, so it was not told that you go. Check your connection and sign out again, or lock this computer.",
  signOutAgain: "Sign out again",
  skip: "Skip to the page",
  unreachable: "The service cannot be reached",
  unreachableNext: "Check your connection, then try again.",
  again: "Try again",
  notAllowed: "This page is not part of your roles",
  notAllowedNext: "A coordinator can change your roles. Everything of your own is on the page Account.",
  toAccount: "Open your account",
  refused: "This page cannot be opened",
} as const;

/** At the top of leads' pages. */
export const complaintsWaiting = {
  some: (count: number) =>
    count === 1
      ? "A visitor wrote to you that something was not right"
      : `${count} complaints of visitors wait for you`,
} as const;

/** At the top of the pages of coordinators and supervisors. `when`: "Tue 1 Dec, 09:00 to 21:00". */
export const warned = {
  toRota: "Look at the rota",
  more: (others: number) => (others === 1 ? "and 1 more warning" : `and ${others} more warnings`),
  unstaffed: (line: string, since: string, have: number, minimum: number) =>
    `${line} should be open since ${since}, and ${people(have)} checked in. ${minimum === 1 ? "1 is" : `${minimum} are`} needed.`,
  noLead: (line: string, since: string) => `${line} should be open since ${since}, and no lead is checked in.`,
  gap: (line: string, when: string, have: number, minimum: number) =>
    `${line}, ${when}: ${people(have)} planned, ${minimum === 1 ? "1 is" : `${minimum} are`} needed. The line does not open.`,
  alone: (line: string, when: string) => `${line}, ${when}: one person would be alone.`,
  unsupervised: (line: string, when: string) =>
    `${line}, ${when}: somebody in training would be on without a supervisor.`,
  unpublished: (line: string, day: string, days: number) =>
    days === 0
      ? `${line}: the rota of this week is not published, and the week has begun.`
      : `${line}: the rota of the week of ${day} is not published. It begins within ${days === 1 ? "a day" : `${days} days`}.`,
} as const;

const people = (number: number) => (number === 0 ? "nobody is" : number === 1 ? "1 person is" : `${number} people are`);

export const passkeyNames = {
  iPhone: "iPhone",
  iPad: "iPad",
  android: "Android phone",
  mac: "Mac",
  windows: "Windows computer",
  chromebook: "Chromebook",
  linux: "Linux computer",
  other: "This device",
} as const;

export const signingIn = {
  heading: "You are not signed in",
  button: "Sign in with your passkey",
  working: "Waiting for your browser",
  shared: "This is a shared computer",
  sharedAbout:
    "Your keys and your sign-in end here with this shift. Sign out when you go: that erases them from this computer.",
  otherWays: "Other ways to sign in",
  haveLink:
    "With a link from your coordinator: open it in this browser, exactly as you got it. It signs you in by itself.",
  haveCode: "With one of your recovery codes, if you lost your passkeys: it makes a new one on this device.",
  useCode: "Use a recovery code",
  code: "Recovery code",
  codeAbout: "One of the ten you were given. Each works once: it makes a new passkey on this device.",
  codeButton: "Make a new passkey",
  back: "Back",
  problems: {
    noCode: "Write the code first.",
    unreachable: "The service cannot be reached. Check your connection and try again.",
    oldBrowser: "This browser cannot make the keys. Update it, or use a current Firefox, Chrome, Edge or Safari.",
    keepsNothing: "This browser keeps nothing. A private window or a full disk can be the reason; use a normal window.",
  },
} as const;

export const newBrowser = {
  heading: "This browser waits to be certified",
  about:
    "This browser has made keys of its own and asks to be certified. Read these six words to a coordinator, best on the phone: the same six must stand on their page. On your shift, its lead can do it too, for one evening.",
  waiting: "Waiting. This page goes on by itself as soon as this browser is certified.",
  unreachable: "The service cannot be reached. Check your connection, then load this page again.",
  kit: "You are a coordinator and have the recovery kit?",
  kitLink: "Certify this browser with it",
  revoked: "This browser was revoked. The keys it holds never count again.",
  newKeys: "The keys here do not help any more",
  newKeysAbout:
    "You can throw them away and sign in again. Then this browser makes new keys and asks for a certificate.",
  newKeysButton: "Throw the keys away and sign out",
} as const;

/** After a sign-in by recovery code. */
export const fewCodes = {
  heading: (left: number) =>
    left === 0
      ? "You are signed in. That was your last recovery code"
      : `You are signed in. ${left === 1 ? "One recovery code is" : `${left} recovery codes are`} left`,
  about:
    "If you lose your passkeys and have no code, only a coordinator can let you in again. You can make ten new codes on the page of your account.",
  make: "Make new codes",
  later: "Later",
} as const;

export const recoveryCodes = {
  heading: "Keep these recovery codes",
  about:
    "If you lose your passkeys, one of these codes makes a new one. Each works once. They are shown now and never again: print them or write them down, and keep them where nobody else looks.",
  list: "Recovery codes",
  print: "Print",
  copy: "Copy",
  copied: "Copied. Paste them into a password manager, not into a mail.",
  notCopied: "Your browser did not copy them. Write them down instead.",
  kept: "I have kept them",
  paperTitle: (organisation: string) => `Recovery codes for ${organisation}`,
  paperAbout: (organisation: string, day: string) =>
    `Made on ${day}. Each code works once: it makes a new passkey for you at the staff pages of ${organisation}, and does nothing else.`,
  paperKeep: "Keep this paper where nobody else looks. Cross out a code when you have used it.",
} as const;
