/**
 * Every sentence a visitor can read, in English. Short, plain, kind; no blame, no jargon, no exclamation marks; nothing
 * promised beyond `docs/what-we-know.md`. `{name}` is filled in. A charity may say any of them otherwise (`docs/words.md`).
 */
import type { HoursWords } from "../../shared/opening-hours.ts";
import type { StatusWords, WaitWords } from "../../shared/page.ts";

/** How long it may take. */
export const wait: WaitWords = {
  waitUpTo: "Wait: up to {to} minutes.",
  waitBetween: "Wait: about {from} to {to} minutes.",
  noWait: "We cannot say yet how long it takes.",
  longWait: "That is long. You can wait here, call one of the numbers below, or come back later.",
  lateWait:
    "Last chats start at {time}, and yours may not be able to start before then. You can wait here, call one of the numbers below, or come back later.",
};

export const status: StatusWords = {
  ...wait,
  locale: "en-GB",
  openUntil: "Open until {time}.",
  open: "Open now.",
  lastStart: "Last chats start at {time}.",
  closed: "Nobody is here to chat at the moment.",
  opensAt: "Closed until {time} ({zone}).",
  opensAgain: "Chat opens again on {time} ({zone}).",
  opensUnknown: "We cannot say yet when somebody will be here.",
  full: "Open, but nobody is free right now.",
  fullUntil: "Please try again at {time}.",
  fullToday: "No more chats can start before we close.",
  unknown: "Looking whether somebody is here.",
  gone: "Closed.",
};

/** The coming seven days. */
export const hours: HoursWords & { readonly heading: string } = {
  locale: "en-GB",
  heading: "When we are here, the next seven days",
  stretch: "{from} to {until}",
  midnight: "midnight",
  wholeDay: "all day and night",
  closed: "closed",
  notPlanned: "not planned yet",
  restNotPlanned: "{times}, the rest is not planned yet",
  note: "This is {zone}, as planned. Sometimes too few of us can be here, and we open later.",
  noteLastStart:
    "This is {zone}, as planned. Sometimes too few of us can be here, and we open later. Chats start until {minutes} minutes before we close.",
  nonePlanned: "The hours of the next seven days are not planned yet.",
  unknown: "The hours cannot be shown at the moment.",
};

/** What stands in the page itself. */
export const firstPage = {
  title: "Chat",
  /** The way to this page in other languages, each by its own name. */
  languages: "Language",
  /** On a page in a language that one cannot write in here. */
  answeredIn: "You write here, and are answered, in {languages}.",
  leave: "Leave quickly",
  heading: "You can talk to someone here.",
  lead: "A trained person will read what you write and answer you. You do not have to say who you are, and you can stop at any time.",
  start: "Start chat",
  noButton: "If you see no button here, this browser cannot open the chat. You can call instead.",
  noAccount: "No account. No name. No email.",
  onlyNamed: "Only the people named in the chat can read this.",
  noCopy: "We keep no copy of the chat.",
  locked: "What you write is locked on your device and opened on theirs.",
  closedHeading: "We are not here right now, but others are.",
  closedLead: "Until then you can reach people in these ways.",
  fullHeading: "Nobody is free right now.",
  fullLead:
    "We do not want to keep you waiting for nothing. Please try again in a while. Until then you can reach people in these ways.",
  goneHeading: "You cannot chat here any more.",
  goneLead: "This line has closed. You can reach people in these ways.",
  alsoHere: "Also here:",
  oldHeading: "This browser is too old for a safe chat.",
  oldLead:
    "It cannot lock what you write, so we do not let it send anything. A newer browser or another device can. You can also call.",
  unreachableHeading: "We cannot be reached right now.",
  unreachableLead: "It may be the network. You can also call.",
  looking: "This page looks again by itself.",
  dangerHeading: "Is someone in danger right now?",
  othersHeading: "Other ways to talk",
  call: "Call",
  noScript:
    'JavaScript is switched off in this browser. The chat cannot work without it, and this page does not change by itself. You can call instead. "Leave quickly" works, but the Back button shows this page again.',
  deviceHeading: "Staying safe on this device",
  deviceText:
    "The address of this page stays in the history of this browser until you delete it. A private window forgets it when you close it. If somebody looks at this device often, another one is safer.",
  seeHeading: "What we can see",
  seeText:
    "We see that someone is waiting, on which line, in which language, for how long, and whether they said that someone may be hurt now. We do not see who or where you are. The company that carries the connection sees that a device reached this page, and when.",
  seeKept:
    'We keep no address, no name, and nothing you write in the chat. What you write under "Something wasn\'t right" is kept, locked, for 30 days at most. So that a flood of visits does not shut others out, numbers made from your address are held while you are here, and for 4 hours at most after a chat that did harm.',
} as const;

export const first = {
  shift: "or press {key} three times",
} as const;

