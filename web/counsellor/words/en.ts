/**
 * Every sentence of the console, in English. One file whatever its length, so that somebody who is not a programmer can
 * review all of them in one place.
 */
import { stepUnits } from "../../../shared/limits.ts";
import type { NotTaken } from "../../../shared/protocol.ts";
import type { Debrief } from "../../../shared/shift-interface.ts";
import type { EndedBy } from "../../conversation/view.ts";
import type { Notices, Volume } from "../console/page.ts";
import type { ReleaseReason } from "../console/state.ts";
import type { NoKey } from "../key-map.ts";
import type { Hearing, Presence } from "../presence.ts";

const minutes = (count: number) => (count === 0 ? "under a minute" : count === 1 ? "1 minute" : `${count} minutes`);
const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);

export const gate = {
  /** Whom to ask, as the end of a sentence. */
  who: { coordinator: "another coordinator", others: "your coordinator" },
  opening: "Opening the console",
  unreachable: "The service cannot be reached",
  unreachableNext: "This page tries again by itself. If it goes on, check your connection, then ring your shift lead.",
  signedOut: {
    noSession: "You are not signed in",
    revoked: "Your sign-in was ended",
    byMe: "You are signed out",
    notHeard: "You may still be signed in",
  },
  signedOutNext: {
    noSession: "Sign in with your passkey, or open a sign-in link from your coordinator in this browser.",
    revoked:
      "Somebody ended it, or you signed in elsewhere. If that surprises you, ring your coordinator before you sign in again.",
    notHeard:
      "Your chats are closed and nothing of them is left here. But the service cannot be reached, so it was not told that you go. Lock this computer, or load this page again when you are connected and sign out once more.",
    byMe: "Your chats are closed and nothing of them is left here. To come back, sign in again.",
  },
  noDevice: {
    absent: "This browser has no key of yours",
    ended: "This browser’s key has run out",
    foreign: "This browser’s key belongs to another organisation",
    unreadable: "This browser keeps nothing",
  },
  noDeviceNext: {
    absent: (who: string) =>
      `Visitors’ pages let in only browsers that were certified for you. Ask ${who} to certify this one.`,
    ended: (who: string) => `Keys run out on purpose. Ask ${who} to certify this browser again.`,
    foreign: (who: string) => `Nothing can be read or sent with it here. Ring ${who} before you do anything else.`,
    unreadable: () => "A private window or a full disk can be the reason. Open your sign-in link in a normal window.",
  },
  forbidden: "You may not use the console",
  forbiddenNext: (who: string) => `Ask ${who} which pages are meant for you.`,
  outdated: "This page and the service no longer understand one another",
  outdatedNext: "The service was probably updated. Load this page again.",
  reload: "Load again",
  replaced: "The console is open in another tab or device",
  replacedNext: "Only one is live at a time. Go on there, or continue here.",
  continueHere: "Continue here",
  offShift: "You are not on shift now",
  nextShift: (day: string, from: string, until: string) => `Your next shift is ${day}, ${from} to ${until}.`,
  noShift: {
    coordinator:
      "No shift is planned for you. Chats are taken on a shift: this page opens by itself once the rota has one for you.",
    others:
      "No shift is planned for you. Those that still need somebody are under “My shifts”; or ask your coordinator when your next one is.",
    /** No rota can have one for a coordinator who is nothing else. */
    never:
      "A coordinator who has no other role takes no chats and is on no shift. With another role besides, this page opens on your shifts.",
  },
  readyCheck: "Check that this browser is ready for your next shift",
  readyCheckNow: "Check that this browser is ready",
  opensByItself: "This page opens by itself when your shift begins. You can leave it open.",
} as const;

