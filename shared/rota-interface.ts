/**
 * Bodies and answers of `/api/staff/rota/…`. Everything a rota is made of is of `shared/rota/`; here is only what
 * travels. A page shows what the Office will decide by running the same rules over these rows.
 *
 * Every answer carries the `version` of the whole rota: one number that grows with each change of anything here. An
 * open page asks for it every few seconds and fetches the rest only when it has grown.
 */
import * as z from "zod/mini";
import { Role } from "./certificates.ts";
import { LineSlug, PatternId, PersonId, RequestId } from "./ids.ts";
import { draftOperationsMost, rotaWeeksMost, shiftRealMostMs } from "./limits.ts";
import { Availability } from "./rota/availability.ts";
import { Closure } from "./rota/closures.ts";
import { Day } from "./rota/day.ts";
import { Operation } from "./rota/operations.ts";
import { Pattern } from "./rota/pattern.ts";
import { Assignment, Need, Shift } from "./rota/plan.ts";
import { Request, Wish } from "./rota/requests.ts";
import type { Conflict } from "./rota/rules.ts";
import { ServiceClock } from "./site.ts";

const instant = z.int().check(z.gte(0));
const people = z.int().check(z.gte(0));
const revision = z.int().check(z.gte(1));
const version = z.int().check(z.gte(0));
const stretch = z.strictObject({ from: instant, until: instant });

/** `GET rota/version`, for every member of staff. */
export const RotaVersion = z.strictObject({ version });

/** `?from=2026-11-23&weeks=4`: the weeks a page looks at. `from` is a Monday in the organisation's zone. */
export const RotaWindow = z.strictObject({ from: Day, weeks: z.int().check(z.gte(1), z.lte(rotaWeeksMost)) });
export type RotaWindow = z.infer<typeof RotaWindow>;

/** What the rules must know of somebody (`RotaPerson`), and their name. Instants, worked out by the Office from days. */
export const RotaPersonShown = z.strictObject({
  id: PersonId,
  alias: z.string(),
  state: z.enum(["active", "paused", "left"]),
  roles: z.array(Role),
  trainee: z.boolean(),
  languages: z.array(z.string()),
  skills: z.array(z.strictObject({ skill: z.string(), until: z.nullable(instant) })),
  weekMostMs: z.nullable(z.int()),
  leave: z.array(stretch),
  ratherNot: z.array(stretch),
});
export type RotaPersonShown = z.infer<typeof RotaPersonShown>;

const Wishes = z.enum(["signUp", "withdraw", "cover", "swap", "leave"]);

/** The charity's own numbers. */
export const RotaRules = z.strictObject({
  /** Rest between two days of work: a day has 24 hours. */
  restMs: z.int().check(z.gte(0), z.lte(24 * 60 * 60 * 1000)),
  /** Hours anybody may be planned for in a week; null: no such rule. */
  weekMostMs: z.nullable(z.int().check(z.gte(60 * 60 * 1000), z.lte(7 * 24 * 60 * 60 * 1000))),
  onDutyLeast: z.int().check(z.gte(1), z.lte(10)),
  fairMarginMs: z.int().check(z.gte(0), z.lte(13 * 7 * shiftRealMostMs)),
  /** Wishes that need no coordinator, as long as no rule is broken. */
  atOnce: z.array(Wishes).check(z.maxLength(5)),
});
export type RotaRules = z.infer<typeof RotaRules>;

const LineShown = z.strictObject({ slug: LineSlug, name: z.string() });
/** Also whom the line asks for at least whenever it is open: a new shift begins with that. */
const LineToPlan = z.strictObject({ ...LineShown.shape, minimum: people, lead: z.boolean() });
export type LineToPlan = z.infer<typeof LineToPlan>;
const PatternShown = z.strictObject({ pattern: Pattern, revision });
const ClosureShown = z.strictObject({ id: PatternId, closure: Closure });
const StepShown = z.strictObject({
  number: z.int(),
  person: PersonId,
  at: instant,
  operations: z.array(Operation),
});

const ofShift = { shift: Shift.shape.id, line: LineSlug, from: instant, until: instant };

