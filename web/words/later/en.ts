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
  text: "If you or someone else could be hurt now, these people answer at once. Nothing you wrote was sent, and you can go on writing.",
  close: "Close this",
} as const;
