/** Sentences about the rota that several staff pages share, in English: what a change would break, and why not. */
import type { PersonId } from "../../../shared/ids.ts";
import type { Conflict } from "../../../shared/rota/rules.ts";
import type { Stretch } from "../../../shared/rota/stretch.ts";
import { dayShort, daysWritten, lengthWritten, stretchWritten, timeWritten } from "../times.ts";

/** Aliases by id. */
export type Names = ReadonlyMap<PersonId, string>;

const and = (words: readonly string[]) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
const people = (number: number) => (number === 1 ? "1 person" : `${number} people`);
const only = (number: number) => (number === 0 ? "Nobody" : `Only ${people(number)}`);

const languageNames = new Intl.DisplayNames("en", { type: "language" });

/**
 * What a change would break, as one or two sentences for whoever plans. `you`: whose own page it is; about them it says
 * "you". Somebody whose name is not known (any more) is "somebody".
 */
export function conflictSentence(conflict: Conflict, names: Names, zone: string, you?: PersonId): string {
  const named = (id: PersonId) => names.get(id) ?? "somebody";
  if ("person" in conflict) {
    const yours = conflict.person === you;
    const who = yours ? "you" : named(conflict.person);
    const said = personalSentence(conflict, { who, yours }, zone);
    return said.slice(0, 1).toUpperCase() + said.slice(1);
  }
  return teamSentence(conflict, named, stretchWritten(conflict, zone));
}

interface Whose {
  readonly who: string;
  readonly yours: boolean;
}

type OfPerson = Extract<Conflict, { readonly person: PersonId }>;
type OfShift = Exclude<Conflict, OfPerson>;

function personalSentence(conflict: OfPerson, { who, yours }: Whose, zone: string): string {
  const is = yours ? "are" : "is";
  const when = (stretch: Stretch) => stretchWritten(stretch, zone);
  const atAll = (what: string) => `${who} ${what}`;
  switch (conflict.rule) {
    case "overlap":
      return atAll(`would be on two shifts at once: ${when(conflict.turn)}, and ${when(conflict.other)}.`);
    case "rest":
      return restSentence(conflict, { who, yours }, zone);
    case "tooLong":
      return atAll(
        `would be on for ${lengthWritten(conflict.until - conflict.from)} without a break (${when(conflict)}). ${lengthWritten(conflict.mostMs)} is the most.`,
      );
    case "week":
      return atAll(
        `would have ${lengthWritten(conflict.plannedMs)} in the week of ${dayShort(Date.parse(`${conflict.monday}T12:00:00Z`), "UTC")}. ${lengthWritten(conflict.mostMs)} is the most.`,
      );
    case "left":
      return atAll(`${yours ? "have" : "has"} left, and cannot be on a shift (${when(conflict.turn)}).`);
    case "paused":
      return atAll(`${is} paused, and cannot be on a shift (${when(conflict.turn)}) until the pause ends.`);
    case "unknown":
      return atAll(`${is} not known here any more, and cannot be on a shift (${when(conflict.turn)}).`);
    case "roleForDuty":
      return atAll(
        `${yours ? "have" : "has"} no role that takes chats, and cannot be on a shift (${when(conflict.turn)}).`,
      );
    case "roleForLead":
      return atAll(`may not lead a shift (${when(conflict.turn)}): that takes a supervisor or a coordinator.`);
    case "onLeave":
      return atAll(`${is} on leave then: ${daysWritten(conflict.leave, zone)}.`);
    case "ratherNot":
      return atAll(`would rather not work then: ${when(conflict.wish)}.`);
    case "uneven":
      return atAll(
        `would have ${lengthWritten(conflict.plannedMs)} planned; the middle of everybody’s is ${lengthWritten(conflict.middleMs)}.`,
      );
  }
}

