/** `/api/staff/lines…`: what coordinators see of lines and make of them. Each change is in the audit, and whole. */
import type * as z from "zod/mini";
import { LineSlug, type PersonId } from "../../shared/ids.ts";
import { largeBodyBytes, limitsShownMost, linesMost } from "../../shared/limits.ts";
import {
  ChangeLine,
  type LimitsAnswer,
  LineFields,
  type LineShown,
  type LinesAnswer,
  MakeLine,
  OrderLines,
  type PlacesAnswer,
  ShowLine,
  SignLimits,
  TakeLineOff,
  WriteLimits,
} from "../../shared/line-interface.ts";
import { record } from "./audit.ts";
import { type Asked, answer, type Desk, type Outcome, type Route, type SignedIn, staffRoute, told } from "./door.ts";
import { allLines, limitsTexts, lineShown } from "./line-rows.ts";
import {
  addLimits,
  addLine,
  beginAnew,
  dangerFirst,
  markShown,
  markTakenOff,
  raiseEdition,
  signLimits,
  writeFields,
  writeOrder,
} from "./line-writing.ts";
import { isRoomAmongKept, shownLines, wasNeverSeen } from "./lines.ts";
import { type ProblemName, problem } from "./problems.ts";

export const lineRoutes: readonly Route[] = [
  staffRoute("GET", "lines", "seeLines", undefined, ({ desk }) => answer(linesOf(desk))),
  staffRoute("GET", "places", "seePlaces", undefined, ({ desk }) => answer(placesShown(desk))),
  staffRoute("GET", "lines/limits", "seeLines", undefined, texts),
  staffRoute("POST", "lines/make", "changeLines", MakeLine, make, largeBodyBytes),
  staffRoute("POST", "lines/change", "changeLines", ChangeLine, (asked) => inOneStep(asked, change), largeBodyBytes),
  staffRoute("POST", "lines/limits", "changeLines", WriteLimits, (asked) => inOneStep(asked, write), largeBodyBytes),
  staffRoute("POST", "lines/sign", "changeLines", SignLimits, (asked) => inOneStep(asked, sign)),
  staffRoute("POST", "lines/show", "changeLines", ShowLine, (asked) => inOneStep(asked, show)),
  staffRoute("POST", "lines/take-off", "changeLines", TakeLineOff, (asked) => inOneStep(asked, takeOff)),
  staffRoute("POST", "lines/order", "changeLines", OrderLines, order),
];

function linesOf(desk: Desk): LinesAnswer {
  return { lines: allLines(desk.storage.sql), clock: told(desk) };
}

/** No more of a line than anybody can read on its page. */
function placesShown(desk: Desk): PlacesAnswer {
  return { lines: shownLines(desk.storage.sql).map(({ slug: line, places }) => ({ line, places })) };
}

function texts({ desk, request }: Asked<undefined> & SignedIn): Outcome {
  const line = LineSlug.safeParse(new URL(request.url).searchParams.get("line"));
  if (!line.success) return "malformed";
  if (lineShown(desk.storage.sql, line.data) === undefined) return "lineUnknown";
  return answer<LimitsAnswer>({
    texts: limitsTexts(desk.storage.sql, line.data, limitsShownMost),
    clock: told(desk),
  });
}

function make({ desk, body, person, now }: Asked<z.infer<typeof MakeLine>> & SignedIn): Outcome {
  const { slug, ...fields } = body;
  const { sql } = desk.storage;
  return desk.storage.transactionSync((): Outcome => {
    const isAnew = wasNeverSeen(sql, slug);
    if (!isAnew && lineShown(sql, slug) !== undefined) return "lineTaken";
    const full = isFull(sql, slug);
    if (full !== undefined) return full;
    if (isAnew) beginAnew(sql, slug, now);
    else addLine(sql, slug, "draft");
    writeFields(sql, slug, fields);
    const details = { numbers: numbersOf(fields) };
    record(sql, { actor: person.id, action: "lineMade", subject: slug, details }, now);
    return shownNow(sql, slug);
  });
}

/** Is there no room for this one, among those there are or among all whose addresses are known? */
function isFull(sql: SqlStorage, line: LineSlug): ProblemName | undefined {
  const others = allLines(sql).filter(({ slug, standing }) => standing !== "takenOff" && slug !== line);
  if (others.length >= linesMost) return "tooManyLines";
  return isRoomAmongKept(sql, line) ? undefined : "tooManyLinesKept";
}

/** One change of one line. `unchanged`: it is as asked for already. */
interface Change<Body> {
  readonly sql: SqlStorage;
  readonly before: LineShown;
  readonly body: Body;
  readonly actor: PersonId;
  readonly now: number;
}
type Made = "changed" | "unchanged" | ProblemName;

