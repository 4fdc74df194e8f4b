/** Every sentence of one's own account, in English. */
import type { AccountAnswer } from "../../../../shared/account-interface.ts";

export const account = {
  heading: (alias: string) => `Your account, ${alias}`,
  opening: "Opening your account",
  again: "Try again",
  nothingDone: "Nothing was changed.",
  unreachable: "The service cannot be reached. Check your connection and try again.",
  shared:
    "This is a shared computer for you: your keys and your sign-in end here with this shift. Sign out when you go, which erases them.",

  passkeys: "Passkeys",
  noPasskeys: "You have none yet. With one you sign in by yourself, without a link.",
  onePasskey: "You have one. A second one, on another device, saves you when the first is lost.",
  added: (name: string) => `The passkey “${name}” was added.`,
  addedOn: (day: string) => `Added ${day}`,
  usedOn: (day: string) => `last used ${day}`,
  neverUsed: "not used yet",
  backedUp: "kept by your password manager, on all its devices",
  add: "Add a passkey",
  addWhat: "A new passkey is added to your account. Whoever has it can sign in as you.",
  naming: "Your new passkey",
  namingAbout:
    "Give it a name, so that you know later which one it is. To put it on another device, choose that in your browser’s window.",
  name: "Name of the passkey",
  make: "Make the passkey",
  cancel: "Cancel",
  working: "One moment",
  rename: (name: string) => `Rename ${name}`,
  renameShort: "Rename",
  save: "Save",
  renameWhat: (before: string, name: string) => `Your passkey “${before}” is called “${name}” from now on.`,
  renamed: (name: string) => `The passkey is called “${name}” now.`,
  remove: (name: string) => `Remove ${name}`,
  removeShort: "Remove",
  removeWhat: (name: string) =>
    `Your passkey “${name}” no longer signs you in. It stays on its device, where you can delete it.`,
  removed: (name: string) => `The passkey “${name}” no longer signs you in.`,

  codes: "Recovery codes",
  codesAbout: "Each makes one new passkey when yours are lost.",
  codesLeft: (left: number) => (left === 1 ? "One is left." : `${left} are left.`),
  fewCodes: (left: number) =>
    `${left === 1 ? "Only one is" : `Only ${left} are`} left. Make ten new ones, and keep them on paper; the old ones stop working then.`,
  noCodes: "You have none. Make ten, and keep them on paper.",
  codesNeedPasskey: "You get ten of them with your first passkey.",
  makeCodes: "Make new codes",
  codesWhat: "You get ten new recovery codes. All older ones stop working.",

  browsers: "Browsers",
  browsersAbout:
    "Visitors’ pages let in only certified browsers. Certificates end by themselves and are renewed by your coordinators.",
  noBrowsers: "No browser of yours is certified.",
  hereBrowser: "This browser",
  otherBrowser: (day: string) => `Another browser, certified since ${day}`,
  until: (day: string) => `until ${day}`,
  ended: (day: string) => `ended ${day}`,
  as: (roles: string) => `as ${roles}`,

  sessions: "Sign-ins",
  sessionsAbout: "A sign-in ends after 30 minutes without use, and after 12 hours at most.",
  hereSession: "This one",
  began: (time: string) => `since ${time}`,
  seen: (time: string) => `last seen ${time}`,
  end: "End",
  endThis: (time: string) => `End the sign-in that began ${time}`,
  endOthers: "End all others",
  endedOne: "That sign-in has ended.",
  othersEnded: "All your other sign-ins have ended.",
} as const satisfies Readonly<Record<string, string | ((...given: never[]) => string)>>;

export const beganBy: Readonly<Record<AccountAnswer["sessions"][number]["beganBy"], string>> = {
  passkey: "with a passkey",
  link: "with a link",
  recovery: "with a recovery code",
  setUp: "when this service was set up",
};

export const restoring = {
  heading: "The organisation key",
  held: "This browser holds the key of your organisation. It signs invitations and certificates here, and cannot be copied out.",
  about:
    "This browser does not hold the key of your organisation. With the recovery kit you can bring it here: then this browser is certified by it, and certifies others. Do this only on a computer that is yours alone.",
  open: "Use the recovery kit",
  label: "The 24 words",
  labelAbout: "In their order, with spaces between. Capital letters and numbers do not matter.",
  button: "Bring the key here",
  working: "Checking the words",
  count: (typed: number) => `These are ${typed} words. The kit has 24.`,
  unknownWord: (number: number, word: string) =>
    `Word ${number}, “${word}”, is none of the kit’s words. Look at the paper again.`,
  checksum: "The words are all known, but they do not fit together: one is wrong, or two changed places.",
  otherKey: "These words are a recovery kit, but of another organisation.",
  keepsNothing: "This browser keeps nothing. A private window or a full disk can be the reason.",
  noKeys: "This browser has no keys of this sign-in. Sign out and in again, then use the kit.",
  what: "This browser is certified as yours, by the key of your organisation.",
  done: "The key is here now, and this browser is certified.",
  keyOnly: "The key is here now. This browser’s certificate could not be kept at the service; load the page again.",
} as const;
