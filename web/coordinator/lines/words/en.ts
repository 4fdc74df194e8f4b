/** Every sentence of the coordinators' page of lines, in English. */
import {
  betweenChatsMostMs,
  helpNumbersMost,
  languagesMost,
  lastStartBeforeMostMs,
  limitsParagraphsMost,
  minimumStaffMost,
  placesMost,
  sentenceUnits,
  titleUnits,
  topicsMost,
  topicUnits,
  waitMostMostMs,
} from "../../../../shared/limits.ts";
import type { LineShown } from "../../../../shared/line-interface.ts";
import type { Act } from "../acts.ts";
import type { Item, Mark } from "../checklist.ts";
import type { Complaint, Field, LimitsComplaint } from "../draft.ts";
import type { PreviewOf } from "../preview.ts";

const minutes = (ms: number) => ms / 60_000;

export const lines = {
  heading: "Lines",
  loading: "Reading the lines",
  about: "A line is what visitors meet: a page with your words, your numbers, and people who take chats there.",
  make: "Make a line",
  first: "Make your first line",
  firstAbout:
    "Without a line, visitors read that your service has not opened yet. A new line is a draft: nobody outside sees it before you show it.",
  standing: {
    draft: "Draft",
    shown: "Shown to visitors",
    takenOff: "Taken off",
  } satisfies Record<LineShown["standing"], string>,
  waiting: "A text waits to be signed off",
  home: "Stands at the first address",
  address: (slug: string) => `/${slug}`,
  list: "Lines in their order",
  offList: "Lines that were taken off",
  offAbout: "Their addresses say that they have closed, and show their numbers.",
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  orderChanged: "This order is not saved yet.",
  saveOrder: "Save the order",
  dropOrder: "Leave it as it was",
  orderAbout: "The first line that is shown stands at / as well. Every line names the others.",
} as const;

export const panel = {
  newHeading: "A new line",
  change: "Change words and rules",
  writeLimits: "Write the limits",
  changeLimits: "Write the limits anew",
  signOff: "Sign the new text off",
  show: "Show it to visitors",
  showAgain: "Show it to visitors again",
  takeOff: "Take it off",
  earlier: "Earlier texts",
  back: "Back",
  visitorsPage: "Open the visitor’s page",
  words: "Words and numbers",
  rules: "Rules",
  limits: "Limits of confidentiality",
  noLimits: "Nobody has written them yet.",
  limitsBy: (version: string, signer: string) => `Version ${version}, signed off by ${signer}.`,
  limitsWait: (version: string) =>
    `Version ${version} waits to be signed off. Until then visitors read the text before it, if there is one.`,
  waitingText: "The text that waits",
  facts: {
    address: "Address",
    languages: "Languages",
    topics: "Topics",
    help: "Numbers",
    leaveTo: "“Leave quickly” goes to",
    urgentFirst: "Urgent people",
    minimumStaff: "On duty at least",
    leadRequired: "Shift lead",
    betweenChats: "Between two chats",
    lastStart: "Last chats start",
    waitMost: "Nobody new above a wait of",
  },
  none: "None",
  urgentYes: "are called first",
  urgentNo: "keep their place",
  leadYes: "must be there",
  leadNo: "not needed",
  people: (count: number) => (count === 1 ? "1 person" : `${count} people`),
  minutes: (count: number) => (count === 1 ? "1 minute" : `${count} minutes`),
  beforeEnd: (count: number) => `${count} minutes before the end`,
  danger: "in danger",
  place: "to go next",
} as const;

export const checklist = {
  heading: "Before you open",
  marks: { done: "Done", toDo: "To do", unknown: "Not known" } satisfies Record<Mark, string>,
  item: (item: Item, people: number): string =>
    ({
      limits: "Write the limits of confidentiality: what you pass on, to whom, and when.",
      signOff: "Let a clinician read them and sign them off. Without that the line cannot be shown.",
      numbers: "Check every number. You are asked for it when you show the line.",
      people:
        people === 1
          ? "Somebody with a certified browser. Two, if nobody is to answer alone."
          : `At least ${people} people with a certified browser, so that nobody answers alone.`,
      leads:
        "Two leads (supervisors or safeguarding leads) with a certified browser, who were not in the chat. Without them no visitor can write that something was not right.",
    })[item],
  toPeople: "Open People",
  toRota: "Open Rota",
  rota: "Then the rota: plan a shift for this line and publish it. Visitors read that you are closed until enough people have checked in on it, with a lead if the line needs one.",
} as const;