/** Rest is counted by the day: a long pause within an even longer day is not enough either. */
function restSentence(
  { before, after, leastMs }: Extract<Conflict, { readonly rule: "rest" }>,
  { who, yours }: Whose,
  zone: string,
): string {
  const pause = after.from - before.until;
  const at = (instant: number) => `${timeWritten(instant, zone)} on ${dayShort(instant, zone)}`;
  const turns = `${who} ${yours ? "finish" : "finishes"} at ${at(before.until)} and would start again at ${at(after.from)}.`;
  const least = `${lengthWritten(leastMs)} of rest ${leastMs === 60 * 60 * 1000 ? "is" : "are"} needed`;
  return pause < leastMs
    ? `${turns} That leaves ${lengthWritten(pause)} between them, so both are one day of work, and too long a one: in each 24 hours, ${least}.`
    : `${turns} That makes a day of work with too little rest: in each 24 hours, ${least}.`;
}

function teamSentence(conflict: OfShift, named: (id: PersonId) => string, when: string): string {
  switch (conflict.rule) {
    case "tooMany":
      return `${people(conflict.have)} would be on this shift (${when}). ${conflict.most} is the most.`;
    case "short":
      return `${only(conflict.have)} would be on this shift (${when}). It needs at least ${conflict.least}.`;
    case "alone":
      return conflict.have === 1
        ? `Somebody would be alone on the line (${when}). At least ${conflict.least} are on together.`
        : `${only(conflict.have)} would be on the line (${when}). At least ${conflict.least} are on together.`;
    case "noLead":
      return `Nobody would lead this shift (${when}).`;
    case "language":
      return `Nobody on this shift would write ${languageNames.of(conflict.language) ?? conflict.language} (${when}).`;
    case "skill": {
      const expired =
        conflict.expired.length === 0 ? "" : ` It runs out before then for ${and(conflict.expired.map(named))}.`;
      return `Nobody on this shift would have “${conflict.skill}” (${when}).${expired}`;
    }
    case "unsupervised": {
      const { trainees } = conflict;
      if (trainees.length === 0) return `Somebody in training would be on without a supervisor (${when}).`;
      const are = trainees.length === 1 ? "is a trainee" : "are trainees";
      return `No supervisor would be on with ${and(trainees.map(named))}, who ${are} (${when}).`;
    }
  }
}

// ── The coordinators' page ─────────────────────────────────────────────────────────────────────────────────────────

const count = (number: number, one: string, several: string) => `${number} ${number === 1 ? one : several}`;

/** "Sam, Priya and Ewa" */
export const listed = and;

export const languageNamed = (code: string): string => languageNames.of(code) ?? code;

export const page = {
  heading: "Rota",
  loading: "Reading the rota",
  week: (number: number) => `Week ${number}`,
  table: (day: string, line: string) => `Rota, week of ${day}${line === "" ? "" : `: ${line}`}`,
  peopleTable: (day: string) => `Rota, week of ${day}, by person`,
  list: (day: string) => `Rota, week of ${day}, as a list`,
  times: (zone: string) => `times are ${zone}`,
  earlier: "The week before",
  later: "The week after",
  thisWeek: "This week",
  toDay: "Go to a day",
  days: "Day",
  line: "Line",
  allLines: "All lines",
  view: "Show as",
  views: { week: "Week", people: "People", list: "List" },
  today: "today",
  closed: "Closed",
  band: "Time",
  person: "Person",
  hours: "Hours",
  add: "Add a shift",
  addOn: (day: string, begins: string) => `Add a shift on ${day} at ${begins}`,
  copy: "Copy last week",
  print: "Print",
  patterns: "Patterns",
  closures: "Closed days",
  rules: "Rules",
  requests: (number: number) => (number === 0 ? "Requests" : count(number, "request", "requests")),
  export: "Save this week as a file",
  import: "Take in a file",
  tools: "More",
  offline: (time: string) =>
    `The service cannot be reached. You see the rota as it was at ${time}; this page goes on by itself.`,
  /** On paper, which says by itself neither whose it is nor how old. */
  printed: (name: string, when: string, isDraft: boolean) =>
    `${name}, as planned on ${when}${isDraft ? ", with changes that are not published" : ""}`,
  keys: "Arrow keys go from shift to shift; Enter opens one. Shift and the left or right arrow key change the week.",
  /** `closures`: "Christmas, 21 December 2026 to 27 December 2026". */
  closedWeek: (closures: readonly string[]) => `Closed this whole week: ${closures.join("; ")}.`,
  closedWeekOf: (line: string, closures: readonly string[]) =>
    `${line} is closed this whole week: ${closures.join("; ")}.`,
  emptyWeek: "Nothing is planned in this week.",
  emptyWeekNext: "Copy the week before, or add a shift.",
  nobody: "Nobody",
  unpublished: "not published",
  draft: "draft",
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  working: "One moment",
  unreachable: "Nothing came back from the service, so it may or may not have happened. Look, then try again.",
  undone: "Undone.",
  publishedAgain: "It is published again, as it was.",
  noWayBack: "It cannot be taken back, because some of it has begun.",
  hoursWeek: "Hours this week",
  hoursOf: (planned: string, most: string | undefined) => `${planned}${most === undefined ? "" : ` of ${most}`} h`,
} as const;

