/** Every sentence of the join page, in English. */
import type { JoinProblem } from "../state.ts";

export const title = "Sign in";

export const words = {
  opening: "Reading your link",
  heading: (organisation: string) => `Welcome to ${organisation}`,
  about: (alias: string) =>
    `This link is for ${alias}. It makes this browser yours: its keys are made here and never leave it.`,
  name: "Your first name or alias",
  nameAbout: "Visitors see this name, so that they know who they are talking with. It need not be your real one.",
  nameFixed: "Your coordinator chose this name. Visitors see it.",
  button: "Continue",
  working: "Making this browser’s keys",
  again: "Try again",
  noName: "Write a name first.",
  longName: "This name is too long: 40 characters at most.",
  oddName: "This name has characters nobody can see. Write it with letters alone.",
  toConsole: "Open the console",
  withPasskey: "Make a passkey as well",
  passkeyHeading: "Make your passkey",
  passkeyNext: "From now on you sign in with it, without a link.",
  passkeyButton: "Make your passkey",
  passkeyWorking: "Waiting for your browser",
  haveOne: "Do you have a passkey here already?",
  signIn: "Sign in with it instead",
  back: "Back",
  secondHeading: "One more thing: a second passkey",
  secondAbout:
    "A phone gets lost, a laptop breaks. With a second passkey, on another device or a security key, you come in all the same.",
  secondButton: "Add a second passkey",
  later: "Not now",
} as const;

interface Told {
  readonly heading: string;
  readonly next: string;
}

const askAgain = "Ask your coordinator for a new link. Each link works once, in one browser, and ends by itself.";

export const problems: Readonly<Record<Extract<JoinProblem, string>, Told>> = {
  noLink: {
    heading: "There is no link in this address",
    next: "Open the sign-in link exactly as your coordinator gave it to you. A link that was opened once is gone from the address.",
  },
  brokenLink: {
    heading: "This link is not whole",
    next: "Part of it was probably cut off. Copy the whole link, from https to its last letter, and open it again.",
  },
  oldBrowser: {
    heading: "This browser cannot make the keys",
    next: "Update it, or use a current Firefox, Chrome, Edge or Safari. Your link is not used up.",
  },
  unreachable: {
    heading: "The service cannot be reached",
    next: "Check your connection and try again.",
  },
  endedLink: { heading: "This link has ended", next: askAgain },
  forgedLink: {
    heading: "This link could not be checked",
    next: "It does not lead to your organisation’s key. Do not go on; ring your coordinator and tell them what you see here.",
  },
  keepsNothing: {
    heading: "This browser keeps nothing",
    next: "A private window or a full disk can be the reason. Open the link in a normal window. Your link is not used up.",
  },
};

const refusals: Readonly<Record<string, string>> = {
  linkUnknown: "This link is not known here",
  linkUsed: "This link has been used",
  linkEnded: "This link has ended",
  deviceTaken: "This browser is somebody else’s",
  tooOften: "Please wait a moment",
};

/** The service said why, and what to do next, in its own words. */
export const refused = (problem: string, sentence: string): Told => ({
  heading: refusals[problem] ?? "This link could not be used",
  next: sentence,
});