export const checkIn = {
  heading: (alias: string) => `Hello, ${alias}`,
  shift: (line: string, from: string, until: string) => `Your shift on ${line}: ${from} to ${until}`,
  briefingHeading: "Briefing",
  /** `limit`: chats this person may hold at once. */
  briefing: (limit: number) => [
    "You cannot see who or where a visitor is, and nothing they write is kept. If they want help to come, they must tell you.",
    `${limit === 1 ? "One person at a time." : `You can hold up to ${limit} chats at once, and you never have to.`} You can pause whenever you need to; nobody asks why.`,
    "If your page closes, the conversation is lost to it. The visitor sees a lost connection and, after a minute, can ask for somebody else.",
  ],
  /** The charity's own, of today: above the service's. */
  today: (line: string) => `Today on ${line}`,
  by: (alias: string) => `Written by ${alias}`,
  question: "Ready and fit to work?",
  promise: "By checking in you say: I have read the briefing, and I am ready and fit to work.",
  button: "Check in",
  waiting: {
    heading: (leads: readonly string[]) =>
      `Waiting for ${leads.length === 0 ? "a coordinator" : leads.join(" or ")} to confirm`,
    next: "You are checked in. This page goes on by itself as soon as somebody has confirmed it. If it takes long, ring them.",
  },
} as const;

/** Away from the chats for a while. */
export const rest = {
  break: "Break",
  call: "On a call",
  group: "Not taking chats because",
  since: (time: string) => `for ${time}`,
  longer: "5 minutes more",
  over: "I am ready now",
} as const;

export const leaving = {
  button: "Leave the shift",
  chatsHeading: "Close your chats first",
  chats: "Nobody new comes to you. Bring the chats you have to their end; then you are asked how you leave.",
  stay: "Stay on shift",
  heading: "How do you leave this shift?",
  about: "A debrief is a talk about what you heard, so that you do not carry it home alone.",
  answers: {
    had: "I have had a debrief",
    declined: "I do not need one today",
    phoneMe: "Please phone me tomorrow",
  } satisfies Readonly<Record<Debrief, string>>,
  aboutAnswers: "The lead and the coordinators see that you wish to be phoned, and nothing else of this.",
  out: "Signing you off",
  thanks: (alias: string) => `Thank you, ${alias}`,
  thanksNext: "You are checked out. You can close this page, or sign out if others use this computer.",
  again: "Check in again",
} as const;

const readInAudit = "Coordinators read it in the audit. Write nothing about a visitor, or about a colleague’s health.";

/** For whoever runs a shift: its lead, or a coordinator. */
export const running = {
  heading: "Running the shift",
  line: (name: string, until: string) => `${name}, until ${until}`,
  soon: (name: string, from: string) => `${name}, from ${from}`,
  closed: (by: string, until: string) => `Closed by ${by} until ${until}.`,
  reasonGiven: (reason: string) => `Reason: ${reason}`,
  waits: (alias: string) => `${alias} has checked in and waits to be confirmed.`,
  confirm: "Confirm",
  confirmWho: (alias: string) => `Confirm ${alias}`,
  toPhone: (alias: string, day: string) => `${alias} asked on ${day} to be phoned.`,
  phoned: "Phoned",
  phonedWho: (alias: string) => `${alias} was phoned`,
  acts: {
    close: "Close the line",
    reopen: "Open the line again",
    begin: "Open the line early",
    extend: "Stay open longer",
    line: "Briefing",
  },
  about: {
    close:
      "Nobody new can come from now on; a page that is open says so within half a minute. Whoever waits already is still served, and chats that run go on. The line opens by itself with the next shift.",
    reopen: "Visitors can come again at once; a page that is open says so within half a minute.",
    begin: "The shift and your turn begin now, and those of the colleagues you choose here.",
    extend: "The shift and your turn end later, and those of the colleagues who stay.",
    line: "Everybody reads it before they check in.",
  },
  do: {
    close: "Close now",
    reopen: "Open again",
    begin: "Open now",
    extend: "Extend",
    line: "Save",
  },
  reason: "Reason",
  reasonAbout: {
    close:
      "Colleagues on the line and coordinators read it. Write nothing about a visitor, or about a colleague’s health.",
    reopen: readInAudit,
    begin: readInAudit,
    extend: readInAudit,
  },
  end: "New end",
  longest: "This shift is as long as a shift may be: twelve hours.",
  staying: "Who stays",
  coming: "Who begins now",
  briefing: "Briefing",
  leadConfirms: "A lead confirms each check-in",
  cancel: "Cancel",
  close: "Close",
  broken: "This cannot be done:",
  others: "A rule about a colleague stands against it; let them go home on time.",
  noReason: "Write why: it is the one thing this asks of you.",
  problems: {
    unreachable: "The service cannot be reached, so nothing was changed. Check your connection and try again.",
    signedOut: "You are signed out. Load this page again.",
  },
} as const;