/** How many there are of how many, and what that means. */
export const coverage = {
  have: (have: number, wanted: number) => `${have} of ${wanted}`,
  level: {
    gap: (missing: number) => `${missing} needed`,
    short: (missing: number) => `${missing} more wanted`,
    wanted: () => "enough",
    full: () => "full",
    over: (tooMany: number) => `${tooMany} too many`,
  },
  missing: { gap: (number: number) => `+ ${number} needed`, short: (number: number) => `+ ${number} wanted` },
  lead: "lead",
  to: "to",
  until: (time: string) => `until ${time}`,
  from: (time: string) => `from ${time}`,
  noLead: "no lead",
  language: (name: string) => `no ${name}`,
  skill: (name: string) => `no “${name}”`,
  unsupervised: "trainee without supervisor",
  leave: "leave",
  /** Beside the name of somebody who is on the shift and does not count. */
  away: { paused: "paused", left: "has left", leave: "on leave" },
  open: (when: string, what: string) => `${when}: ${what}`,
} as const;

export const gaps = {
  heading: "Gaps",
  places: (number: number) => count(number, "place", "places"),
  none: "No gaps in this week.",
  find: "Find somebody",
  findFor: (when: string) => `Find somebody: ${when}`,
  all: (number: number) => `Show all ${number} gaps`,
} as const;

export const first = {
  noLine: "There is no line yet",
  noLineNext: "A line is what people come to, with its name, its languages and its words. Make one first.",
  toLines: "Make a line",
  noPeople: "There is nobody to plan yet",
  noPeopleNext: "Invite counsellors and supervisors first; then they can be put on shifts.",
  toPeople: "Invite people",
  noPattern: "Make a pattern first",
  noPatternNext:
    "A pattern is what repeats: “Mondays to Fridays, 17:00 to 21:00, three people”. It makes the shifts of the next 13 weeks by itself; then put people on them.",
  makePattern: "Make a pattern",
} as const;

/** On top of the page: what must be known before it happens. */
export const warning = {
  heading: "Needs you soon",
  gap: (when: string, line: string, have: number, minimum: number) =>
    `${when}${line}: ${have === 0 ? "nobody is" : have === 1 ? "1 person is" : `${have} people are`} on, ${minimum} ${minimum === 1 ? "is" : "are"} needed. The line does not open.`,
  alone: (when: string, line: string) => `${when}${line}: one person would be alone.`,
  unsupervised: (when: string, line: string) =>
    `${when}${line}: somebody in training would be on without a supervisor.`,
  unpublished: (day: string, line: string, days: number) =>
    days === 0
      ? `This week${line} is not published, and it has begun.`
      : `The week of ${day}${line} is not published yet. It begins within ${days === 1 ? "a day" : `${days} days`}.`,
  decide: (number: number) =>
    number === 1
      ? "A pattern or a closed day changed, and people are on 1 shift that no longer fits."
      : `A pattern or a closed day changed, and people are on ${number} shifts that no longer fit.`,
  requests: (number: number) => `${count(number, "request waits", "requests wait")} for an answer.`,
  look: "Look",
  show: "Show",
  decideNow: "Decide",
  answer: "Answer",
} as const;

