/**
 * What a visitor reads behind "Something wasn't right", in English. It is loaded when that is opened, not before: `en.ts`
 * must not import it.
 */
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
    "Just now there are not two people who were not in your chat and could read this safely. So you cannot write it here. You can call one of the numbers below and say it there.",
  changed:
    "One of the two cannot read it any more, so others are named above. Nothing is sent yet. If that is right for you, send it to these two.",
  already: "Something was sent from this chat already. More can be said by calling one of the numbers below.",
  tooLate: "The chat is too long ago for this page to send it. You can call one of the numbers below and say it there.",
  full: "It cannot be taken just now, because very much is waiting. What you wrote stays here. Try again in a while, or call one of the numbers below.",
  failed:
    "It could not be sent. What you wrote stays here. Check your connection and try again, or call one of the numbers below.",
} as const;