export const form = {
  name: "Name of the line",
  nameAbout: "Visitors read it where they can choose between lines; colleagues see it on their shifts.",
  slug: "Address",
  slugAbout:
    "Small letters, digits and hyphens. It cannot be changed later, because people keep it. Say nothing in it that would give a visitor away: it stays in their browser’s history.",
  talking: "Talking",
  languages: "Languages",
  languagesAbout:
    "Separated by commas: English, Welsh. Name only languages that somebody on the rota writes. The first is the one that your own words here are written in.",
  topics: "Topics visitors may pick from",
  topicsAbout: `One on each line, ${topicsMost} at most, or none. They are asked while they wait and may leave it open; only their counsellor sees it.`,
  urgentFirst: "Call whoever may be hurt now first",
  urgentFirstAbout:
    "While waiting, visitors can press “I might hurt myself or someone now”. It always shows your numbers for danger; with this, it also moves them forward.",
  help: "Numbers to ring",
  helpAbout:
    "Where visitors find help besides you. At least one is for danger, like your emergency number: those stand on every view.",
  number: (at: number) => `Number ${at}`,
  numberName: "Who answers",
  numberNumber: "Number",
  numberAbout: "When to ring it",
  numberDanger: "For somebody in danger",
  addNumber: "Add a number",
  removeNumber: (name: string) => (name === "" ? "Remove this number" : `Remove ${name}`),
  emergency: { name: "Emergency services", about: "If someone is in danger right now." },
  places: "Places to go next",
  placesAbout: `Visitors read these when a chat has ended, and counsellors can point to one during a chat: ${placesMost} at most, or none. Nothing else that anybody sends can be tapped.`,
  place: (at: number) => `Place ${at}`,
  placeName: "What it is called",
  placeTo: "Number, or web address",
  placeAbout: "What people find there",
  addPlace: "Add a place",
  removePlace: (name: string) => (name === "" ? "Remove this place" : `Remove ${name}`),
  leaving: "Leaving",
  leaveTo: "Where “Leave quickly” goes",
  leaveToAbout:
    "A page that says nothing about the visitor, and that everybody opens: the weather, the news. It begins with https://",
  rules: "When it is open",
  minimumStaff: "People on duty at least",
  minimumStaffAbout: "With fewer checked in, the line is closed. Two, so that nobody answers alone.",
  leadRequired: "A shift lead must be there",
  leadRequiredAbout: "The line opens only while the lead of the shift has checked in.",
  betweenChats: "Minutes between two chats",
  betweenChatsAbout: "Nobody is offered to a counsellor in this time. It is for breathing and for notes.",
  lastStart: "Last chats start, in minutes before the end",
  waitMost: "Longest expected wait, in minutes",
  waitMostAbout: `Whoever would probably wait longer reads that nobody is free, and when to try again. Whoever waits already stays. ${minutes(waitMostMostMs)}: nobody is turned away while a chat can still start.`,
  lastStartAbout: "A chat takes about 45 minutes. Whoever asks later reads that you are closed.",
  make: "Make the draft",
  saveAbout: "New visitors read it within half a minute. A page that is open already stays as it is.",
  fields: {
    name: "Name",
    languages: "Languages",
    topics: "Topics",
    urgentFirst: "Urgent people first",
    help: "Numbers",
    places: "Places to go next",
    leaveTo: "“Leave quickly”",
    leadRequired: "Shift lead needed",
    minimumStaff: "People at least",
    betweenChatsMinutes: "Minutes between chats",
    lastStartBeforeMinutes: "Last start",
    waitMostMinutes: "Longest expected wait",
  } satisfies Record<Field, string>,
  wrong: "Something in the form cannot be saved yet. It is marked below.",
  complaint: (complaint: Complaint): string => {
    switch (complaint.field) {
      case "name":
        return complaint.why === "empty"
          ? "Write a name first."
          : `This name is too long, or has characters nobody can see: ${titleUnits} letters at most.`;
      case "slug":
        return {
          empty: "Write an address first.",
          odd: "An address has small letters from a to z, digits and hyphens, begins with a letter, and has 31 characters at most.",
          reserved: "The service uses this address itself. Choose another one.",
        }[complaint.why];
      case "languages":
        return {
          none: "Write at least one language.",
          unknown: `“${complaint.word}” is not a language we know. Write its English name or its two-letter code.`,
          many: `At most ${languagesMost} languages.`,
        }[complaint.why];
      case "topics":
        return {
          many: `At most ${topicsMost} topics.`,
          twice: "The same topic is there twice.",
          odd: `A topic has at most ${topicUnits} letters.`,
        }[complaint.why];
      case "help":
        return aboutNumber(complaint);
      case "places":
        return {
          many: `At most ${placesMost} places.`,
          name: `Write what it is called: ${titleUnits} letters at most.`,
          about: "Write what people find there.",
          to: "Write a number with digits, in groups if you like, or an address that begins with https:// and that a browser can open.",
        }[complaint.why];
      case "leaveTo":
        return "This is not an address that begins with https:// and that a browser can open.";
      case "minimumStaff":
        return `People on duty are 1 to ${minimumStaffMost}.`;
      case "betweenChatsMinutes":
        return `Whole minutes, from 0 to ${minutes(betweenChatsMostMs)}.`;
      case "lastStartBeforeMinutes":
        return `Whole minutes, from 0 to ${minutes(lastStartBeforeMostMs)}.`;
      case "waitMostMinutes":
        return `Whole minutes, from 1 to ${minutes(waitMostMostMs)}.`;
    }
  },
} as const;