export const draft = {
  changes: (number: number) => `${count(number, "change", "changes")} in this week not published`,
  also: (steps: number) =>
    `${count(steps, "step", "steps")} of the draft ${steps === 1 ? "is" : "are"} about other weeks or lines.`,
  elsewhere: (steps: number) =>
    `${count(steps, "step", "steps")} in the draft, about other weeks or about shifts that nobody sees yet`,
  stale: (number: number) =>
    `${count(number, "step", "steps")} of the draft no longer ${number === 1 ? "fits" : "fit"} what was changed meanwhile.`,
  publish: "Publish",
  steps: "Look at the draft",
  heading: "The draft",
  about:
    "Everything below waits until somebody publishes it. All coordinators share one draft. Shifts that patterns made are not listed here: they wait in their weeks.",
  empty: "The draft is empty.",
  by: (alias: string, when: string) => `${alias}, ${when}`,
  you: "you",
  takeBack: "Take it back",
  takeBackStep: (what: string) => `Take it back: ${what}`,
  takenBack: "That step was taken back.",
  drop: "Drop the whole draft",
  dropSure: (number: number) =>
    `${count(number, "step goes", "steps go")}, of all coordinators, and cannot be brought back. What is published stays as it is.`,
  dropNow: "Yes, drop it",
  dropped: "The draft was dropped.",
  noLonger: "This step no longer fits, and is left out:",
  now: {
    shift: (what: string) => `the shift was changed meanwhile. It is now ${what}.`,
    turn: (alias: string, what: string) => `${alias}’s part was changed meanwhile. It is now ${what}.`,
    gone: "what it is about is not there any more.",
    alreadyThere: "it has happened already.",
    peopleOnIt: "there are people on that shift.",
    outsideShift: "somebody’s time would lie outside the shift.",
    badTime: "the times would not be those of a shift.",
  },
} as const;

export const publish = {
  heading: "Publish",
  about:
    "Whoever is on these shifts sees it at once, and in their calendar. What you see here is everything that changes.",
  upTo: "As far as",
  weeks: (last: string, number: number) => `Sunday ${last} (${count(number, "week", "weeks")})`,
  lines: "Lines",
  shifts: "Shifts",
  people: "People",
  nothing: "Nothing would change. There is nothing to publish.",
  opened: "New",
  removed: "Taken away",
  changed: "Changed",
  was: (what: string) => `before: ${what}`,
  gained: "is on",
  lost: "is no longer on",
  otherTimes: "has other times",
  refused: "This cannot be published, because of a rule:",
  warned: "You can publish it all the same, but look at this first:",
  promised: "The line cannot open as planned: too few are on, or nobody leads.",
  readHours: (when: string) => `Visitors will read that you are here ${when}.`,
  notPromised: "Nobody would be on these shifts. Visitors read “not planned yet” until somebody is:",
  button: (number: number) => `Publish ${count(number, "change", "changes")}`,
  done: (number: number) => `${count(number, "change was", "changes were")} published.`,
  more: (number: number) => `Show all ${number}`,
} as const;

/** The newest publication, as long as it can be taken back. */
export const takingBack = {
  heading: "Take the last publication back",
  open: "Take back the last publication",
  about: (alias: string, when: string) => `${alias} published the rota: ${when}.`,
  what: "Taking it back makes everything as it was before: whoever was put on is off again, and whoever was taken off is on. What it changed goes into the draft again, so that you can mend it and publish once more.",
  none: "There is no publication that can still be taken back.",
  now: "Take it back",
  done: "The publication was taken back. The rota is as it was before it.",
  drafted: "The publication was taken back. What it changed is in the draft again.",
} as const;

/** "2 shifts added, people put on 3 that were there" */
const copyingSaid = (added: number, filled: number) =>
  [
    ...(added > 0 ? [`${count(added, "shift", "shifts")} added`] : []),
    ...(filled > 0 ? [`people put on ${filled} that ${filled === 1 ? "was" : "were"} there`] : []),
  ].join(", ");

