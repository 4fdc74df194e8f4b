/**
 * Every sentence of the coordinators' own pages, in English: people, import, audit, settings. One file whatever its
 * length, so that somebody who is not a programmer can review all of them in one place.
 */
import type { Role } from "../../../shared/certificates.ts";
import { aliasUnits, chatsMost, languagesMost } from "../../../shared/limits.ts";
import type { PersonShown } from "../../../shared/people-interface.ts";
import type { OrganisationFields } from "../../../shared/site.ts";
import type { NoCertifier } from "../../staff/certifying.ts";
import type { AuditProblem } from "../audit/state.ts";
import type { RowFault } from "../import/rows.ts";
import type { Act, LinkKind } from "../people/acts.ts";
import type { Complaint, Field } from "../people/editing.ts";
import type { Filter, SkillState } from "../people/listing.ts";

const count = (number: number, one: string, several: string) => `${number} ${number === 1 ? one : several}`;
const and = (words: readonly string[]) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

export const roleNames: Readonly<Record<Role, string>> = {
  counsellor: "Counsellor",
  supervisor: "Supervisor",
  coordinator: "Coordinator",
  safeguardingLead: "Safeguarding lead",
};

/** What somebody with this role can do, in one line. */
export const roleAbout: Readonly<Record<Role, string>> = {
  counsellor: "Takes chats.",
  supervisor: "Takes chats, helps colleagues, leads shifts. Reads complaints.",
  coordinator: "Invites people, changes roles, reads the audit. Can certify browsers.",
  safeguardingLead: "Reads reports about a child at risk, and complaints.",
};

export const stateNames: Readonly<Record<PersonShown["state"], string>> = {
  invited: "Invited",
  active: "Active",
  paused: "Paused",
  left: "Left",
};

export const common = {
  again: "Try again",
  notShown: "This could not be read",
  notShownNext: "Check your connection, then try again.",
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  working: "One moment",
  yes: "yes",
  no: "no",
  nothing: "none",
  unreachable:
    "Nothing came back from the service, so it may or may not have happened. Look at the list, then try again.",
  notConfirmed: "Your passkey was not used. Nothing has happened.",
  noCertifier: {
    noKey:
      "This browser has no key that can certify others. Use the browser you were certified in as a coordinator, or ask another coordinator.",
    tooFar:
      "This browser’s certificate is too far from the organisation’s key to certify others. Ask the coordinator who holds the organisation’s key to renew it.",
  } satisfies Record<NoCertifier, string>,
  listFull: (day: string, kitHasRoom: boolean) =>
    `The list of revoked browsers holds as many as it can, and nothing was changed. There is room again on ${day}, when enough of them have ended by themselves. Until then pause the person: that signs them out everywhere at once.${
      kitHasRoom ? " Or type the recovery kit in on the page Account, and try again: a few places are kept for it." : ""
    }`,
  wasRevoked:
    "This browser was revoked once, and its keys never count again. Sign out and in again there: it makes new keys.",
  listNotBelieved:
    "The list of revoked browsers that the service shows was not signed by one of your coordinators, or leaves out a browser that was revoked. Nothing has happened, and this browser signs nothing beside it. Tell whoever runs the service.",
  changedMeanwhile:
    "Somebody else changed this while you were looking. Here is how it is now; nothing of yours was done.",
} as const;