/** `shared/rota/warnings.ts` says what each means. */
export const WarningShown = z.discriminatedUnion("warning", [
  z.strictObject({ warning: z.literal("gap"), ...ofShift, have: people, minimum: people }),
  z.strictObject({ warning: z.literal("alone"), ...ofShift }),
  z.strictObject({ warning: z.literal("unsupervised"), ...ofShift }),
  z.strictObject({ warning: z.literal("unpublished"), line: LineSlug, monday: Day, days: z.int() }),
  z.strictObject({
    warning: z.literal("unstaffed"),
    line: LineSlug,
    from: instant,
    until: instant,
    have: people,
    minimum: people,
    leadMissing: z.boolean(),
  }),
]);
export type WarningShown = z.infer<typeof WarningShown>;

/** `GET rota/warnings`, for coordinators and supervisors: the most pressing first. */
export const WarningsAnswer = z.strictObject({
  zone: z.string(),
  lines: z.array(LineShown),
  warnings: z.array(WarningShown),
  clock: ServiceClock,
});
export type WarningsAnswer = z.infer<typeof WarningsAnswer>;

/**
 * What patterns and closures ask of shifts that have people on them, or that somebody changed by hand: nothing happens
 * until a coordinator decides. `to`: null, the shift would no longer take place.
 */
const ToDecide = z.strictObject({
  shift: Shift,
  to: z.nullable(stretch),
  /** With `to`: whom it would need. */
  need: z.optional(Need),
  why: z.enum(["closed", "notInPattern", "moved"]),
});

/**
 * `GET rota` with a window, and the answer of every coordinator's change. `shifts` and `assignments`: those of the
 * window, and every other one that a step of the draft names, as they stand without the draft; unpublished ones too.
 */
export const RotaAnswer = z.strictObject({
  version,
  zone: z.string(),
  zoneName: z.string(),
  lines: z.array(LineToPlan),
  shifts: z.array(Shift),
  assignments: z.array(Assignment),
  people: z.array(RotaPersonShown),
  rules: RotaRules,
  /** The one draft all coordinators share, in order. */
  steps: z.array(StepShown),
  patterns: z.array(PatternShown),
  closures: z.array(ClosureShown),
  toDecide: z.array(ToDecide),
  /** Those a coordinator has still to answer, whatever their time. */
  requests: z.array(Request),
  /** The newest publication, as long as it can be taken back. */
  published: z.nullable(z.strictObject({ number: z.int(), at: instant, person: PersonId })),
  clock: ServiceClock,
});
export type RotaAnswer = z.infer<typeof RotaAnswer>;

/** `POST rota/draft?from…`: one more step, whole or not at all. */
export const AddStep = z.strictObject({
  /** Of the rota the page shows: a step made before another was taken out of the draft is refused. */
  version: z.int(),
  operations: z.array(Operation).check(z.minLength(1), z.maxLength(draftOperationsMost)),
});
/** `POST rota/draft/undo?from…`: this step is taken out of the draft; refused when a later one stands on it. */
export const UndoStep = z.strictObject({ step: z.int() });
/** `POST rota/draft/drop?from…`: every step up to the last one the page has seen; refused when there are newer ones. */
export const DropDraft = z.strictObject({ upTo: z.int() });
/**
 * `POST rota/publish?from…`: all steps of the draft, at once or not at all, and with them every unpublished shift of
 * these lines that begins in this stretch. `upTo`: the last step the page showed; 0 when there was none.
 */
export const Publish = z.strictObject({
  upTo: z.int().check(z.gte(0)),
  version,
  lines: z.array(LineSlug).check(z.maxLength(50)),
  from: instant,
  until: instant,
});
/** `POST rota/publish/undo?from…` */
export const UndoPublication = z.strictObject({ number: z.int() });
/** `POST rota/patterns/keep?from…`: a new one has revision null. */
export const KeepPattern = z.strictObject({ pattern: Pattern, revision: z.nullable(revision) });
/** `POST rota/patterns/remove?from…`: its shifts that nobody is on go with it. */
export const RemovePattern = z.strictObject({ pattern: PatternId, revision });
/** `POST rota/closures/keep?from…` and `…/remove`. */
export const KeepClosure = ClosureShown;
export const RemoveClosure = z.strictObject({ id: PatternId });
/** `POST rota/rules?from…`: RotaRules, whole. */
/** `POST rota/requests/approve?from…` and `…/decline`. */
export const AnswerRequest = z.strictObject({ request: RequestId, revision });

