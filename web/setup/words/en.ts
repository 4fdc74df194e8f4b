/** Every sentence of setting up, in English. */
import type { Complaint, StepName, Stop } from "../state.ts";

export const title = "Set up";

export const words = {
  opening: "Looking at your link",
  progress: (number: number, of: number) => `Step ${number} of ${of}`,
  steps: "Steps",
  next: "Continue",
  back: "Back",
  again: "Try again",
  working: "One moment",
  toStaff: "Go to the sign-in",
} as const;

export const stepNames: Readonly<Record<StepName, string>> = {
  charity: "Your organisation",
  you: "You",
  kit: "Recovery kit",
  check: "Check",
  passkey: "Passkey",
};

export const charity = {
  heading: "Your organisation",
  about: "Visitors see this name above their chat, and staff above every page.",
  name: "Name of your organisation",
  zone: "Time zone",
  zoneAbout: "All shifts are planned in this time.",
  zoneName: "What people call this time",
  zoneNameAbout: "It stands beside times that visitors read, as in “from 18:00, London time”.",
} as const;

export const you = {
  heading: "You are the first coordinator",
  about:
    "Coordinators invite people, give them their roles and certify their browsers. You can invite a second one at the end.",
  alias: "Your first name or alias",
  aliasAbout: "Colleagues see this name. If you take chats, visitors see it too. It need not be your real one.",
  takesChats: "I also take chats",
  takesChatsAbout: "Leave it empty if you only organise. You can change it later.",
} as const;

export const kit = {
  heading: "Your recovery kit",
  about: [
    "This browser has just made the key of your organisation. Everything rests on it: with it you certify people’s browsers, and visitors’ pages let in nobody else. The service never sees it.",
    "These 24 words are the key, written out. If this browser is lost, they are the only way to bring the key into another one. They are shown only now.",
  ],
  making: "Making the key",
  list: "The 24 words",
  print: "Print the kit",
  or: "Print the kit, or write the words down in this order. Do not photograph them, and do not keep them in a file or a mail.",
  next: "I have all 24 words on paper",
  paperTitle: (organisation: string) => `Recovery kit of ${organisation}`,
  paperAbout: (organisation: string, day: string) =>
    `Made on ${day}. These 24 words are the key of ${organisation} for its helpline chat. Whoever has them can certify anybody as a counsellor. They are needed when the browser that holds the key is lost: sign in as a coordinator on another one, open the page Account, and type them in.`,
  paperKeep:
    "Keep this paper where your organisation keeps what must not get lost: in a safe, in a sealed envelope, known to two people. If a stranger may have read it, tell whoever runs your service at once.",
} as const;

export const check = {
  heading: "Two words, to be sure",
  about: "Look at your paper and type the two words. Then you know that it can be read.",
  word: (number: number) => `Word ${number}`,
  seeAgain: "See the words again",
} as const;

export const passkey = {
  heading: "Make your passkey",
  about: "You sign in with it from now on. Your browser opens a window of its own for it.",
  button: "Make your passkey",
  working: "Waiting for your browser",
  last: "After this step your organisation is set up.",
} as const;

export const done = {
  heading: (organisation: string) => `${organisation} is set up`,
  about: "Three things are worth doing now. The first two save you from being locked out.",
  secondHeading: "Add a second passkey",
  secondAbout: "On your phone, another computer or a security key. A lost device then costs you nothing.",
  secondLink: "Add a second passkey",
  inviteHeading: "Invite a second coordinator",
  inviteAbout: "Then somebody can help you when you have lost everything, and you can go on holiday.",
  inviteLink: "Invite a coordinator",
  lineHeading: "Make your first line",
  lineAbout:
    "A line is the page that visitors meet: your words, your numbers, your limits of confidentiality. Until there is one, they read that your service has not opened yet.",
  lineLink: "Make your first line",
  later: "Open my account",
} as const;

interface Told {
  readonly heading: string;
  readonly next: string;
}

export const stops: Readonly<Record<Stop, Told>> = {
  noToken: {
    heading: "This address has no set-up link",
    next: "Open the link exactly as the service printed it, up to its last letter. A link that was opened once is gone from the address: copy it anew.",
  },
  wrongToken: {
    heading: "This is not the right set-up link",
    next: "Part of it was probably cut off, or the service has been given another one since. Ask whoever runs the service for the link, and open it whole. Words you wrote down belong to nothing: destroy them.",
  },
  closed: {
    heading: "This service is set up already, or cannot be",
    next: "Setting up works once, and only while the operator allows it. If somebody else has just done it in another browser, ask them for an invitation, and destroy words you wrote down here. If it was you, sign in with your passkey.",
  },
  oldBrowser: {
    heading: "This browser cannot make the keys",
    next: "Update it, or use a current Firefox, Chrome, Edge or Safari. Your link still works.",
  },
  unreachable: { heading: "The service cannot be reached", next: "Check your connection and try again." },
};

export const complaints: Readonly<Record<Extract<Complaint, string>, string>> = {
  noName: "Write the name of your organisation.",
  longName: "This name is too long, or has characters nobody can see: 80 letters at most.",
  noZoneName: "Write what people call this time.",
  longZoneName: "This is too long, or has characters nobody can see: 60 letters at most.",
  noAlias: "Write a name first.",
  longAlias: "This name is too long: 40 characters at most.",
  oddAlias: "This name has characters nobody can see. Write it with letters alone.",
  wrongWords: "At least one of these is not the word with this number. Look at your paper again.",
  keepsNothing:
    "This browser keeps nothing. A private window or a full disk can be the reason. Open the set-up link in a normal window.",
  unreachable: "The service cannot be reached. Check your connection and try again.",
};