export const people = {
  heading: "People",
  counted: (shown: number, all: number) =>
    shown === all ? count(all, "person", "people") : `${shown} of ${all} people`,
  loading: "Reading the list of people",
  invite: "Invite somebody",
  import: "Import from a file",
  search: "Search by name, role, language or skill",
  filter: "Show",
  filters: {
    everybody: "Everybody",
    active: "Active",
    invited: "Invited",
    paused: "Paused",
    left: "Left",
    attention: "Needs attention",
  } satisfies Record<Filter, string>,
  noneFound: "Nobody matches this.",
  noneFoundNext: "Search for less, or show everybody.",
  showEverybody: "Show everybody",
  columns: {
    name: "Name",
    roles: "Roles",
    languages: "Languages",
    skills: "Skills",
    limit: "Chats at once",
    seen: "Last here",
    passkeys: "Passkeys",
    browsers: "Browsers",
  },
  trainee: "Trainee",
  you: "you",
  neverSeen: "Not yet",
  noSkills: "None",
  noBrowsers: "None",
  noPasskeys: "None",
  asks: "A browser asks to be certified",
  skill: (name: string, state: SkillState, day: string) =>
    ({
      holds: day === "" ? name : `${name}, until ${day}`,
      endsSoon: `${name}, ends ${day}`,
      ended: `${name}, ended ${day}`,
    })[state],
  until: (browsers: number, day: string) =>
    browsers === 1 ? `Certified until ${day}` : `${browsers} browsers, certified until ${day} or longer`,
  renewed: (number: number, day: string) =>
    `${number === 1 ? "1 certificate was" : `${number} certificates were`} renewed until ${day}.`,
  listRenewed: "The list of revoked browsers was signed again, because whoever signed it will not count for long.",
} as const;

export const first = {
  heading: "What to do first",
  second: "Invite a second coordinator",
  secondWhy:
    "You are the only one. If you lose this device, nobody can invite, pause or certify anybody until you come back with a recovery code. A second coordinator can let you in again within minutes.",
  counsellors: "Then invite counsellors",
  counsellorsWhy:
    "One by one, or many at once from a file. Nobody can take a chat before somebody is invited and planned on a shift.",
  inviteCoordinator: "Invite a coordinator",
} as const;

/** Browsers that the lead of a shift certified for an evening. */
export const byLead = {
  heading: "Certified by a shift lead",
  told: (lead: string, alias: string, when: string) => `${lead} certified a browser of ${alias}’s until ${when}.`,
  about:
    "Was that right? You can make it permanent, as any other browser, or revoke it. If you do nothing, it ends by itself.",
  ended: "It has ended.",
  make: "Make it permanent",
  makeFor: (alias: string) => `Make it permanent: ${alias}’s browser`,
  revokeFor: (alias: string) => `Revoke ${alias}’s browser`,
  until: (when: string, lead: string) => `Until ${when}, by the shift lead ${lead}`,
  sure: (alias: string, lead: string) =>
    `${lead} compared six words with whoever sat at this browser. If you are sure that it was ${alias}, this browser certifies it as ${alias}’s own, with all of ${alias}’s roles. If not, ring both first.`,
  sureNow: "Yes, make it permanent",
  notBelieved:
    "The shift lead’s certificate does not hold any more. Let the browser ask again, and compare the six words.",
} as const;