export const shift = {
  heading: (day: string) => day,
  gone: "This shift is not there any more",
  goneNext: "Somebody took it away meanwhile, or the draft it was in was dropped.",
  over: "This shift is over. What was worked stays as it was.",
  on: "On this shift",
  nobody: "Nobody is on it yet.",
  put: "Put somebody on",
  putAbout: "Type the beginning of a name. Whoever is free and allowed comes first.",
  name: "Name",
  suggestions: "People",
  none: "Nobody of that name can be found.",
  fit: { free: "free", warned: "free, but look", refused: "cannot" },
  brings: { lead: "may lead", language: (name: string) => `writes ${name}`, skill: (name: string) => `has “${name}”` },
  planned: (hours: string) => `${hours} this week`,
  refused: (alias: string) => `${alias} cannot be put on:`,
  warned: (alias: string) => `Before you put ${alias} on:`,
  anyway: (alias: string) => `Put ${alias} on all the same`,
  leads: "Leads",
  leadsThis: (alias: string) => `${alias} leads this shift`,
  times: "Times",
  timesOf: (alias: string) => `Change ${alias}’s times`,
  begins: "From",
  ends: "Until",
  saveTimes: (alias: string) => `Save ${alias}’s times`,
  off: "Take off",
  offOf: (alias: string) => `Take off ${alias}`,
  edit: "Change time or need",
  remove: "Remove the shift",
  removeSure: (people: string) =>
    people === ""
      ? "Remove this shift? Nobody is on it."
      : `Remove this shift? ${people} would no longer be on it, and are told when it is published.`,
  removeNow: "Yes, remove it",
  back: "Back",
  need: "Needed",
  needs: (minimum: number, wanted: number, maximum: number) =>
    `at least ${minimum}, ${wanted} wanted, ${maximum} at most`,
  leadNeeded: "a lead",
  facts: { need: "Needs", languages: "Languages", skills: "Skills", signUp: "Sign-up", lead: "Lead", pattern: "From" },
  fromPattern: "a pattern",
  byHand: "changed by hand; patterns leave it alone",
  overruled: "The rules warn:",
  was: {
    assigned: (alias: string, when: string) => `${alias} was put on ${when}.`,
    off: (alias: string, when: string) => `${alias} was taken off ${when}.`,
    leads: (alias: string, when: string) => `${alias} leads ${when}.`,
    leadsNot: (alias: string, when: string) => `${alias} no longer leads ${when}.`,
    retimed: (alias: string, when: string) => `${alias} is on ${when}.`,
    changed: (when: string) => `The shift was changed: ${when}.`,
    removed: (when: string) => `The shift was removed: ${when}.`,
    added: (when: string) => `A shift was added: ${when}.`,
    copied: (added: number, filled: number) => `The week was copied: ${copyingSaid(added, filled)}.`,
  },
} as const;