export const header = {
  /** Where the window is narrow: break, sign off, one's shifts and account. */
  menu: "Menu",
  chats: "Chats",
  onShiftUntil: (time: string) => `On shift until ${time}`,
  shiftOver: "Shift over",
  taking: "Taking chats",
  paused: "Paused",
  away: "Away",
  shifts: "My shifts",
  account: (alias: string) => `Your account, signed in as ${alias}`,
  signOut: "Sign out",
  zone: (zoneName: string) => `All times are ${zoneName}.`,
} as const;

export const waiting = {
  heading: "Waiting",
  people,
  none: "Nobody is waiting",
  noneNext: "You will hear a soft sound when somebody comes.",
  noneWhilePaused: "You are paused: no sound, and nobody is given to you.",
  lineClosed: "The line is closed to new visitors.",
  /** What alone keeps it from opening. */
  missing: ({ people, lead }: { readonly people: number; readonly lead: boolean }) => {
    if (lead && people === 1) return "It opens as soon as a shift lead checks in.";
    const many = people === 1 ? "one more of you checks" : `${people} more of you check`;
    return `It opens as soon as ${many} in${lead ? ", a shift lead among them" : ""}.`;
  },
  closedBy: (line: string, by: string, until: string, reason: string) =>
    `${line} is closed to new visitors until ${until}: ${reason} (${by})`,
  waitingFor: (time: string) => `Waiting ${time}`,
  more: (count: number) => `and ${people(count)} more`,
  takeNext: "Take next",
  take: "Take",
  takeThis: (time: string, language: string) => `Take this person, waiting ${time}, ${language}`,
  urgent: "may be in danger now",
  otherLanguage: (language: string) => `You do not write ${language}.`,
  unreachable: "Cannot be reached just now, keeps the place.",
  nextAt: (time: string, left: string) => `Your next chat can start at ${time}, in ${left}.`,
} as const;

export const offer = {
  heading: "Somebody is waiting for you",
  announced: (seconds: number) => `Somebody is waiting. ${seconds} seconds.`,
  secondsLeft: (count: number) => (count === 1 ? "1 second left" : `${count} seconds left`),
  about: (time: string, language: string) => `Waiting ${time}, ${language}`,
  take: "Take this chat",
  decline: "Not now",
  show: "Somebody is waiting for you. Show",
} as const;

export const notTaken: Readonly<Record<Exclude<NotTaken, "tooSoon">, string>> = {
  nobodyWaiting: "Nobody is waiting right now. You will hear when somebody is.",
  limit: "You have as many chats as you can hold. End one before you take the next.",
  notCheckedIn: "You are not checked in. Load this page again and check in.",
  notTaking: "You are paused. Switch “Taking chats” on first.",
  passEnded: "Your shift has ended, so nobody new can be given to you.",
  settling: "The service has just restarted and is putting the queue back in order. Try again in a few seconds.",
  lineClosed: "The line is closed, so nobody new can be taken.",
  gone: "Somebody else has just taken this person, or they have left.",
  language: "You have no language in common with this person.",
  unreachable: "This person cannot be reached at the moment. They keep their place.",
};