export const panel = {
  close: (alias: string) => `Close ${alias}`,
  edit: "Change",
  about: "About",
  roles: "Roles",
  changeRoles: "Change roles",
  saveRoles: "Save roles",
  rolesAbout:
    "Visitors’ pages check roles in the certificate of each browser: new roles count there once a coordinator’s browser has renewed it.",
  lastRole: "Somebody has at least one role.",
  browsersHeading: "Browsers",
  noBrowsers: "No browser is certified. They can sign in, but visitors’ pages will not let them into a chat.",
  browser: (index: number) => `Browser ${index}`,
  browserUntil: (day: string) => `Certified until ${day}`,
  browserEnded: (day: string) => `Its certificate ended ${day}`,
  browserRevoked: (day: string) => `Revoked ${day}`,
  browserLost: (day: string) => `Ended ${day}, not revoked yet`,
  browserLostWhy:
    "It can no longer sign in here, but visitors’ pages would still believe it until its certificate ends: revoke it, so that whoever has it now cannot pass for somebody of yours.",
  browserAdded: (day: string) => `added ${day}`,
  yourBrowser: "the one you are using",
  revoke: "Revoke",
  revokeBrowser: (index: number) => `Revoke browser ${index}`,
  revokeWhat: (alias: string) =>
    `This browser of ${alias}’s is signed out at once and can never take a chat again. A chat that runs in it loses its connection within a second; the visitor is told, and can ask for somebody else from the head of the queue.`,
  revokeOwn: "It is the browser you are using: you will be signed out here.",
  revokeHonest:
    "The list of revoked browsers is signed here and travels with every chat. If it could not be delivered, a stolen browser would count until its certificate ends.",
  revokeNow: "Revoke this browser",
  renew: "Renew now",
  requestHeading: "Asks to be certified",
  requestAt: (when: string) => `since ${when}`,
  compare: "Compare the six words",
  compareWhat: (alias: string) =>
    `Ring ${alias} or stand beside them. Ask which six words their page shows, and let them read the words to you.`,
  compareWords: "Here the words are",
  compareWhy:
    "Other words mean that somebody else’s browser asks. Do not certify it then; end their sign-ins and ask how that could happen.",
  certify: "The words are the same: certify",
  waysIn: "Ways in",
  noLinks: "No link is open.",
  link: (kind: LinkKind) => (kind === "invitation" ? "Invitation" : "Sign-in link"),
  linkState: (state: PersonShown["invitations"][number]["state"], when: string) =>
    ({ pending: `open until ${when}`, used: "used", ended: `ended ${when}`, revoked: "taken back" })[state],
  takeBack: "Take back",
  takeBackLink: (kind: LinkKind) => `Take back the ${kind === "invitation" ? "invitation" : "sign-in link"}`,
  newInvitation: "New invitation link",
  oneMore: "Link for one more browser",
  lostEverything: "They lost everything",
  lostWhat: (alias: string) =>
    `For when ${alias} has no passkey, no recovery code and no browser left. Make sure that it is really ${alias} who asks: ring a number you know. When the new invitation is used, all older passkeys, recovery codes, browsers and sign-ins of theirs end.`,
  lostNow: "Make a new invitation",
  sessions: (number: number) =>
    number === 0 ? "Not signed in" : `Signed in in ${count(number, "browser", "browsers")}`,
  endSessions: "End their sign-ins",
  pauseHeading: "Pause or leave",
  pause: "Pause",
  pauseWhat: "Signed out everywhere and on no duty until you end the pause. Nothing of theirs is deleted.",
  endPause: "End the pause",
  leave: "Let them leave",
  leaveHeading: (alias: string) => `Let ${alias} leave?`,
  leaveWhat: [
    "They are signed out everywhere, within a second. A chat that runs loses its connection; the visitor is told, and can ask for somebody else from the head of the queue.",
    "Their browsers are revoked, their passkeys, recovery codes and open links are deleted. They cannot come back without a new invitation.",
    "They come off every shift to come. Their name stays known for half a year, for questions about what they did; then it is dropped, and the audit has a number in its place.",
    "It cannot be undone.",
  ],
  leaveNow: (alias: string) => `Yes, let ${alias} leave`,
  stay: "Keep them",
  facts: { seen: "Last here", passkeys: "Passkeys", limit: "Chats at once", languages: "Languages", skills: "Skills" },
  left: "They have left. Nothing of theirs can be used any more.",
  person: "This person is no longer on the list.",
} as const;