export const form = {
  line: "Line",
  day: "Day",
  begins: "Begins",
  ends: "Ends",
  endsAbout: "An end before the beginning is on the next day. At most 12 hours.",
  minimum: "At least",
  wanted: "Wanted",
  maximum: "At most",
  peopleAbout: "Below the first number the line does not open. Above the last nobody can sign up.",
  lead: "Somebody must lead it",
  languages: "Languages somebody must write",
  skills: "Skills somebody must have",
  listAbout: "Separated by commas; empty for none.",
  signUp: "Can people put themselves on it?",
  signUps: {
    open: "Yes, at once",
    onRequest: "Yes, once a coordinator agrees",
    closed: "No, coordinators plan it",
  },
  weekdays: "On",
  everyWeeks: "Every how many weeks",
  everyWeeksAbout: "1 is every week, 2 every other week, counted from the week of the first day.",
  validFrom: "First day",
  validUntil: "Last day",
  validUntilAbout: "Empty: until you say otherwise.",
  save: "Save",
  addHeading: "Add a shift",
  addNow: "Add it",
  unchanged: "Nothing was changed.",
  fault: {
    line: "Choose a line.",
    day: "Choose a day.",
    time: "Write both times as 09:00.",
    tooLong: "A shift is 12 hours long at most. Make two of it.",
    noSuchTime: "This time does not exist on that day: the clocks are changed.",
    people: "Write three whole numbers; the last is at least 1 and at most 50.",
    order: "The numbers must not fall: at least, wanted, at most.",
    languages: "One of the languages is not known. Write “English, Welsh”.",
    skills: "There are too many skills, or one is too long.",
    weekdays: "Choose at least one day of the week.",
    everyWeeks: "Write a whole number from 1 to 13.",
    validFrom: "Choose the first day.",
    validUntil: "The last day is not before the first.",
    closureDays: "Choose the days; the last is not before the first.",
    closureName: "Give it a name, so that people know why: “Christmas Day”.",
    outsideShift: "These times do not lie within the shift.",
    rest: "Write the hours of rest, from 0 to 24.",
    week: "Write the hours of a week, from 1 to 168; or leave it empty.",
    least: "Write a whole number from 1 to 10.",
    margin: "Write a number of hours.",
  },
} as const;

export const patterns = {
  heading: "Patterns",
  about:
    "A pattern makes its shifts for the next 13 weeks, by the clock on the wall: nine stays nine when the clocks change. Shifts that people are on, or that were changed by hand, are never moved without asking you.",
  none: "There is no pattern yet.",
  add: "New pattern",
  every: (weeks: number) => (weeks === 1 ? "every week" : weeks === 2 ? "every other week" : `every ${weeks} weeks`),
  from: (day: string) => `from ${day}`,
  until: (day: string) => `until ${day}`,
  change: "Change",
  changeOf: (what: string) => `Change: ${what}`,
  remove: "Remove",
  removeOf: (what: string) => `Remove: ${what}`,
  removeSure: "Its shifts that nobody is on go with it. About those with people on them you are asked one by one.",
  removeNow: "Yes, remove it",
  newHeading: "New pattern",
  editHeading: "Change the pattern",
  kept: (what: string) => `The pattern was saved: ${what}.`,
  made: (number: number, day: string) =>
    `${count(number, "shift was made", "shifts were made")}, from ${day}. They wait to be published.`,
  removed: (what: string) => `The pattern was removed: ${what}.`,
} as const;

export const closures = {
  heading: "Closed days",
  about:
    "On these days patterns make no shifts: bank holidays, a training day. A night shift that begins the day before is not cut off.",
  none: "No day is closed.",
  add: "Close days",
  name: "Name",
  nameAbout: "As it is shown: “Christmas Day”.",
  from: "First day",
  until: "Last day",
  untilAbout: "Empty: only that day.",
  everyLine: "Every line",
  remove: "Open again",
  removeOf: (name: string) => `Open again: ${name}`,
  kept: (name: string) => `Closed: ${name}.`,
  removed: (name: string) => `Open again: ${name}.`,
} as const;

export const rules = {
  heading: "Rules",
  about: "What the rota may not be. Rest and hours are always kept; the others warn whoever plans.",
  rest: "Hours of rest between two days of work",
  restAbout: "The law’s 11 in the European Union and the United Kingdom.",
  week: "Hours in a week, at most",
  weekAbout: "Empty: no such rule. Somebody’s own, lower maximum counts as well.",
  least: "People on a line together, at least",
  leastAbout: "One person alone is warned of before it happens.",
  margin: "Hours above the middle that count as uneven",
  atOnce: "What needs no coordinator, as long as no rule is broken",
  wishes: {
    signUp: "Signing up for a shift",
    withdraw: "Going off a shift, until 48 hours before it",
    cover: "A colleague covering a shift",
    swap: "Two colleagues swapping shifts",
    leave: "Leave",
  },
  kept: "The rules were saved.",
} as const;