export const notices = {
  tooSoon: (time: string | undefined) =>
    time === undefined
      ? "There is a pause between chats. Try again in a moment."
      : `There is a pause between chats. You can take the next one at ${time}.`,
  notConnected: "You are not connected at the moment. The page is trying; take the next person when it is back.",
  shiftOver: "Your shift has ended. You can finish the chats you have; no new ones come.",
  needed: (chats: number) =>
    `You are the only lead here, and ${chats === 1 ? "1 chat of a colleague runs" : `${chats} chats of colleagues run`}. Please stay until ${chats === 1 ? "it has" : "they have"} ended, or another lead has checked in.`,
  notFlagged: "The chat is ended. The flag did not get through, so it does not count.",
  endChatsFirst: "You still hold a chat. End it before you sign out.",
  away: {
    offers: "You were set to away because two calls went unanswered. Nobody is offered to you until you are back.",
    call: "You were set to away because a visitor was called and the chat did not start. Nobody is offered to you until you are back.",
  },
  back: "I am back",
  outside: "Someone is waiting",
  signInEnded: "Your sign-in has ended. You can finish the chats you have, then ask for a new sign-in link.",
  deviceEnded: "This device’s certificate has ended. Ask a coordinator for a new sign-in link.",
  deviceEndsSoon: (time: string) =>
    `This device’s certificate ends soon: from ${time} on nobody new can be taken here. Ask a coordinator for a new sign-in link before that.`,
  replaced: "The console is open in another tab or device. New chats go there; those you see here go on.",
  close: "Close this message",
} as const;

export const released: Readonly<Record<ReleaseReason, (name: string) => string>> = {
  noAnswer: (name) =>
    `${name} did not answer: a locked phone, perhaps. They keep their place, and you are free for somebody else.`,
  visitorLeft: (name) => `${name} left before the chat began.`,
  visitorRejoined: (name) =>
    `${name} went back to the queue and will be taken by the next free person. Nothing of the chat is left here.`,
  refused: (name) =>
    `The page of ${name} could not verify this device, so nothing was sent. You are set to away; tell your shift lead or a coordinator.`,
  noHello: (name) => `The keys for ${name} could not be agreed in time. They are back at the head of the queue.`,
};

export const myChats = {
  heading: "My chats",
  held: (count: number, limit: number) => `${count} of ${limit}`,
  none: "No chats yet",
  announced: (name: string, count: number) => `${name}: ${count === 1 ? "1 new message" : `${count} new messages`}`,
  unread: (count: number) => (count === 1 ? "1 new message" : `${count} new messages`),
  lost: "lost when the page closed",
  elsewhere: "open in another tab",
} as const;

/** Where a visitor is, after the name. `clock`: an instant as "19:42". */
export const presence = (state: Presence, clock: (at: number) => string): string => {
  switch (state.is) {
    case "quiet":
      return `quiet for ${minutes(state.minutes)}`;
    case "lost":
      return `connection lost since ${clock(state.since)}`;
    default:
      return {
        starting: "is being connected",
        writing: "is writing",
        here: "is here",
        closing: "coming to its end",
        hidden: "page hidden",
        needsTime: "asks for time",
        unseen: "cannot be seen just now",
        left: "left on purpose",
        ended: "has ended",
      }[state.is];
  }
};

/** Reminders while nobody writes, in the order they come: what is so, and an idea, never written by itself. */
export const silence = {
  quiet: (name: string, count: number) => `${name} has been quiet for ${minutes(count)}.`,
  ideas: [
    "You could write: “I am still here. Take all the time you need.”",
    "You could write: “Shall I stay with you quietly for a while, or would you rather stop here for today?”",
  ],
  close: "Close this reminder",
  ends: (time: string) => `Nobody has written for a long time. This chat ends at ${time} unless somebody writes.`,
} as const;

export const onShift = {
  heading: "On shift now",
  none: "Nobody is checked in yet",
  lead: "shift lead",
  taking: "Taking chats",
  paused: "Paused",
  chats: (count: number) => (count === 1 ? "1 chat" : `${count} chats`),
} as const;