export const form = {
  alias: "First name or alias",
  aliasAbout: "Visitors see this name.",
  languages: "Languages they write",
  languagesAbout: "Separated by commas: English, Welsh. Visitors are offered only what somebody writes.",
  limit: "Chats at once, at most",
  limitAbout: (most: number) => `1 to ${most}. One is right for most people.`,
  trainee: "Trainee",
  traineeAbout: "One chat at a time, with a supervisor in it.",
  skills: "Skills and checks",
  skillsAbout:
    "Training, background checks. An end is the last day on which it holds; leave it empty if it holds for good.",
  skill: (index: number) => `Skill ${index}`,
  skillUntil: (index: number) => `Last day of skill ${index}`,
  skillName: "Skill",
  skillEnd: "Last day",
  addSkill: "Add a skill",
  removeSkill: (name: string) => (name === "" ? "Remove this skill" : `Remove ${name}`),
  complaint: (complaint: Complaint | "noRole"): string => {
    if (complaint === "noRole") return "Choose at least one role.";
    switch (complaint.field) {
      case "alias":
        return {
          empty: "Write a name first.",
          long: `This name is too long: ${aliasUnits} characters at most.`,
          odd: "This name has characters nobody can see. Write it with letters alone.",
        }[complaint.why];
      case "languages":
        return {
          none: "Write at least one language.",
          unknown: `“${complaint.word}” is not a language we know. Write its English name or its two-letter code.`,
          many: `At most ${languagesMost} languages.`,
        }[complaint.why];
      case "skills":
        return {
          empty: "A skill has no name. Write one, or remove the row.",
          long: "A skill’s name has at most 60 characters.",
          twice: "The same skill is there twice.",
          day: "A last day is not a day there is.",
          many: "At most 20 skills.",
        }[complaint.why];
      case "chatsMost":
        return `Chats at once are 1 to ${chatsMost}.`;
    }
  },
  fields: {
    alias: "Name",
    languages: "Languages",
    skills: "Skills",
    chatsMost: "Chats at once",
    trainee: "Trainee",
  } satisfies Record<Field, string>,
  meanwhile: "Somebody else changed this while you were writing",
  meanwhileTaken: (field: string, value: string) => `${field}: now ${value}, taken over into the form.`,
  meanwhileMine: (field: string, value: string) => `${field}: they made it ${value}; yours is still in the form.`,
  takeTheirs: (field: string) => `Use theirs for ${field.toLowerCase()}`,
  meanwhileNext: "Nothing you wrote is lost. Save again to keep what stands in the form.",
} as const;

/** Before a form is left in which something is written. */
export const dropping = {
  heading: "Leave without saving?",
  about: "What you wrote here is not saved yet.",
  keep: "Go on writing",
  drop: "Leave without saving",
} as const;

export const invite = {
  heading: "Invite somebody",
  about:
    "You get a link to send them. With it they make their own keys, in their own browser: nobody else ever has these.",
  roles: "Roles",
  button: "Make the invitation",
} as const;

export const link = {
  heading: (kind: LinkKind, alias: string) =>
    kind === "invitation" ? `The invitation for ${alias}` : `A sign-in link for ${alias}`,
  once: "You see it only now. We do not keep it, and nobody can look it up.",
  secret:
    "The link is a secret: whoever opens it first comes in in their place. Send it to them alone, in a way you trust.",
  ends: (when: string) => `It works once and ends ${when}.`,
  address: "The link",
  copy: "Copy the link",
  copied: "Copied",
  message: "A message to send with it",
  copyMessage: "Copy the message",
  notCopied: "Your browser did not let us copy. Select the text and copy it yourself.",
  done: "Done",
  written: (kind: LinkKind, alias: string, organisation: string, when: string, address: string) =>
    [
      kind === "invitation"
        ? `Hello ${alias}, here is your way in to ${organisation}.`
        : `Hello ${alias}, with this link you can use one more browser for ${organisation}.`,
      `Open the link below in the browser you will work in, in a normal window (not a private one), on a device that nobody else uses. It works once and ends ${when}. Please do not pass it on: whoever opens it first comes in in your place.`,
      address,
    ].join("\n\n"),
} as const;

/** What was done, after it was. */
export const done: Readonly<Record<Act["do"], (alias: string) => string>> = {
  change: (alias) => `${alias} was changed.`,
  roles: (alias) => `${alias} has new roles.`,
  pause: (alias) => `${alias} is paused, and signed out everywhere.`,
  leave: (alias) => `${alias} has left.`,
  invite: (alias) => `${alias} is invited.`,
  link: (alias) => `${alias} has a new link.`,
  endLink: (alias) => `The link for ${alias} is taken back.`,
  endSessions: (alias) => `${alias} is signed out everywhere.`,
  revoke: (alias) => `A browser of ${alias}’s is revoked.`,
  certify: (alias) => `${alias}’s browser is certified.`,
  makePermanent: (alias) => `${alias}’s browser is certified for good.`,
};
export const pauseEnded = (alias: string) => `${alias} is no longer paused.`;
export const undone = (alias: string) => `Undone. ${alias} is as before.`;
export const notUndone = (alias: string) =>
  `Not undone: somebody changed ${alias} since. Look at them as they are now, and change what you want to change.`;