function aboutNumber(complaint: Extract<Complaint, { field: "help" }>): string {
  switch (complaint.why) {
    case "many":
      return `At most ${helpNumbersMost} numbers.`;
    case "noDanger":
      return "At least one number must be for somebody in danger.";
    case "name":
      return "Write who answers.";
    case "number":
      return "Write the number with digits, in groups if you like. It may begin with +.";
    case "about":
      return "Write when to ring it.";
  }
}

export const limits = {
  heading: "Limits of confidentiality",
  about: [
    "Visitors read this before they start, and can read it again in the chat. It says what is passed on, to whom and when; who can read what they write; that you do not know who or where they are.",
    "Short sentences, and nothing that your service does not keep. A clinician signs the text off.",
  ],
  text: "The text",
  textAbout: `One paragraph on each line, ${limitsParagraphsMost} at most. Write words you would say to somebody who is afraid.`,
  signer: "Signed off by",
  signerAbout:
    "Name and role of whoever read this very text and answers for it. Leave it empty to let the text wait: visitors go on reading the one before.",
  signerNeeded: "Name and role of whoever read this very text and answers for it.",
  save: "Keep this text",
  versions:
    "Each text you keep is a version of its own and stays. Whoever is chatting goes on with the one they have read.",
  sign: "Sign it off",
  signAbout: "From then on, visitors read this text.",
  theirs: "Somebody else wrote this meanwhile. Yours is still in the form; if you keep it, visitors read yours.",
  earlier: "Earlier texts",
  reading: "Reading the texts",
  notRead: "They could not be read. Check your connection and try again.",
  version: (version: string, signer: string | null) =>
    signer === null ? `Version ${version}, never shown` : `Version ${version}, signed off by ${signer}`,
  complaint: {
    none: "Write the text first.",
    many: `At most ${limitsParagraphsMost} paragraphs: one on each line.`,
    long: `A paragraph is longer than ${sentenceUnits} letters. Make two of it.`,
    signer: `Write who signed it off: ${titleUnits} letters at most.`,
  } satisfies Record<LimitsComplaint, string>,
} as const;

export const showing = {
  heading: "Show this line to visitors",
  about:
    "Its page stands at its address then. It says honestly that you are closed, until a shift of the rota runs and people have checked in.",
  numbers:
    "Ring each of these numbers and hear who answers; open each address and see where it leads. Never ring an emergency number to try it: compare it with what the authorities say.",
  checked: "I have checked each of these numbers today",
  notChecked: "Check every number first. A frightened person will ring it, or open the address.",
  few: (people: number) =>
    people === 1
      ? "Nobody can take chats yet. The line can be shown, and stays closed until somebody can."
      : `Fewer than ${people} people can take chats yet. The line can be shown, and stays closed until there are enough.`,
  button: "Show it to visitors",
} as const;

export const takingOff = {
  heading: "Take this line off",
  about: [
    "Nobody can ask for a chat there any more. Whoever waits is told within a minute, with your numbers beside it.",
    "Chats that run go on to their end.",
    "Its address goes on saying that the line has closed, and shows its numbers. Nothing is deleted, and you can show it again.",
  ],
  aboutDraft: [
    "Nobody outside has seen it, and nobody will.",
    "It stays here, below the other lines, and you can show it later. Nothing is deleted.",
  ],
  button: (name: string) => `Yes, take ${name} off`,
} as const;

/** What is typed stays where it is meanwhile. */
export const signedOut = {
  sentence: "You have been signed out, and nothing was saved. Sign in in another tab, come back here, and save again.",
  signIn: "Sign in in another tab",
} as const;

export const preview = {
  heading: "What visitors see",
  about: "With what stands in the form now. Nothing can be pressed in it.",
  of: { open: "While you are open", closed: "While you are closed", limits: "Before they start" } satisfies Record<
    PreviewOf,
    string
  >,
  frame: "Preview of the visitor’s page",
  loading: "Preparing the preview",
  none: "The preview could not be prepared. Check your connection and open it again.",
} as const;

/** What was done, after it was. */
export const done: Readonly<Record<Act["do"], (name: string) => string>> = {
  make: (name) => `${name} is made, as a draft.`,
  change: (name) => `${name} was changed. New visitors read it within half a minute.`,
  limits: (name) => `The text of ${name} is kept.`,
  sign: (name) => `The text of ${name} is signed off.`,
  show: (name) => `${name} is shown to visitors.`,
  takeOff: (name) => `${name} is taken off.`,
  order: () => "The order is saved.",
};

/** What will happen, as the dialogue says it that asks for the passkey. */
export const asks: Readonly<Record<Act["do"], (name?: string) => string>> = {
  make: (name) => `Make the line ${name}, as a draft.`,
  change: (name) => `Change what visitors of ${name} read, and its rules.`,
  limits: (name) => `Keep a new text of the limits of confidentiality of ${name}.`,
  sign: (name) => `Let visitors of ${name} read the text that was signed off.`,
  show: (name) => `Show ${name} to visitors, with the numbers you have checked.`,
  takeOff: (name) => `Take ${name} off. Nobody can ask for a chat there any more.`,
  order: () => "Change the order of the lines.",
};