/** For the lead of a shift: a colleague who sits at a browser that nobody has certified. */
export const colleagues = {
  asks: (alias: string) => `${alias} asks to work in a new browser.`,
  look: "Look",
  lookAt: (alias: string) => `Look at ${alias}’s new browser`,
  heading: (alias: string) => `${alias} asks to work in a new browser`,
  compare: (alias: string) =>
    `Ring ${alias} or stand beside them, and let them read the six words on their page to you. They must be these:`,
  about:
    "With other words, somebody else sits there: do not certify it, and ring a coordinator. With these words you can let them take chats for twelve hours. It is written down, and coordinators are told.",
  certify: (time: string) => `The words are the same: certify until ${time}`,
  done: (alias: string, time: string) => `${alias}’s browser is certified until ${time}. Their page goes on by itself.`,
  cancel: "Cancel",
  close: "Close",
  what: (alias: string, time: string) =>
    `Certify a browser for ${alias} until ${time}. You have compared the six words with ${alias}.`,
  noKey: {
    noKey: "This browser was not certified as a supervisor’s, so it cannot certify others. Ask a coordinator.",
    tooFar:
      "This browser’s certificate is too far from the organisation’s key to certify others. Ask a coordinator to renew it.",
  },
  problems: {
    cancelled: "Your passkey was not used. Nothing has happened.",
    unreachable: "The service cannot be reached. Check your connection and try again.",
    signedOut: "You are signed out. Load this page again.",
  },
} as const;

export const chat = {
  region: (name: string) => `Chat with ${name}`,
  log: (name: string) => `Conversation with ${name}`,
  write: (name: string) => `Write to ${name}`,
  send: (name: string) => `Send to ${name}`,
  joined: (time: string) => `You joined at ${time}`,
  you: "You",
  writing: (name: string) => `${name} is writing`,
  minutes,
  private: "private",
  fresh: "New",
  takenBack: (name: string) => `${name} took back what they wrote`,
  jumpsHere: "jumps here",
  choose: "Write here",
  show: "Show",
  draftKept: "your draft is kept",
  delivery: {
    waiting: "waiting to be sent",
    sent: "sent",
    delivered: "delivered",
    seen: "seen",
    notDelivered: "not delivered",
  },
  announced: { delivered: "Delivered", notDelivered: "Your message was not delivered" },
  addressHidden: "web address hidden",
  newMessages: (count: number) => (count === 1 ? "1 new message" : `${count} new messages`),
  starting: { connecting: "Connecting to the visitor", agreeing: "Agreeing keys with the visitor’s page" },
  startingNext: "This takes a moment. Nobody can write yet, and nobody else can read.",
  endsSoon: (time: string) => `This chat reaches its longest time at ${time}. Bring it to its end before that.`,
  linkLost: "Your connection is interrupted. What you write is sent as soon as it is back.",
  otherLost: (name: string, time: string) =>
    `${name}: connection lost since ${time}. What you write arrives when they are back.`,
  otherLostEnds: (time: string) => `The chat ends at ${time} if they do not come back.`,
  hidden: (name: string) =>
    `${name} has the page hidden: another window, or a locked screen. They are still connected.`,
  needsTime: (name: string) => `${name} asks for time to think. Nothing ends by itself until they write again.`,
  refused: {
    tooLong: (most: number) => `This is too long for one message: ${most} characters at most. Send it in two parts.`,
    notNow: "This cannot be sent yet. Your text stays here; try again in a moment.",
    nothing: "There is nothing to send yet.",
  },
  charactersLeft: (count: number) => (count === 1 ? "1 character left" : `${count} characters left`),
  details: "Details",
  allChats: "All chats",
} as const;