/** What will happen, as the dialogue says it that asks for the passkey. */
export const asks = {
  change: (alias: string) => `Change ${alias}.`,
  roles: (alias: string, roles: readonly Role[]) => `Give ${alias} these roles: ${rolesWritten(roles)}.`,
  pause: (alias: string) => `Pause ${alias}: signed out everywhere, no duty, until the pause ends.`,
  endPause: (alias: string) => `End the pause of ${alias}.`,
  leave: (alias: string) => `Let ${alias} leave. Everything of theirs ends now and cannot be brought back.`,
  invite: (alias: string, roles: readonly Role[]) => `Invite ${alias} as ${rolesWritten(roles)}.`,
  link: (alias: string) => `Give ${alias} a link for one more browser.`,
  lost: (alias: string) =>
    `Invite ${alias} again. When the link is used, all older passkeys, browsers and sign-ins of theirs end.`,
  endLink: (alias: string) => `Take the link for ${alias} back.`,
  endSessions: (alias: string) => `Sign ${alias} out everywhere.`,
  revoke: (alias: string) =>
    `Revoke a browser of ${alias}’s. A chat that runs in it loses its connection within a second.`,
  certify: (alias: string) => `Certify a browser for ${alias}, whose six words you have compared.`,
  makePermanent: (alias: string, roles: readonly Role[]) =>
    `Certify the browser of ${alias}’s that a shift lead certified, as ${rolesWritten(roles)}.`,
  import: (number: number) => `Add ${count(number, "person", "people")} from a file.`,
  settings: (passkeys: "required" | "optional") =>
    passkeys === "required"
      ? "Let nobody sign in without a passkey any more."
      : "Let people sign in without a passkey, by one-time links.",
  organisation: ({ name, zone, zoneName }: OrganisationFields, newZone: boolean) =>
    newZone
      ? `Tell all times of ${name} by the clock of ${zone.replaceAll("_", " ")} (${zoneName}). Planned shifts keep their moment.`
      : `Call your organisation ${name}, and its time ${zoneName}.`,
  export: "Export the whole audit.",
  renew: "Renew certificates that end soon.",
} as const;

const rolesWritten = (roles: readonly Role[]) => and(roles.map((role) => roleNames[role].toLowerCase()));

export const importing = {
  heading: "Import people from a file",
  about: [
    "A file as spreadsheets save it: CSV, with one person in each row. First nothing happens: you see what would be added, row by row. Then all rows are added, or none.",
    "Importing invites nobody yet. Afterwards you make a link for each person, when you are ready to welcome them.",
  ],
  template: "Save a template",
  templateAbout: "Columns: name, roles, languages, chats at once, trainee, skills.",
  templateName: "people.csv",
  choose: "Choose a file",
  paste: "Or paste the rows here, with the line of column names",
  read: "Read the rows",
  again: "Choose other rows",
  report: (good: number, bad: number) =>
    bad === 0
      ? `${count(good, "row", "rows")} can be imported.`
      : `${count(bad, "row", "rows")} cannot be imported, ${good} could. Correct the file and read it again: all rows are added, or none.`,
  table: "What is in the file",
  columns: {
    row: "Row",
    name: "Name",
    roles: "Roles",
    languages: "Languages",
    limit: "Chats at once",
    skills: "Skills",
    result: "Result",
  },
  noName: "No name",
  good: "Can be added",
  add: (number: number) => `Add ${count(number, "person", "people")}`,
  added: (number: number) => `${count(number, "person was", "people were")} added. Nobody is invited yet.`,
  addedNext: "Open somebody in the list and choose “New invitation link” when you are ready to welcome them.",
  links: "Make their links now",
  makeLink: (alias: string) => `Make a link for ${alias}`,
  toList: "To the list",
  unreadable: "This file could not be read. Save it as CSV in UTF-8 and try again.",
  tooLarge: "This is too long for a list of people. Is it the right file?",
  tooMany: (most: number) => `At most ${most} rows at once. Split the file.`,
  empty: "There is no row in it. The first line has the column names, each following line one person.",
  missingColumn: (name: string) => `The column “${name}” is missing. The template shows how the columns are called.`,
  fault: (fault: RowFault): string => {
    switch (fault.is) {
      case "role":
        return `“${fault.word}” is not a role. Roles are: ${Object.values(roleNames).join(", ")}.`;
      case "noRole":
        return "No role is given.";
      case "limit":
        return `Chats at once are 1 to ${chatsMost}; “${fault.word}” is not.`;
      case "trainee":
        return `Trainee is yes or no; “${fault.word}” is not.`;
      case "twice":
        return "The same name is in the file twice.";
      case "quotes":
        return "A quotation mark is not closed, or stands in the middle of a cell. Put the cell in quotation marks, and write each one inside it twice.";
      case "garbled":
        return "Some letters were damaged when the file was saved. Save it as CSV in UTF-8 and try again.";
      case "field":
        return form.complaint(fault.complaint);
      case "service":
        return fault.sentence;
    }
  },
} as const;

