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

export const stepUp = {
  heading: "Please confirm this",
  why: "Your passkey is asked for again, so that nobody who finds this browser open can do it in your name.",
  confirm: "Confirm with your passkey",
  again: "Try again",
  cancel: "Cancel",
} as const;

export const frame = {
  opening: "Opening",
  nav: "Pages",
  chats: "Chats",
  people: "People",
  settings: "Settings",
  audit: "Audit",
  account: "Account",
  signedInAs: (alias: string) => `Signed in as ${alias}`,
  signOut: "Sign out",
  skip: "Skip to the page",
  unreachable: "The service cannot be reached",
  unreachableNext: "Check your connection, then try again.",
  again: "Try again",
  notAllowed: "This page is not part of your roles",
  notAllowedNext: "A coordinator can change your roles. Everything of your own is on the page Account.",
  toAccount: "Open your account",
  refused: "This page cannot be opened",
} as const;
