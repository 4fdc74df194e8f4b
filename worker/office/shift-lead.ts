/**
 * A colleague's laptop is dead and no coordinator answers: the lead of the running shift certifies the browser they have
 * instead, for twelve hours, to take chats. Who leads now is the rota's word, asked here; the certificate itself can only
 * say that its issuer is a supervisor.
 */
import type * as z from "zod/mini";
import type { LineSlug, PersonId } from "../../shared/ids.ts";
import { colleagueAheadMs, colleagueCertificateMs } from "../../shared/limits.ts";
import type { CertifyDevice } from "../../shared/people-interface.ts";
import type { ColleagueAsking } from "../../shared/shift-interface.ts";
import { type Actor, whileAllowed } from "./actor.ts";
import { record } from "./audit.ts";
import { says, welcome } from "./certifying.ts";
import { openDeviceRequests } from "./device-requests.ts";
import { type Issued, issuedBy, stillStands } from "./issuing.ts";
import { type Member, member } from "./people.ts";
import type { ProblemName } from "./problems.ts";
import { revokedKeys } from "./revoked-keys.ts";
import { assignmentsNear } from "./shifts.ts";

/** Who asks on the shift this person leads now; empty for everybody who leads none. */
export function colleaguesAsking(sql: SqlStorage, lead: PersonId, now: number): readonly ColleagueAsking[] {
  const lines = ledNow(sql, lead, now);
  if (lines.length === 0) return [];
  return openDeviceRequests(sql, now).flatMap(({ person: id, ...request }) => {
    const person = member(sql, id);
    const fits = person !== undefined && id !== lead && takesChats(person) && isOn(sql, id, lines, now);
    return fits ? [{ person: id, alias: person.alias, ...request }] : [];
  });
}

type Body = z.infer<typeof CertifyDevice>;

/** When the certificate ends, once it is kept. */
export async function certifyColleague(
  storage: DurableObjectStorage,
  actor: Actor,
  body: Body,
  now: number,
): Promise<{ readonly until: number } | ProblemName> {
  const { sql } = storage;
  const { id: lead } = actor;
  const { person: id, signingKey, chain } = body;
  const issued = await issuedBy(sql, lead, chain, now);
  return whileAllowed(storage, actor, () => {
    const person = member(sql, id);
    const refused = refusal(sql, lead, person, body, now);
    if (refused !== undefined || person === undefined) return refused ?? "personUnknown";
    if (issued === undefined || !stillStands(sql, lead, issued) || !fits(issued, person, body, now))
      return "certificateDoesNotFit";
    if (welcome(sql, id, issued, chain, now) === "taken") return "deviceTaken";
    const { until } = issued;
    record(sql, { actor: lead, action: "colleagueCertified", subject: id, details: { key: signingKey, until } }, now);
    return { until };
  });
}

function refusal(
  sql: SqlStorage,
  lead: PersonId,
  person: Member | undefined,
  { signingKey, receivingKey }: Body,
  now: number,
): ProblemName | undefined {
  const lines = ledNow(sql, lead, now);
  if (lines.length === 0) return "notLeading";
  if (person === undefined) return "personUnknown";
  if (person.standing === "left") return "personLeft";
  if (person.standing === "paused") return "personPaused";
  if (person.id === lead || !takesChats(person) || !isOn(sql, person.id, lines, now)) return "notOnYourShift";
  if (revokedKeys(sql).has(signingKey)) return "deviceRevoked";
  const asks = openDeviceRequests(sql, now).some(
    (one) => one.person === person.id && one.signingKey === signingKey && one.receivingKey === receivingKey,
  );
  return asks ? undefined : "requestUnknown";
}

/** A counsellor's browser for one shift, whatever else its holder is. */
function fits(issued: Issued, { alias }: Member, { signingKey, receivingKey }: Body, now: number): boolean {
  const expected = { signingKey, receivingKey, alias, roles: ["counsellor"] } as const;
  return says(issued, expected, now, colleagueCertificateMs);
}

/** Lines whose running shift this person leads. */
function ledNow(sql: SqlStorage, lead: PersonId, now: number): readonly LineSlug[] {
  const mine = assignmentsNear(sql, lead, now);
  return mine.filter((one) => one.lead && one.from <= now && now < one.until).map(({ line }) => line);
}

function isOn(sql: SqlStorage, person: PersonId, lines: readonly LineSlug[], now: number): boolean {
  return assignmentsNear(sql, person, now).some(
    ({ line, from, until }) => lines.includes(line) && from <= now + colleagueAheadMs && now < until,
  );
}

const takesChats = ({ standing, roles }: Member) => standing === "here" && roles.includes("counsellor");