export const audit = {
  heading: "Audit",
  about:
    "What members of staff did, newest first. Nothing about chats is ever in it, and no row can be changed or removed.",
  loading: "Reading the audit",
  person: "By whom",
  everybody: "Everybody",
  operator: "The operator, or nobody signed in",
  action: "What",
  everything: "Everything",
  table: "The audit",
  columns: { number: "Number", when: "When", who: "Who", what: "What", whom: "To whom" },
  older: "Show older rows",
  noMore: "These are all rows there are.",
  none: "Nothing is in the audit yet.",
  noneFound: "No row matches this.",
  gone: "somebody who has left",
  details: "Details",
  exportButton: "Export everything",
  exporting: "Preparing the file",
  exported: "The file was saved. Each row in it carries a check sum over the row before.",
  check: "How to check the file",
  checkWhat: [
    "Each row is chained to the one before. Whoever changed, removed or added one, at the service or in the file, breaks the chain from there on.",
    "On any computer with this project’s source:",
  ],
  command: (file: string) => `npm run audit:verify -- ${file}`,
  checkThen:
    "It says that all rows hold, or names the first one that does not. Keep older exports: a chain that was made anew as a whole shows only beside one of them.",
  problem: {
    unreachable: "The rest could not be read. Check your connection and try again.",
    exportUnreachable: "The file could not be made. Check your connection and try again.",
    notConfirmed: "Your passkey was not used, so nothing was exported.",
  } satisfies Record<Extract<AuditProblem, string>, string>,
  again: "Try again",
} as const;