/** Writes nothing where it is refused: whoever comes second is told what the line is now. */
function inOneStep<Body extends { readonly line: LineSlug; readonly edition: number }>(
  { desk, body, person, now }: Asked<Body> & SignedIn,
  make: (change: Change<Body>) => Made,
): Outcome {
  const { sql } = desk.storage;
  return desk.storage.transactionSync((): Outcome => {
    const before = lineShown(sql, body.line);
    if (before === undefined) return "lineUnknown";
    if (before.edition !== body.edition) return problem("changedMeanwhile", { line: before });
    const made = make({ sql, before, body, actor: person.id, now });
    if (made !== "changed" && made !== "unchanged") return made;
    if (made === "changed") raiseEdition(sql, body.line, now);
    return shownNow(sql, body.line);
  });
}

function shownNow(sql: SqlStorage, slug: LineSlug): Outcome {
  const line = lineShown(sql, slug);
  return line === undefined ? "lineUnknown" : answer<LineShown>(line);
}

const fieldNames = Object.keys(LineFields.shape) as readonly (keyof LineFields)[];

function change({ sql, before, body, actor, now }: Change<z.infer<typeof ChangeLine>>): Made {
  const { line, edition: _, numbersChecked, ...fields } = body;
  const after = { ...fields, help: dangerFirst(fields.help) };
  const said = fieldNames.filter((name) => after[name] !== undefined);
  const changed = said.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (changed.length === 0) return "unchanged";
  const numbersDiffer = changed.includes("help");
  const mustBeChecked = numbersDiffer || changed.includes("places");
  if (mustBeChecked && before.standing !== "draft" && numbersChecked !== true) return "numbersNotChecked";
  writeFields(sql, line, fields);
  // Which number somebody in danger was given must be known afterwards.
  const numbers = numbersDiffer ? { numbers: numbersOf(after) } : {};
  const details = { changed: changed.join(" "), ...numbers };
  record(sql, { actor, action: "lineChanged", subject: line, details }, now);
  return "changed";
}

/** One word each. */
function numbersOf({ help }: Pick<LineFields, "help">): string {
  return dangerFirst(help)
    .map(({ number }) => number.replaceAll(" ", ""))
    .join(" ");
}

/** Names of those who sign off are the charity's words to visitors, and can change: the audit says which text it was. */
function write({ sql, body, actor, now }: Change<z.infer<typeof WriteLimits>>): Made {
  const { line, paragraphs, signedOffBy } = body;
  const version = addLimits(sql, line, paragraphs, now);
  if (signedOffBy !== null) signLimits(sql, line, version, signedOffBy, now);
  const details = { version, signedOff: signedOffBy !== null };
  record(sql, { actor, action: "limitsWritten", subject: line, details }, now);
  return "changed";
}

function sign({ sql, before, body, actor, now }: Change<z.infer<typeof SignLimits>>): Made {
  const { line, version, signedOffBy } = body;
  if (before.waiting?.version !== version) return "limitsUnknown";
  signLimits(sql, line, version, signedOffBy, now);
  record(sql, { actor, action: "limitsSignedOff", subject: line, details: { version } }, now);
  return "changed";
}

function show({ sql, before, body, actor, now }: Change<z.infer<typeof ShowLine>>): Made {
  if (before.standing === "shown") return "unchanged";
  if (before.limits === null) return "limitsNotSignedOff";
  const full = isFull(sql, body.line);
  if (full !== undefined) return full;
  markShown(sql, body.line, now);
  const details = { version: before.limits.version, numbers: numbersOf(before) };
  record(sql, { actor, action: "lineShown", subject: body.line, details }, now);
  return "changed";
}

function takeOff({ sql, before, body, actor, now }: Change<z.infer<typeof TakeLineOff>>): Made {
  if (before.standing === "takenOff") return "unchanged";
  markTakenOff(sql, body.line, now);
  record(sql, { actor, action: "lineTakenOff", subject: body.line }, now);
  return "changed";
}

function order({ desk, body, person, now }: Asked<z.infer<typeof OrderLines>> & SignedIn): Outcome {
  const { sql } = desk.storage;
  return desk.storage.transactionSync((): Outcome => {
    const lines = allLines(sql);
    const here = lines.flatMap(({ slug, standing }) => (standing === "takenOff" ? [] : slug));
    const off = lines.flatMap(({ slug, standing }) => (standing === "takenOff" ? slug : []));
    // Somebody made or took off one meanwhile: an order of others would be no order.
    if (here.toSorted().join(" ") !== body.lines.toSorted().join(" ")) return "changedMeanwhile";
    if (here.join(" ") !== body.lines.join(" ")) {
      writeOrder(sql, [...body.lines, ...off]);
      const details = { lines: body.lines.join(" ") };
      record(sql, { actor: person.id, action: "linesOrdered", details }, now);
    }
    return answer(linesOf(desk));
  });
}