export const ending = {
  startClosing: "Start closing",
  end: "End",
  sure: "Yes, end the chat",
  keep: "Keep talking",
  question: "End this chat now?",
  writing: (name: string) => `${name} is writing right now. End all the same?`,
  withoutClosing: "The visitor has not been told that it is coming to its end. “Start closing” tells them gently.",
  whatHappens: {
    atOnce: "Their page erases everything at once. Your screen keeps the text for two minutes.",
    whenBack:
      "Their connection is lost, so their page erases everything only once it is back and hears of the end. Your screen keeps the text for two minutes.",
    whenHere:
      "Your connection is interrupted, so their page erases everything only once yours is back. Keep this page open until then. Your screen keeps the text for two minutes.",
  } satisfies Readonly<Record<Hearing, string>>,
  undelivered: (count: number) =>
    count === 1 ? "Your last message has not arrived." : `Your last ${count} messages have not arrived.`,
  closingHeading: "Bringing this chat to its end",
  noHurry: (time: string) => `There is no hurry: the chat could go on until ${time}.`,
  timeLeft: (count: number, time: string) => `Time left: ${minutes(count)}. The chat ends by itself at ${time}.`,
  shiftEnds: (time: string, chatUntil: string) =>
    `Your shift ends at ${time}. You can finish this chat after that; it could go on until ${chatUntil}.`,
  hints: ["Say together what you agreed.", "Say where they can turn next.", "Ask if anything is left to say."],
  lastly: "When both of you are ready, end the chat.",
} as const;

export const ended = {
  heading: "This chat has ended",
  by: {
    me: "You ended it. The visitor’s page erases everything as soon as it hears of this.",
    other: "The visitor ended it. Their page has erased everything.",
    otherLeft: "The visitor left on purpose. Their page is gone and nothing is left on it.",
    otherAbsent: "The visitor was away for too long, so the chat was closed.",
    meAbsent: "Your connection was gone for too long, so the chat was closed.",
    silence: "Nobody had written for twelve minutes, so the chat was closed.",
    over: "The chat reached its longest time.",
    replaced: "This chat was opened in another place.",
    revoked: "Your sign-in was ended, so the chat was closed here.",
    refused:
      "The other end could not prove itself, so nothing was sent and nothing was shown. If this happens again, tell your shift lead.",
  } satisfies Readonly<Record<EndedBy | "refused", string>>,
  countdown: (left: string) => `The text is forgotten here in ${left}.`,
  forget: "Forget now",
} as const;

export const lost = {
  heading: (name: string) => `The chat with ${name} was lost`,
  text: "This page lost the conversation when it was closed. The visitor is told that you cannot come back to it, and can ask to speak to someone else.",
  next: "You cannot write here any more, and it still counts as one of your chats. End it to be free for somebody else; the visitor can still ask for another person.",
  end: "End",
  elsewhere: "This chat is open in another tab of this browser. Go on there.",
} as const;

export const agreed = {
  heading: "What we agreed",
  about:
    "Up to three small steps, in their words. They see them when you show them, and again on their page when the chat has ended. They may copy them on paper, so write nothing that others could use against them.",
  older: "This person's page was opened before it could show steps. Write them as a message.",
  step: (number: number) => `Step ${number}`,
  show: (name: string) => `Show these to ${name}`,
  shown: (name: string) => `${name} sees these steps.`,
  notShown: (name: string) => `${name} does not see this yet.`,
  tooLong: (number: number, count: number) =>
    `Step ${number} is too long: it has ${count} characters, and ${stepUnits} fit. Nothing is cut, and it cannot be shown before it is shorter.`,
} as const;

export const places = {
  heading: "Point to a place to go next",
  about: "From your line's own list. They can tap it.",
  /** What stands in the conversation, and on a page that has another list. */
  said: (name: string, to: string) => `${name}: ${to}`,
  show: (place: string, name: string) => `Show ${place} to ${name}`,
} as const;