/** Every action the service writes into the audit, in words. A test looks for new ones. */
export const actionNames: Readonly<Record<string, string>> = {
  auditExported: "Exported the audit",
  complaintClosed: "Read and closed a complaint",
  deviceAsked: "Asked for a browser to be certified",
  deviceCertified: "Certified a browser",
  colleagueCertified: "Certified a colleague’s browser for one shift",
  deviceRenewed: "Renewed a browser’s certificate",
  devicesRevoked: "Revoked a browser",
  limitsSignedOff: "Signed off the limits of confidentiality",
  limitsWritten: "Wrote the limits of confidentiality anew",
  lineChanged: "Changed a line",
  lineClosed: "Closed a line",
  lineMade: "Made a line",
  linePrepared: "Changed a line’s briefing, or whether a lead confirms check-ins",
  lineReopened: "Opened a line again",
  lineShown: "Showed a line to visitors",
  lineTakenOff: "Took a line off",
  linesOrdered: "Changed the order of lines",
  shiftBegunEarly: "Let a shift begin early",
  shiftExtended: "Let a shift end later",
  surgeBegun: "Asked every visitor’s page for puzzles, because very many came",
  surgeEnded: "Asked visitors’ pages for puzzles no longer",
  linkGiven: "Gave a link",
  linkTakenBack: "Took a link back",
  linkUsed: "Came in with a link",
  nameDropped: "The name of somebody who left was dropped",
  organisationChanged: "Changed the organisation’s name or time",
  ownSessionsEnded: "Ended their own sign-ins elsewhere",
  passkeyAdded: "Added a passkey",
  passkeyCloned: "A passkey seems to be copied: its sign-in was refused",
  passkeyNamed: "Named a passkey",
  passkeyRemoved: "Removed a passkey",
  pauseEnded: "Ended a pause",
  personAdded: "Added somebody from a file",
  personChanged: "Changed somebody",
  personInvited: "Invited somebody",
  personLeft: "Let somebody leave",
  personPaused: "Paused somebody",
  recoveryCodeUsed: "Used a recovery code",
  recoveryCodesMade: "Made new recovery codes",
  revocationsSignedAgain: "Signed the list of revoked browsers again",
  feedMade: "Made a calendar feed of their shifts",
  feedStopped: "Stopped their calendar feed",
  requestCancelled: "Cancelled what they had asked of the rota",
  requestHandedBack: "Gave back a shift they had offered to take",
  requestMade: "Asked something of the rota",
  requestTaken: "Offered to take a colleague’s shift",
  closureKept: "Closed a line for some days",
  closureRemoved: "Took a closure back",
  patternKept: "Changed what repeats in the rota",
  patternRemoved: "Removed a pattern from the rota",
  requestApproved: "Approved what somebody asked of the rota",
  requestDeclined: "Declined what somebody asked of the rota",
  rotaPublished: "Published the rota",
  rotaRulesChanged: "Changed the rules of the rota",
  rotaTakenBack: "Took a published rota back",
  rolesChanged: "Changed roles",
  sessionsEnded: "Ended sign-ins",
  settingsChanged: "Changed the settings",
  webhookChanged: "Changed where warnings are sent",
  setUp: "Set the organisation up",
  translationSignedOff: "Signed off a line’s page in another language",
  translationWithdrawn: "Took a line’s page in another language off",
  translationWritten: "Wrote a line’s words in another language",
};

/** For an action this page does not know yet: "somethingNew" as "something new". */
export const actionName = (action: string): string =>
  actionNames[action] ?? action.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

export const detailNames: Readonly<Record<string, string>> = {
  after: "After",
  assignments: "Shifts they came off",
  atOnce: "Granted at once",
  before: "Before",
  broughtBack: "Revoked again",
  changed: "Changed",
  days: "Days",
  devices: "Browsers",
  from: "From",
  fairMarginMs: "Uneven from, in milliseconds",
  key: "Browser’s key",
  keys: "Browsers’ keys",
  kind: "Kind",
  language: "Language",
  leadConfirms: "A lead confirms check-ins",
  line: "Line",
  lines: "Lines",
  name: "Name",
  number: "Number",
  numbers: "Numbers to ring",
  onDutyLeast: "People on at once",
  passkeys: "Signing in",
  people: "People touched",
  request: "Request",
  reason: "Reason",
  restMs: "Rest, in milliseconds",
  roles: "Roles",
  sessions: "Sign-ins",
  shift: "Shift",
  shifts: "Shifts changed",
  signedOff: "Signed off",
  steps: "Steps",
  until: "Until",
  version: "Version",
  weekMostMs: "Most in a week, in milliseconds",
  wish: "What",
  zone: "Time zone",
};
export const detailName = (name: string): string =>
  detailNames[name] ?? name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
const valueNames: Readonly<Record<string, string>> = {
  ...roleNames,
  invitation: "invitation",
  signIn: "sign-in link",
  signUp: "to be on a shift",
  withdraw: "to go off a shift",
  cover: "cover for a shift",
  swap: "to swap a shift",
  leave: "leave",
  required: "passkeys for everybody",
  optional: "passkeys if one likes",
  betweenChatsMs: "time between chats",
  help: "numbers",
  languages: "languages",
  lastStartBeforeMs: "last start",
  leadRequired: "whether a lead is needed",
  places: "places to go next",
  leaveTo: "where “Leave quickly” goes",
  minimumStaff: "people at least",
  topics: "topics",
  urgentFirst: "whether urgent people come first",
  waitMostMs: "longest expected wait",
  zoneName: "what the time is called",
};
/** One word of a detail: a role, a kind; anything else as it is. */
export const valueName = (word: string): string => valueNames[word] ?? word;

