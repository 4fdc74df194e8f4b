/** Every sentence of the page "My shifts", in English. What a rule of the rota says is in `web/rota/words/en.ts`. */
import type { WhyRefused } from "../../../shared/rota-interface.ts";
import type { Done } from "../acts.ts";
import type { LeaveComplaint, WishComplaint } from "../forms.ts";
import type { News } from "../news.ts";

const count = (number: number, one: string, several: string) => `${number} ${number === 1 ? one : several}`;

export const page = {
  heading: "My shifts",
  loading: "Reading your shifts",
  times: (zone: string) => `Times are ${zone}.`,
  offline: (time: string) =>
    `The service cannot be reached. You see your shifts as they were at ${time}; this page goes on by itself.`,
  unreachable: "Nothing came back from the service, so it may or may not have happened. Look, then try again.",
  working: "One moment",
  cancel: "Cancel",
  save: "Save",
  somebody: "somebody",
} as const;

export const next = {
  heading: "Your next shift",
  now: "You are on shift now",
  none: "You have no shifts yet",
  noneOpen: "There are shifts that still need somebody. Look below, and sign up for one that suits you.",
  noneAtAll:
    "A coordinator puts you on shifts, and you see them here as soon as they are published. Until then you can say when you would rather not work.",
  until: (time: string) => `until ${time}`,
  in: (days: number) => (days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`),
  ready: "Check that this browser is ready",
  toConsole: "Open the chats",
} as const;

export const turns = {
  heading: "All your shifts",
  week: (title: string) => `Week of ${title}`,
  thisWeek: "This week",
  nextWeek: "Next week",
  later: (number: number) => `Show ${number} later`,
  with: (names: string) => `with ${names}`,
  alone: "Nobody else is on yet",
  lead: "lead",
  leads: (alias: string) => `${alias} (lead)`,
  youLead: "You lead",
  now: "now",
  change: "Can’t make it?",
  changeOf: (when: string) => `Can’t make it? ${when}`,
  onLeave: "You are on leave. A coordinator is looking for somebody.",
  cover: "Ask for cover",
  coverOf: (when: string) => `Ask for cover: ${when}`,
  waits: {
    withdraw: "You asked to go off it. A coordinator will answer.",
    cover: "You asked for cover. Nobody has taken it yet.",
    swap: "You offered a swap. Nobody has taken it yet.",
    taken: (alias: string) => `${alias} would take it. A coordinator will answer.`,
    given: "You would give it in a swap. A coordinator will answer.",
  },
} as const;

export const turn = {
  gone: "You are not on this shift any more.",
  off: "Take yourself off",
  offUntil: (moment: string) => `You can do that until ${moment}. After that it takes a colleague.`,
  offAsks: (moment: string) => `Until ${moment} you can ask for it; a coordinator answers.`,
  offOver: (moment: string) => `The last time for that was ${moment}. Ask a colleague instead.`,
  offRuns: "It has begun. Ask a colleague for the rest of it.",
  offButton: "Take me off",
  offAsk: "Ask to go off",
  cover: "Ask for cover",
  coverAbout: "Somebody takes the shift instead of you. Until then you are on it.",
  coverButton: "Ask for cover",
  swap: "Offer a swap",
  swapAbout: "Somebody takes this shift and gives you one of theirs. Until then you are on it.",
  swapButton: "Offer a swap",
  whom: "Whom do you ask?",
  anybody: "Anybody who can",
  answered: "When somebody takes it, a coordinator has the last word.",
  atOnce: "As soon as somebody takes it, it is settled.",
  waiting: "You have asked already",
} as const;

export const offers = {
  heading: "Colleagues ask",
  cover: (alias: string) => `${alias} asks for cover`,
  swap: (alias: string) => `${alias} offers a swap`,
  you: "asks you",
  take: "Take it",
  takeOf: (alias: string, when: string) => `Take it: ${alias}’s shift, ${when}`,
  decline: "Decline",
  declineOf: (alias: string, when: string) => `Decline: ${alias}’s shift, ${when}`,
  choose: "Choose one to give",
  chooseOf: (alias: string, when: string) => `Choose one to give: for ${alias}’s shift, ${when}`,
  swapHeading: (alias: string) => `Swap with ${alias}`,
  gone: "This is not offered any more.",
  youGet: "You would get",
  youGive: "You would give",
  none: "You have no shift to come that you could give.",
  swapNow: "Swap these two",
  answered: "A coordinator has the last word.",
  atOnce: "It is settled at once.",
} as const;

export const open = {
  heading: "Open shifts",
  about: "Those that need somebody most come first.",
  none: "No shift is open for signing up just now.",
  noneNext: "New ones stand here as soon as they are published.",
  level: {
    gap: (missing: number) => `${missing} needed`,
    short: (missing: number) => `${missing} more wanted`,
    wanted: () => "room for one more",
  },
  on: (names: string) => `on it: ${names}`,
  nobody: "nobody is on it yet",
  signUp: "Sign up",
  signUpOf: (when: string) => `Sign up: ${when}`,
  askFor: "Ask to be on it",
  askForOf: (when: string) => `Ask to be on it: ${when}`,
  asked: "You asked. A coordinator will answer.",
  cancel: "Cancel",
  cancelOf: (when: string) => `Cancel what you asked: ${when}`,
  leaveUntil: (moment: string) => `You could leave it again until ${moment}.`,
  noWayBack: "It begins soon: you could not leave it again by yourself.",
  more: (number: number) => `Show ${number} more`,
  closed: (number: number) => `${count(number, "open shift does", "open shifts do")} not fit you`,
} as const;

export const asked = {
  heading: "What you asked",
  none: "Nothing. What you ask of the rota stands here until it is answered, and for a month after.",
  states: {
    open: "waiting",
    taken: "taken, waiting",
    approved: "granted",
    declined: "declined",
    cancelled: "cancelled",
    lapsed: "ended by itself",
  },
  wish: {
    signUp: (when: string) => `To be on: ${when}`,
    withdraw: (when: string) => `To go off: ${when}`,
    cover: (when: string) => `Cover for ${when}`,
    swap: (when: string) => `A swap of ${when}`,
    leave: (when: string) => `Leave: ${when}`,
  },
  youTake: (alias: string, when: string) => `You take ${alias}’s shift: ${when}`,
  youTook: (alias: string) => `You took a shift of ${alias}’s`,
  aShift: "a shift",
  of: (alias: string) => `asked of ${alias}`,
  cancel: "Cancel",
  cancelOf: (what: string) => `Cancel: ${what}`,
  back: "Hand it back",
  backOf: (what: string) => `Hand it back: ${what}`,
  giveBack: "Not needed any more",
  giveBackOf: (what: string) => `Not needed any more: ${what}`,
  all: (number: number) => `Show ${number} more`,
} as const;

export const hours = {
  heading: "Your hours",
  in: (month: string) => `in ${month}, worked and planned`,
  nothing: "none",
} as const;

export const away = {
  heading: "Leave and wishes",
  leave: "Leave",
  noLeave: "No leave is planned.",
  ask: "Ask for leave",
  waits: "waiting",
  wishes: "You would rather not work",
  noWishes: "You have not said when you would rather not work.",
  change: "Change",
  changeWishes: "Change when you would rather not work",
  wish: (weekday: string, times: string) => `${weekday}s, ${times}`,
  allDay: "all day",
  leaveHeading: "Ask for leave",
  leaveAbout: "Nobody plans you while you are on leave. You need not say why, and nobody is told.",
  first: "First day",
  last: "Last day",
  lastAbout: "Leave it empty for a single day.",
  meets: (number: number) =>
    `${count(number, "shift of yours lies", "shifts of yours lie")} in this time. Leave does not take you off: ask for cover, or take yourself off.`,
  leaveButton: "Ask for leave",
  answered: "A coordinator answers.",
  atOnce: "It is granted at once.",
  complaints: {
    days: "Write the first day, and the last if it is another.",
    backwards: "The last day is before the first.",
    past: "That time is over already.",
    long: "One leave lasts a year at most. Ask for the rest later.",
  } satisfies Record<LeaveComplaint, string>,
  wishesHeading: "When you would rather not work",
  wishesAbout:
    "Week in, week out. It is a wish: whoever plans sees it and is warned, and may still have to ask you. For days off, ask for leave.",
  weekday: (index: number) => `Day of wish ${index}`,
  begins: (index: number) => `From, wish ${index}`,
  ends: (index: number) => `Until, wish ${index}`,
  day: "Day",
  from: "From",
  until: "Until",
  allDayOf: (index: number) => `All day, wish ${index}`,
  allDayLabel: "All day",
  nextDay: "From 22:00 until 06:00 is a night: it ends on the next day.",
  add: "Add a time",
  remove: "Remove",
  removeOf: (index: number) => `Remove wish ${index}`,
  noRows: "There is none yet. Add one.",
  wishComplaints: {
    times: "Write every time as hours and minutes, or choose all day.",
    many: "At most 50 times of the week.",
  } satisfies Record<WishComplaint, string>,
} as const;

export const calendar = {
  heading: "In your own calendar",
  about: "Your calendar can fetch your shifts by itself, and shows changes within hours.",
  make: "Set it up",
  made: (day: string, summary: string) => `Set up on ${day}. Each shift is called “${summary}” there.`,
  renew: "New address",
  stop: "Stop",
  panelHeading: "Your shifts in your calendar",
  learnsHeading: "What your calendar’s provider learns",
  learns: (host: string) => [
    "Whoever runs your calendar (Google, Apple, Microsoft, your employer) learns when you have shifts, and keeps that as long as they like.",
    `The address itself begins with “${host}”. They can see it, and who runs that address.`,
    "They are told nothing else: no name of the service or a line, no colleague, nothing about any chat.",
    "Anybody who has the address can read your shifts. Do not put it into a calendar that others see.",
  ],
  word: "What each shift is called there",
  wordAbout: "A neutral word is best. It stands in your calendar, also on a locked phone.",
  wordAtFirst: "Shift",
  wordEmpty: "Write a word, of 40 characters at most.",
  makeButton: "Make the address",
  renewAbout: "The address you have stops at once. Your calendar shows nothing new until you give it the new one.",
  renewButton: "Make a new address",
  stopAbout: "The address stops at once. What your calendar has fetched already stays there until you delete it.",
  address: "The address",
  once: "You see it only now. We keep only what is needed to recognise it.",
  how: "In your calendar, choose “Subscribe to a calendar” or “Add a calendar by its address”, and paste it there.",
  copy: "Copy the address",
  copied: "Copied",
  notCopied: "Your browser did not let us copy. Select the address and copy it yourself.",
  close: "I have put it into my calendar",
} as const;

/** What was done, after it was. */
export function done({ act, how }: Done): string {
  switch (act.do) {
    case "ask":
      return how === "granted" ? granted[act.what.wish] : waits[act.what.wish];
    case "take":
      return how === "granted"
        ? "Thank you. The shift is yours."
        : "Thank you. A coordinator will answer; until then it is not yours yet.";
    case "handBack":
      return "You have handed it back. Somebody else can take it.";
    case "turnDown":
      return "You have declined. Whoever asked you sees it at once.";
    case "cancel":
      return "That is cancelled.";
    case "availability":
      return "Your wishes are kept.";
    case "feed":
      return act.feed.do === "make" ? "Your calendar’s address is made." : "The address has stopped.";
  }
}
const granted = {
  signUp: "You are on this shift. Thank you.",
  withdraw: "You are off this shift.",
  cover: "You asked for cover.",
  swap: "You offered a swap.",
  leave: "Your leave is granted.",
} as const;
const waits = {
  signUp: "You asked to be on this shift. A coordinator will answer.",
  withdraw: "You asked to go off this shift. A coordinator will answer; until then you are on it.",
  cover: "You asked for cover. Until somebody takes it, you are on it.",
  swap: "You offered a swap. Until somebody takes it, you are on it.",
  leave: "You asked for leave. A coordinator will answer.",
} as const;

/** What others did just now. */
export const news: Readonly<Record<News, string>> = {
  turns: "Your shifts have changed just now.",
  answered: "There is an answer to something you asked.",
  offer: "A colleague asks for something just now.",
};

export const refused = {
  others: "It would also break a rule for a colleague. They or a coordinator can tell you more.",
  onlyOthers: "It would break a rule for a colleague. They or a coordinator can tell you more.",
} as const;

/** Why something cannot be done, whatever the rules of the rota say. */
export const why: Readonly<Record<WhyRefused, string>> = {
  gone: "This shift is not there any more, or it is somebody else’s now.",
  past: "It is over, or has begun.",
  tooLate: "It begins in less than 48 hours: ask for cover instead of taking yourself off.",
  signUpClosed: "Nobody can sign up for this shift. Ask a coordinator.",
  notPublished: "This shift is not published.",
  onItAlready: "You are on this shift already.",
  notTaken: "Nobody has taken it yet.",
  over: "This has been answered already.",
  notYours: "This is not yours.",
  yourOwn: "This is your own shift.",
  notForYou: "This was asked of somebody else.",
  giveOneInReturn: "A swap takes a shift of yours in return.",
  takenAlready: "A colleague was faster, and takes it.",
  changedSince: "Somebody changed this shift just now. Look at it, and try again.",
  alreadyThere: "This has happened already.",
  peopleOnIt: "There are people on this shift.",
  outsideShift: "The shift has other times now. Look at it, and try again.",
  badTime: "These are no times of a shift.",
  askedAlready: "You have asked for this already. It stands under “What you asked”.",
  colleagueGone: "This colleague is not here any more. Ask somebody else.",
  leaveTooLong: "One leave lasts a year at most.",
};