export const requests = {
  heading: "Requests",
  none: "Nobody waits for an answer.",
  wish: {
    signUp: (alias: string, when: string) => `${alias} would like to be on ${when}`,
    withdraw: (alias: string, when: string) => `${alias} would like to go off ${when}`,
    cover: (alias: string, when: string) => `${alias} asks for cover: ${when}`,
    swap: (alias: string, when: string) => `${alias} would like to swap ${when}`,
    leave: (alias: string, when: string) => `${alias} asks for leave: ${when}`,
  },
  takes: (alias: string) => `${alias} would take it.`,
  takesGiving: (alias: string, when: string) => `${alias} would take it and give ${when}.`,
  waits: "No colleague has taken it yet.",
  asked: (when: string) => `Asked ${when}`,
  unknownShift: "a shift that is not there any more",
  cover: (when: string, before: string, after: string) => `${when}: ${before} now, ${after} then`,
  same: (when: string, now: string) => `${when}: ${now}, as now`,
  rest: (alias: string, hours: string) => `${alias}’s shortest rest beside it: ${hours}.`,
  noRest: (alias: string) => `${alias} has no other shift near it.`,
  toCover: "These shifts would need somebody else:",
  nothingToCover: "No shift is touched.",
  refused: "A rule refuses it:",
  warned: "The rules warn:",
  approve: "Approve",
  approveOf: (what: string) => `Approve: ${what}`,
  decline: "Decline",
  declineOf: (what: string) => `Decline: ${what}`,
  approved: (alias: string) => `Approved. ${alias} sees it at once.`,
  declined: (alias: string) => `Declined. ${alias} sees it at once.`,
  why: {
    gone: "What it is about is not there any more, or is somebody else’s now.",
    past: "Its time has come already.",
    tooLate: "It is within the last 48 hours: then the way off a shift is a colleague.",
    signUpClosed: "Nobody can sign up for this shift.",
    notPublished: "The shift is not published.",
    onItAlready: "They are on it already.",
    notTaken: "No colleague has taken it yet.",
    other: "The rota has changed since; it cannot be done as asked.",
  },
} as const;

export const decide = {
  heading: "To decide",
  about: "People are on these shifts, or somebody changed them by hand. Nothing happens until you say what.",
  none: "There is nothing to decide.",
  closed: (who: string) => `The day is closed, but ${who} on this shift.`,
  notInPattern: (who: string) => `The pattern no longer has this shift, but ${who} on it.`,
  moved: (who: string, to: string) => `The pattern changed to ${to}, but ${who} on this shift.`,
  who: (names: readonly string[]) =>
    names.length === 0 ? "it was changed by hand, with nobody" : `${and(names)} ${names.length === 1 ? "is" : "are"}`,
  /** `have`: "1 of 3". */
  covered: (have: string) =>
    `${have} on it. Kept or moved, that stays so; taken away, nobody covers these hours with it.`,
  moveRefused: (to: string) => `It cannot be moved to ${to}:`,
  moveWarned: (to: string) => `If it is moved to ${to}:`,
  keep: "Keep it",
  move: (to: string) => `Move it to ${to}`,
  cancel: "Take it away",
  of: (what: string, when: string) => `${what}: ${when}`,
  done: {
    keep: (when: string) => `Kept as it is: ${when}.`,
    move: (when: string) => `Moved with its people: ${when}.`,
    cancel: (when: string) => `Taken away: ${when}.`,
  },
} as const;

export const copying = {
  heading: "Copy a week",
  about: (from: string, to: string) =>
    `The week of ${from} is made again in ${to}, at the same days and times. Where ${to} has a shift of the line at the same hours already, people are put on that one; a shift is added only where there is none. What is there stays.`,
  withPeople: "With the people on them",
  withoutPeople: "Empty",
  who: "People",
  added: (when: string, who: string) => `Added: ${when}${who === "" ? "" : `, with ${who}`}`,
  filled: (when: string, who: string) => `There already: ${when}. ${who} would be put on it`,
  now: (added: number, filled: number) =>
    added === 0
      ? `Put people on ${count(filled, "shift", "shifts")}`
      : `Add ${count(added, "shift", "shifts")}${filled === 0 ? "" : ` and put people on ${filled}`}`,
  nothing: "There is nothing to copy that this week does not have already.",
} as const;