export const limitsPage = {
  heading: "Before you start",
  language: "Which language would you like to write in?",
  ifCloses: "If this page closes by accident",
  keep: "Keep my place",
  keepMeans:
    "Until the chat ends, this tab remembers a random number, for which line and when you asked, and your language if you could choose one. If you come back to this tab you are still in line. A chat that has begun cannot be brought back.",
  forget: "Forget me",
  forgetMeans: "Nothing is remembered. If the page closes, you start again.",
  agree: "I understand, start",
  back: "Back",
} as const;

export const limits = {
  choose: "Please choose one of the two first.",
  failed: "Something could not be loaded. Please check your connection and press the button again.",
} as const;

/** In line: what stands in the page. */
export const waitingPage = {
  here: "I am here",
  message: "Your message",
  writeHeading: "You can start writing now",
  writeHint:
    "It stays on this page until someone joins. When someone joins, it is sent as soon as you stop typing. Spelling does not matter.",
  urgent: "I might hurt myself or someone now",
  urgentMeans: "This shows you numbers to call.",
  urgentFirst:
    "It also moves you forward in the line. The people on shift see that someone in line pressed it, not who.",
  urgentNotSent: "Nothing is sent.",
  urgentHeading: "Please call now. You do not have to be alone with this.",
  urgentMoved: "You are moved forward in the line as well. You can keep this page open while you call.",
  urgentOpen: "You can keep this page open while you call.",
  urgentClose: "Close this",
  urgentStays: "You can open the numbers again with this button. Your place further forward stays.",
  topic: "What would you like to talk about?",
  topicHint: "You can leave this open. It stays on this page until someone joins. Then they see it.",
  topicNone: "Leave it open",
  sound: "Tell me with a sound when it is my turn",
  soundHint: "The name of this tab says it too.",
  leave: "Leave the line",
  leaveHint: "A bad moment? Leave. You can come back later.",
} as const;

export const waiting = {
  moment: "One moment",
  preparing: "We are getting a safe line ready.",
  joining: "We are finding your place in line.",
  slow: "This takes longer than it should. We keep trying. You can also call one of the numbers below.",
  blocked:
    "This network lets the page through, but not the chat. Another network often helps: mobile data instead of Wi-Fi, or the other way round. We keep trying. You can also call one of the numbers below.",
  offline:
    "This device has no connection. We try again as soon as it has one. You can also call one of the numbers below.",
  next: "You are next",
  one: "1 person is ahead of you",
  many: "{count} people are ahead of you",
  manyAbout: "About {count} people are ahead of you",
  keepOpen: "Keep this page open. Someone will greet you here.",
  reconnecting: "The connection is gone. We are trying again. Your place is kept.",
  backInLine: "That did not work, and it was not because of you. You are back at the head of the line.",
  refused:
    "Someone joined who could not prove that they are one of our counsellors. Nothing you wrote was sent to them. You are back at the head of the line.",
  conversationGone:
    "The conversation was only on the page that closed, so it is gone. You are back at the head of the line.",
  someoneElse: "You are back at the head of the line. The next person who is free will join you.",
  newPlace: "Your place had run out, so this is a new one.",
  busy: "Very many people are coming just now. You do not need to do anything.",
  sharing:
    "No place in line is free for you yet. Perhaps many people are coming over the same network as you, in a school for example. We keep looking. You can also call one of the numbers below.",
  aside: "It was your turn, but this page did not answer. Your place is kept.",
  stillHere: "Are you still there?",
  stillHereText:
    "It was your turn, but this page did not answer. Your place is kept. Press the button and we call you again.",
  called: "Someone is joining you now.",
  calledText: "We are making sure that nobody else can read this. It takes a moment.",
  here: "Someone is here.",
  finish: "Finish your sentence. It is sent when you pause.",
  turn: "It's your turn",
  nobody: "Nobody is connected at the moment. We are looking.",
  noneYet: "No one who writes {language} is here now. We are looking.",
  otherLanguage: "No one who writes {language} is here now. Wait, or chat in {others}?",
  chatIn: "Chat in {language}",
  answered: "You can be answered in {languages}.",
  chatOnlyIn: "Chat only in {language}",
} as const;

/** The chat: what stands in the page. */
export const chatPage = {
  conversation: "Conversation",
  message: "Your message",
  placeholder: "Write here",
  send: "Send",
  more: "More",
  time: "I need time to think",
  back: "I am back",
  takeBack: "Take back what I wrote",
  end: "End and erase",
  someoneElse: "Speak to someone else",
  limits: "What is passed on, and when",
  help: "Numbers to call",
  safe: "Is this a safe place to write?",
  safeScreen: "Can somebody see this screen, or walk in? A room with a closed door is better, or your back to a wall.",
  safeLeave:
    '"Leave quickly" at the top takes you to another site at once. The Back button of the browser does not show the chat again.',
  safeHistory: "The address of this page stays in the history of this browser until you delete it.",
  safeQuiet: "The chat makes no sound. It sends nothing to your lock screen.",
} as const;