/** Settings: warnings sent to an address of the charity's own. */
export const webhook = {
  heading: "Warnings to another service",
  off: "Off. Nothing is sent to anybody.",
  on: (host: string) => `Each warning, and its end, is sent to ${host}.`,
  about:
    "Warnings stand at the top of these pages. If you want them in a chat or on a pager too, give the address of a service of yours that can receive them. It is the only address this service ever sends anything to.",
  whatIsSent: "What is sent",
  neverSent:
    "This, as JSON, and nothing else: what is missing, on which line, from when until when, and how many people. Never a name, and nothing about visitors. Each message is signed (HMAC-SHA256), and is tried three times.",
  address: "Address",
  addressAbout: "It begins with https:// and is reached by a public name. A new address gets a new secret.",
  notPublic:
    "Only an address that begins with https:// and has a public name can be used, without a port or a password in it.",
  secret: "The secret that signs the messages. It is shown only now: keep it where the receiving service can read it.",
  copy: "Copy the secret",
  copied: "Copied.",
  notCopied: "This browser does not copy by itself. Select the text and copy it.",
  save: "Save the address",
  kept: "Saved. Warnings are sent from now on.",
  test: "Send a test",
  stop: "Stop sending",
  stopped: "Nothing is sent any more.",
  willSend: (address: string) => `Send warnings to ${address}.`,
  willTest: "Send a test to the address.",
  willStop: "Stop sending warnings, and forget the address.",
  tested: (result: string) => `Just now: ${result}`,
  last: (when: string, result: string) => `Last tried ${when}: ${result}`,
  waiting: (number: number) => `${count(number, "message waits", "messages wait")} to be sent.`,
  /** `status`: of HTTP. */
  results: {
    taken: (status: number) => `it was received (${status}).`,
    answered: (status: number) => `the service answered ${status} and did not take it.`,
    tooSlow: () => "the service took too long to answer.",
    unreachable: () => "the service could not be reached.",
  },
} as const;

export const settings = {
  heading: "Settings",
  loading: "Reading the settings",
  organisation: "Your organisation",
  name: "Name",
  nameAbout: "Visitors see it above their chat, and staff above every page.",
  zone: "Time zone",
  zoneAbout: "Shifts are planned, and times told, by this clock.",
  newZone:
    "Shifts that are planned keep their moment, so they stand at another time of day from now on, here and in the words visitors read. Look through the rota, and tell everybody on it, before anybody comes at the wrong time.",
  zoneName: "What people call this time",
  zoneNameAbout: "It stands beside times that visitors read, as in “from 18:00, London time”.",
  fields: { name: "Name", zone: "Time zone", zoneName: "What the time is called" },
  complaint: {
    empty: "Write something here first.",
    odd: "This is too long, or has characters nobody can see.",
  },
  meanwhile: "Somebody else changed this while you were writing",
  key: "The organisation’s key",
  keyAbout:
    "Every certificate leads to this key. Read its words to another coordinator now and then: they see the same on their device. Other words mean that one of you is shown somebody else’s key.",
  signIn: "How people sign in",
  required: "Everybody needs a passkey",
  requiredAbout:
    "Signing in takes a device and the finger, face or screen lock of whoever it belongs to. A copied link alone opens nothing. This is right for every service that talks with real people.",
  optional: "People may go without a passkey",
  optionalAbout:
    "A one-time link is enough. Whoever reads somebody’s messages can then come in in their place, and nobody is asked again before roles are changed, people invited or browsers revoked. Meant for trying things out.",
  saved: "Saved.",
  saveWords: "Save name and time",
  wordsSaved: "Saved. Pages show it when they are loaded again, visitors’ pages within half a minute.",
  unchanged: "Nothing has changed.",
  unreachable:
    "Nothing came back from the service, so it may or may not be saved. Check your connection, then save again.",
} as const;
