/**
 * Sentences in English that are needed only while somebody waits, once a chat runs, or when it has ended: their script
 * comes later than the page (`web/visitor/later/`), and so do they, imported from `#words/later`: nothing else may import them.
 */

export const feeling = {
  question: "How do you feel now?",
  low: "very bad",
  high: "good",
  /** `{number}` */
  lowest: "{number}, very bad",
  highest: "{number}, good",
  before:
    "You can leave this open. Your answer stays on this page. When the chat has ended we ask once more, and only how much it changed is counted, never the answer itself.",
  none: "Leave it open",
  after: "You can leave this open. Both answers stay on this page. Only how much it changed may be counted.",
  done: "Done",
  thanks: "Thank you. Whatever it is, you did something about it today.",
} as const;

export const agreed = {
  heading: "What we agreed",
  /** `{steps}`: the whole list, for whoever listens. */
  said: "What we agreed: {steps}",
  nothing: "Nothing is agreed at the moment.",
  change: "You can say yes, or write what you would change.",
  stays:
    "Only this stays here, until you close or leave this page. You can copy it on paper. Remember that others can find paper.",
} as const;

export const place = {
  open: "Open it and leave the chat",
  leaves:
    "This address opens in place of this page: the chat ends then. You find it again here when the chat has ended.",
} as const;

export const crisis = {
  heading: "You do not have to be alone with this",
  text: "If you or someone else could be hurt now, please call one of these numbers. What you write here is not sent yet, and you can go on writing.",
  close: "Close this",
} as const;

/** Behind "Something wasn't right". */
export const complaint = {
  readers:
    "Write what happened, if you like. {first} and {second} read it. They lead this service, and were not in your chat. It is locked on this device, and only they can open it.",
  noAnswer:
    "They cannot answer you, because we do not know who you are. They see which day it was, and nothing about you but what you write.",
  kept: "It waits until both have read it, and 30 days at most. Then it is deleted.",
  label: "What happened",
  send: "Send it to these two",
  sending: "One moment",
  empty: "There is nothing in it yet.",
  tooLong: "This is too long: it has {count} characters, and {most} fit. Nothing is cut, and nothing is sent yet.",
  sent: "It is sent. {first} and {second} can read it now, and nobody else. Thank you for saying it.",
  nobody:
    "Just now there are not two people who were not in your chat and could read this safely. So you cannot write it here. You can call one of the numbers below and talk about it there.",
  changed:
    "One of the two cannot read it any more, so others are named above. Nothing is sent yet. If that is right for you, send it to these two.",
  already: "Something was sent from this chat already. You can call one of the numbers below and talk about it there.",
  tooLate:
    "The chat is too long ago for this page to send it. You can call one of the numbers below and talk about it there.",
  full: "It cannot be taken just now, because very much is waiting. What you wrote stays here. Try again in a while, or call one of the numbers below.",
  failed:
    "It could not be sent. What you wrote stays here. Check your connection and try again, or call one of the numbers below.",
} as const;