export const file = {
  heading: "Take in a file",
  about:
    "A table with one row for each person on each shift, as this page saves it: date, begins, ends, line (its name or its address), name, lead. All rows are taken or none, as one step of the draft that can be taken back.",
  name: (day: string) => `rota-${day}.csv`,
  choose: "File",
  reading: "Reading the file",
  found: (assignments: number, shifts: number, already: number) =>
    `${count(assignments, "person", "people")} on shifts and ${count(shifts, "new shift", "new shifts")} would come into the draft. ${already === 0 ? "" : `${count(already, "row is", "rows are")} there already.`}`,
  nothing: "Everything in this file is there already.",
  take: "Take it into the draft",
  taken: "The file was taken into the draft.",
  faults: (number: number) =>
    `${count(number, "row has", "rows have")} a fault, so nothing of the file was taken. Mend ${number === 1 ? "it" : "them"} and choose the file again.`,
  table: "Rows with a fault",
  row: "Row",
  fault: "What is wrong",
  written: (cell: string) => (cell === "" ? "Nothing is written." : `“${cell}”:`),
  whole: {
    notText: "This is not a text file in UTF-8. Save the table as CSV (UTF-8) and choose it again.",
    tooLarge: "The file is too large.",
    empty: "There is no row in this file.",
    header: "The first row must be: date, begins, ends, line, name, lead.",
    tooManyRows: "There are more rows than can be taken at once.",
    tooManyChanges: "There are more changes than one step of the draft can hold. Take in a shorter part of it.",
    outside:
      "Some rows lie outside the weeks that can be planned now. Take in rows from the last week to 12 weeks ahead.",
  },
  faultOf: {
    columns: "It has too many or too few cells.",
    quotes: "A quotation mark is not closed, or stands where none can.",
    garbled: "Letters are garbled: the file was saved in another encoding than UTF-8.",
    date: "The date is not written as 2026-11-24.",
    time: "A time is not written as 09:00.",
    tooLong: "It is longer than 12 hours.",
    noSuchTime: "This time does not exist on that day: the clocks are changed.",
    line: "There is no line of this name or address.",
    nobodyOfThatName: "Nobody here has this name.",
    severalOfThatName: "Several people here have this name.",
    lead: "“lead” is yes or no, and nobody leads without a name.",
    duplicate: (first: number) => `It says the same as row ${first}.`,
  },
} as const;

/** What a step of the draft does, for a list and for whoever hears of it. */
export const steps = {
  addShift: (when: string) => `add a shift, ${when}`,
  changeShift: (when: string) => `change the shift, ${when}`,
  publishShift: (when: string) => `publish the shift, ${when}`,
  moveShift: (before: string, after: string) => `move the shift, ${before}, to ${after}`,
  removeShift: (when: string) => `remove the shift, ${when}`,
  assign: (alias: string, when: string) => `put ${alias} on ${when}`,
  unassign: (alias: string, when: string) => `take ${alias} off ${when}`,
  retime: (alias: string, when: string) => `change ${alias}’s times to ${when}`,
  lead: (alias: string, when: string) => `let ${alias} lead ${when}`,
  leadNot: (alias: string, when: string) => `let ${alias} no longer lead ${when}`,
  more: (first: string, others: number) => `${first}, and ${count(others, "more change", "more changes")}`,
  somebody: "somebody",
  somewhere: "a shift that is gone",
  unassignGone: "take somebody off who is no longer on",
  retimeGone: "change how somebody is on who is no longer on",
} as const;

export const news = {
  published: (alias: string) => `${alias} published the rota just now.`,
  drafted: (alias: string, what: string) => `${alias} just changed the draft: ${what}.`,
  requests: "Somebody has asked for something just now.",
  changed: "The rota was changed just now. You see it as it is.",
  another: "Another coordinator",
} as const;