export const facts = {
  heading: "About this chat",
  started: "Started",
  topic: "Topic",
  now: "Now",
  asked: "First asked",
  urgent: "Pressed while waiting:",
  language: "Language",
  endsAt: "Ends at the latest",
  madeUp: "The name is made up for this chat. Nothing links it to a person.",
  act: "Act",
  none: "Facts about a chat are shown here once you have one.",
  back: "Back to the chat",
} as const;

/** When a visitor crosses a line: three steps, and what the last one does and is not for. */
export const ladder = {
  summary: "If a visitor crosses a line",
  about: "Most of the time one of the first two is enough. You read it again and change it before you send it.",
  boundaryAct: "Say where the line is",
  boundary:
    "I want to go on talking with you. I cannot do that while you write to me like this. Can you tell me what you need tonight?",
  warningAct: "Say that you will end it",
  warning:
    "I have said what I cannot take part in. If it goes on, I will end this chat. You can come back at another time.",
  flagAct: "End and flag",
  flagAbout:
    "Ends the chat at once. Whoever comes by the same connection in the next hours, four at most, stands about ten minutes further back in line, and is never turned away. Where many share a connection that anybody could have, nobody does. This person is not offered to you again. Only a number is kept: how many chats were flagged that day.",
  notFor:
    "Not for somebody who comes back often, and not for somebody who may want to die, however they write. Talk with your lead instead.",
  flagSure: "Yes, end and flag",
  keep: "Keep talking",
} as const;

export const middle = {
  empty: "No chat is open",
  emptyNext: "When you are ready, take the next person who waits. Whoever has waited longest comes first.",
  none: "No chat is chosen",
  noneNext: "Choose one of your chats at the left. What you write goes to that chat alone.",
} as const;

export const footer = {
  leaves: "leaves the writing box, then",
  takeNext: "take next",
  switchChat: "switch chat",
  nextUnread: "next unread",
  allKeys: "all keys, change or turn off",
  keysOff: "Single keys are off",
  connected: "Connected",
  connecting: "Connecting",
  reconnecting: "Reconnecting",
  notConnected: "Not connected",
  soundOn: "Sound on",
  soundOff: "Sound off",
  volume: "Volume",
  volumes: { 1: "soft", 2: "medium", 3: "loud" } satisfies Readonly<Record<Volume, string>>,
} as const;

export const keys = {
  button: "Keys and notices",
  heading: "Keys and notices",
  escape: "Leaves the writing box",
  takeNext: "Takes the next person",
  switchChat: "Switch between your chats",
  nextUnread: "Goes to the next chat with something new",
  help: "Opens this list",
  enter: "Sends, in the writing box",
  newLine: "Makes a new line, in the writing box",
  single: "Single keys",
  singleAbout:
    "They work outside the writing box alone. Switch them off, or choose others, if you use speech input or press them by accident.",
  change: (does: string) => `Key: ${does}`,
  changeAbout: "Three keys can be changed: write another character into their field.",
  refused: {
    notOne: "A key is one character.",
    number: "Numbers belong to your chats. Choose another key.",
    inUse: "That key already does something else. Choose another one.",
  } satisfies Readonly<Record<NoKey, string>>,
  usual: "Back to the usual keys",
  notices: "When this page is hidden",
  noticesAbout: {
    on: "Your computer says “Someone is waiting”, and never anything else.",
    off: "Your computer can say “Someone is waiting”, and never anything else.",
    refused: "Your browser does not allow notices from this page. You can change that in the browser’s settings.",
    impossible: "This browser cannot show notices. The sound and the page’s title still tell you.",
  } satisfies Readonly<Record<Notices, string>>,
  allow: "Allow notices",
  stop: "Stop notices",
  close: "Close",
} as const;

/** The page's title: how many need somebody comes first, so that it is seen in a narrow tab. */
export const title = (count: number, charity: string, ringing: boolean) =>
  `${count > 0 ? `(${count}) ` : ""}${ringing ? "Somebody is waiting · " : ""}Chats · ${charity}`;
