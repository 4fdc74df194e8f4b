/** Every sentence of the ready check, in English. */
import type { Name, Result } from "../checks.ts";

export const ready = {
  heading: "Ready for your next shift?",
  about: "Everything is looked at here, in this browser. Nothing about it is sent anywhere.",
  shift: (day: string, from: string, until: string) => `Your next shift: ${day}, ${from} to ${until}.`,
  runs: (from: string, until: string) => `Your shift runs now, ${from} to ${until}.`,
  noShift: "No shift is planned for you at the moment. The check is the same.",
  whole: {
    good: "All is well: you can work from this browser.",
    note: "All is well: you can work from this browser.",
    bad: "Something needs to be put right before your shift. Below is what to do.",
    toDo: "One thing is left: press the button and listen.",
  } satisfies Readonly<Record<Result, string>>,
  opening: "Looking at this browser",
  unreachable: "The service cannot be reached",
  unreachableNext: "Check your connection, then look again.",
  again: "Look again",
  console: "Go to the console",
  signedOut: "Sign in first: that is the first check. Use your passkey, as on the day of your shift.",
  play: "Play the sound",
  heard: "I heard it",
  notHeard: "I heard nothing",
  results: { good: "in order", note: "in order", bad: "to put right", toDo: "to try" } satisfies Readonly<
    Record<Result, string>
  >,
} as const;

interface Sentences {
  readonly title: string;
  readonly says: Readonly<Partial<Record<Result, string>>>;
}

/** For each check: what is well, or what to do when it is not. */
export const checks: Readonly<Record<Name, Sentences>> = {
  signedIn: { title: "Signing in", says: { good: "You are signed in in this browser." } },
  passkey: {
    title: "Passkey",
    says: {
      good: "You have a passkey, so you can sign in on the day.",
      bad: "You have no passkey. Make one on your account’s page, so that you need no link on the day.",
    },
  },
  certificate: {
    title: "This browser’s certificate",
    says: {
      good: "It lasts beyond your shift. Visitors’ pages will let this browser in.",
      bad: "This browser has no certificate that lasts beyond your shift. Open the console and follow what it says there, or ask a coordinator today.",
    },
  },
  browser: {
    title: "Browser",
    says: {
      good: "It can keep keys, stay connected and work at full speed.",
      note: "It can keep keys and stay connected. It has no WebAssembly, so a chat takes a moment longer to begin.",
      bad: "It cannot keep keys, or cannot stay connected. Use a current Firefox, Chrome, Edge or Safari, and no private window.",
    },
  },
  clock: {
    title: "Clock",
    says: {
      good: "This computer’s clock agrees with the service’s.",
      bad: "This computer’s clock differs from the service’s by more than five minutes. Let the computer set its time by itself, in its settings.",
    },
  },
  sound: {
    title: "Sound",
    says: {
      good: "You hear when somebody waits.",
      toDo: "The service makes a soft sound when somebody waits. Press and listen.",
      bad: "Turn the computer’s sound on and up, look whether headphones are plugged in and whether this tab is muted, then try again.",
    },
  },
};