export const chat = {
  close: "Close",
  with: "You are talking with {alias}, {role} of {charity}.",
  roles: { counsellor: "a counsellor", supervisor: "a supervisor" },
  readers: "Only {alias} and you can read this.",
  you: "You",
  waiting: "not sent yet",
  sent: "sent",
  delivered: "delivered",
  seen: "delivered",
  notDelivered: "not delivered",
  tookBack: "You took this back",
  writing: "{alias} is writing",
  reconnecting: "The connection is gone. We are trying again. What you write is kept on this page.",
  otherLost: "The connection to {alias} is gone. We are waiting for it to come back.",
  otherDismissed: "{alias} cannot come back to this chat. It was not because of you.",
  orSomeoneElse: "You can also speak to someone else. Then this chat is erased, and you go to the head of the line.",
  absenceEnds: "If it does not come back, the chat ends at {time}.",
  silenceEnds: "Nobody has written for a while. The chat ends at {time} unless one of you writes.",
  thinking: "Take the time you need. Nothing ends while you think.",
  closing: "{alias} has begun to bring this chat to a close. There is still time to write.",
  until: "Take your time. This chat can go on until {time}.",
  tenMinutes: "This chat can go on until {time}. Then it ends by itself.",
  newOne: "1 new message",
  newMany: "{count} new messages",
  endQuestion: "End this chat and erase it from this page? It cannot be brought back.",
  endLastMissing: "Your last message has not arrived. Erase it too?",
  endYes: "Yes, end and erase",
  endNo: "No, stay",
  takeBackQuestion:
    "Everything you wrote so far disappears here at once, and on {alias}'s page as soon as the word gets there. What was already read cannot be unread. If a worry about a child is being written down, that page can keep it until this is done.",
  takeBackYes: "Yes, take it back",
  takeBackNo: "No, leave it",
  tooLong:
    "This is too long for one message: it has {count} characters, and {most} fit. Nothing is cut, and nothing is sent yet. Please make smaller parts of it.",
  notNow: "This cannot be sent yet. It stays here until it can.",
  nothing: "There is nothing to send yet.",
} as const;

/** At the end: what stands in the page. */
const endedPage = {
  places: "Places to go next",
  placesHint: "A web address opens in place of this page.",
} as const;

export const ended = {
  heading: "This chat has ended",
  me: "It is erased from this page.",
  other: "The other person has ended the chat. It is erased from this page.",
  otherLeft: "The page of the other person was closed. That was not because of you. The chat is erased from this page.",
  otherAbsent:
    "The connection to the other person did not come back. That was not because of you. The chat is erased from this page.",
  meAbsent: "Your connection was gone for a long time, so the chat had to end. It is erased from this page.",
  silence: "Nobody had written for a while, so the chat has ended. It is erased from this page. You can come back.",
  over: "The time for one chat is over. It is erased from this page.",
  replaced: "This chat was opened in another tab. It is erased from this page.",
  revoked: "The chat had to be stopped. It was not because of you. It is erased from this page.",
  lastMissing: "Your last message did not arrive.",
  manyMissing: "{count} messages of yours did not arrive.",
  counsellorForgets:
    "The other person's page forgets it within two minutes of hearing that it has ended. If a worry about a child is being written down, it forgets it when that is done.",
  again: "Back to the first page",
  someoneElse: "Talk to someone else",
  after: "If it gets hard again, you can come back, or call.",
  notRight: "Something wasn't right",
  notRightNow: "This cannot be opened just now. Close it and open it again, or call one of the numbers below.",
} as const;

export const stopped = {
  replacedHeading: "This page is open in another tab",
  replaced: "Your place, or your chat, is in the other tab. Nothing is lost there.",
  refusedHeading: "We stopped, to keep you safe",
  refused:
    "The other side could not prove that it is one of our counsellors. Nothing you wrote was sent to them. Please try again later, or call.",
  lostHeading: "That did not work",
  lost: "The connection was refused, perhaps by this network. You can try again, try another network, or call.",
  unloaded: "A part of this page could not be loaded. Please check your connection and try again.",
  again: "Try again",
} as const;

/** The link to the chat on the charity's own site. */
export const embed = {
  locale: "en-GB",
  start: "Chat with us",
  open: "Open now",
  full: "Open, but nobody is free right now",
  gone: "This chat has closed",
  opensAgain: "Opens {time} ({zone})",
  opensUnknown: "Closed at the moment",
} as const;

/** The whole set: one such object per language. */
export const en = {
  wait,
  status,
  hours,
  firstPage,
  first,
  limitsPage,
  limits,
  waitingPage,
  waiting,
  chatPage,
  chat,
  endedPage,
  ended,
  stopped,
  embed,
} as const;