// ── One's own shifts ───────────────────────────────────────────────────────────────────────────────────────────

/**
 * `GET rota/mine`, and the answer of everything below: published shifts from yesterday on, with whoever is on them, as
 * every member of staff may see them. Of others only names, and nothing of their leave, wishes or skills.
 */
export const MineAnswer = z.strictObject({
  version,
  zone: z.string(),
  zoneName: z.string(),
  lines: z.array(LineShown),
  me: RotaPersonShown,
  shifts: z.array(Shift),
  assignments: z.array(Assignment),
  /** `takesChats`: they have a role with which they can be on a shift. */
  colleagues: z.array(z.strictObject({ id: PersonId, alias: z.string(), takesChats: z.boolean() })),
  /** One's own of the last 30 days and to come, and cover or swaps of others that one could take. */
  requests: z.array(Request),
  /** When the shifts and turns are or were that these requests are about, also those that are over or gone. */
  subjects: z.array(
    z.strictObject({ id: z.union([Shift.shape.id, Assignment.shape.id]), from: instant, until: instant }),
  ),
  rules: RotaRules,
  /** As one wrote it: `me.ratherNot` is the same worked out. */
  availability: Availability,
  feed: z.nullable(z.strictObject({ madeAt: instant, summary: z.string() })),
  /** Of this month and the two before it, minutes planned and over; `month`: 2026-11. */
  hours: z.array(z.strictObject({ month: z.string(), minutes: z.int() })),
  clock: ServiceClock,
});
export type MineAnswer = z.infer<typeof MineAnswer>;

/** `POST rota/mine/ask`: granted at once where the charity or the shift allows it and no rule is broken. */
export const Ask = z.strictObject({ what: Wish });
/** `POST rota/mine/take`: a colleague's shift; in a swap, with the one given in return. */
export const TakeRequest = z.strictObject({
  request: RequestId,
  revision,
  giving: z.nullable(Assignment.shape.id),
});
/** `POST rota/mine/hand-back`, `rota/mine/cancel`, and `rota/mine/turn-down` by whoever was asked by name */
export const OwnRequest = z.strictObject({ request: RequestId, revision });

/** `wishRefused` comes with one of these words: why it cannot be done, whatever the rules of the rota say. */
export const WhyRefused = z.enum([
  ...["gone", "past", "tooLate", "signUpClosed", "notPublished", "onItAlready", "notTaken"],
  ...["over", "notYours", "yourOwn", "notForYou", "giveOneInReturn", "takenAlready"],
  ...["changedSince", "alreadyThere", "peopleOnIt", "outsideShift", "badTime"],
  ...["askedAlready", "colleagueGone", "leaveTooLong"],
] as const);
export type WhyRefused = z.infer<typeof WhyRefused>;
/** `rotaConflict` comes with what would be broken. `others`: also a rule about a colleague, which stays theirs. */
export const OwnConflicts = z.object({ conflicts: z.array(z.custom<Conflict>(isConflict)), others: z.boolean() });

function isConflict(value: unknown): boolean {
  return typeof value === "object" && value !== null && "rule" in value;
}

/** `POST rota/mine/availability` */
export const KeepAvailability = z.strictObject({ availability: Availability });
/** `POST rota/mine/feed`: `make` also replaces an older one, whose address stops at once. */
export const Feed = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("make"),
    /** What the calendar shows; neutral unless the person wants something else. */
    summary: z.string().check(z.trim(), z.minLength(1), z.maxLength(40), z.regex(/^[^\p{Cc}]*$/u)),
  }),
  z.strictObject({ do: z.literal("stop") }),
]);
/** The feed's address, told once: the Office keeps its hash alone. */
export const FeedMade = z.strictObject({ mine: MineAnswer, address: z.nullable(z.string()) });
export type FeedMade = z.infer<typeof FeedMade>;
