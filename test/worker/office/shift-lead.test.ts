/** N16: the lead of the running shift certifies a colleague's browser for an evening, and nobody else does. */
import { expect, test } from "vitest";
import type { Certificate } from "../../../shared/certificates.ts";
import { type PersonId, toBase64url } from "../../../shared/ids.ts";
import { colleagueCertificateMs } from "../../../shared/limits.ts";
import { Renewed } from "../../../shared/people-interface.ts";
import { ColleagueCertified, ColleaguesAsking } from "../../../shared/shift-interface.ts";
import { DutyAnswer } from "../../../shared/staff-interface.ts";
import {
  atHarbour,
  audited,
  type Browser,
  type Harbour,
  makeCertificate,
  makeLink,
  makeList,
  shownIn,
  signIn,
  somebodyNew,
  wordOf,
} from "./coordinating.ts";
import { cookieOf, hour, type Keys, makeKeys, minute, monday } from "./staff.ts";

const receivingKey = toBase64url(crypto.getRandomValues(new Uint8Array(32)));

interface Evening extends Harbour {
  /** Leads every shift. */
  readonly morgan: Browser;
  /** Sam's second browser, which asks. */
  readonly asks: Keys;
  certifying(changed?: Partial<Certificate>, by?: Pick<Browser, "chain" | "keys">): Promise<Record<string, unknown>>;
  /** Posts it as Morgan. */
  certify(body: object): Promise<Response>;
  asking(by?: Browser): Promise<readonly { person: string; alias: string }[]>;
}

/** Somebody else with these roles, signed in. */
async function colleague(
  { desk, organisation, post }: Harbour,
  alias: string,
  roles: readonly ["supervisor" | "counsellor"],
) {
  // By the organisation's key, so that there is room in the chain for one certificate more.
  const { link, body } = await makeLink({ chain: [], keys: organisation }, roles);
  const { id } = await shownIn(await post("people/invite", { ...somebodyNew, alias, roles, ...body }));
  return signIn(desk, id, link, alias, body.chain);
}

function plan({ desk }: Harbour, person: PersonId, lead: 0 | 1): void {
  desk.sql.exec(
    `INSERT INTO assignments (id, shift, person, from_at, until_at, lead, revision)
     SELECT substr(?1, 1, 11) || substr(id, 1, 11), id, ?1, from_at, until_at, ?2, 1 FROM shifts`,
    ...[person, lead],
  );
}

const onEvening = (act: (evening: Evening) => Promise<void>) =>
  atHarbour(async (harbour) => {
    const { desk, sam } = harbour;
    const morgan = await colleague(harbour, "Morgan", ["supervisor"]);
    plan(harbour, morgan.person, 1);
    const asks = await makeKeys();
    desk.sql.exec(
      "INSERT INTO device_requests (signing_key, person, receiving_key, asked_at, ends_at) VALUES (?, ?, ?, ?, ?)",
      ...[asks.publicKey, sam.person, receivingKey, monday, monday + 24 * hour],
    );
    desk.sql.exec("UPDATE sessions SET session_key = ?, device = NULL WHERE person = ?", asks.publicKey, sam.person);
    cookieOf(new Response(null, { headers: { "set-cookie": sam.cookie } }), asks.privateKey);
    const evening: Evening = {
      ...harbour,
      morgan,
      asks,
      async certifying(changed = {}, by = morgan) {
        const until = monday + colleagueCertificateMs;
        const says = { alias: "Sam", signingKey: asks.publicKey, receivingKey, until, ...changed };
        const chain = await makeCertificate(by, says);
        return { person: sam.person, signingKey: asks.publicKey, receivingKey, chain };
      },
      certify: (body) => harbour.post("shift/certify", body, morgan),
      asking: async (by = morgan) =>
        ColleaguesAsking.parse(await (await harbour.get("shift/requests", by)).json()).asking,
    };
    await act(evening);
  });

const dutyOf = async ({ get, sam }: Harbour) => DutyAnswer.parse(await (await get("duty", sam)).json());

test("N16: the lead sees who asks, certifies that browser for twelve hours, and its holder is on duty", () =>
  onEvening(async (evening) => {
    const { sam, morgan, asks } = evening;
    expect(await evening.asking()).toEqual([
      { person: sam.person, alias: "Sam", signingKey: asks.publicKey, receivingKey, askedAt: monday },
    ]);
    expect((await dutyOf(evening)).pass).toBeNull();
    const body = await evening.certifying();
    const until = monday + colleagueCertificateMs;
    expect(ColleagueCertified.parse(await (await evening.certify(body)).json())).toEqual({ until });
    expect((await dutyOf(evening)).pass).not.toBeNull();
    expect(await evening.asking()).toEqual([]);
    expect(audited(evening).at(-1)).toEqual({
      ...{ action: "colleagueCertified", actor: morgan.person, subject: sam.person },
    });
    const { devices } = await evening.personOf(sam.person);
    const device = devices.find(({ signingKey }) => signingKey === asks.publicKey);
    expect(device).toMatchObject({ roles: ["counsellor"], chain: body.chain, certifiedUntil: until });
    expect(await wordOf(await evening.certify(body))).toBe("404 requestUnknown");
  }));

test.each<[string, Partial<Certificate>]>([
  ["an end after more than twelve hours", { until: monday + colleagueCertificateMs + 1 }],
  ["an end too far away, though it is short", { from: monday + 4 * minute, until: monday + 12 * hour + 6 * minute }],
  ["a beginning in the future", { from: monday + hour, until: monday + 2 * hour }],
  ["an end in the past", { from: monday - hour, until: monday }],
  ["another name", { alias: "Samira" }],
  ["another role", { role: "supervisor" }],
  ["a role more", { also: ["supervisor"] }],
  ["a coordinator's role", { role: "coordinator" }],
  ["the form of an invitation", { kind: "invitation", receivingKey: undefined as never }],
  ["another signing key", { signingKey: "A".repeat(43) }],
  ["another receiving key", { receivingKey: "A".repeat(43) }],
])("N16: a lead's certificate with %s is refused, and the browser still asks", (_, changed) =>
  onEvening(async (evening) => {
    expect(await wordOf(await evening.certify(await evening.certifying(changed)))).toBe("422 certificateDoesNotFit");
    expect(await evening.asking()).toHaveLength(1);
    expect((await dutyOf(evening)).pass).toBeNull();
  }),
);

test("N16: a certificate by a counsellor's browser, a colleague's, a stranger's or an evening's guest is refused", () =>
  onEvening(async (evening) => {
    const { sam, alex, morgan } = evening;
    const guest = await makeKeys();
    const below = {
      chain: await makeCertificate(morgan, { alias: "Sam", signingKey: guest.publicKey, until: monday + hour }),
      keys: guest,
    };
    for (const by of [sam, alex, { chain: morgan.chain, keys: await makeKeys() }, below])
      expect(await wordOf(await evening.certify(await evening.certifying({}, by)))).toBe("422 certificateDoesNotFit");
  }));

test("N16: nothing by a lead whose browser was revoked or whose certificate has ended", () =>
  onEvening(async (evening) => {
    const { desk, morgan } = evening;
    const body = await evening.certifying({ from: monday + 71 * hour, until: monday + 76 * hour });
    desk.sql.exec("UPDATE sessions SET last_seen_at = ?1, ends_at = ?2", monday + 74 * hour, monday + 80 * hour);
    desk.sql.exec("UPDATE device_requests SET ends_at = ?", monday + 90 * hour);
    desk.now = monday + 74 * hour;
    expect(await wordOf(await evening.certify(body))).toBe("422 certificateDoesNotFit");
    desk.now = monday;
    desk.sql.exec("UPDATE devices SET revoked_at = ? WHERE person = ?", monday, morgan.person);
    expect(await wordOf(await evening.certify(await evening.certifying()))).toBe("422 certificateDoesNotFit");
  }));

test("N16: whoever leads no running shift sees nobody and certifies nobody", () =>
  onEvening(async (evening) => {
    const { desk, morgan } = evening;
    const body = await evening.certifying();
    const refused = async () => {
      expect(await evening.asking()).toEqual([]);
      expect(await wordOf(await evening.certify(body))).toBe("403 notLeading");
    };
    desk.sql.exec("UPDATE assignments SET lead = 0 WHERE person = ?", morgan.person);
    await refused();
    desk.sql.exec("UPDATE assignments SET lead = from_at > ? WHERE person = ?", monday, morgan.person);
    await refused();
    desk.sql.exec("UPDATE assignments SET lead = until_at < ? WHERE person = ?", monday, morgan.person);
    await refused();
    desk.sql.exec("UPDATE assignments SET lead = 1 WHERE person = ?", morgan.person);
    expect((await evening.certify(body)).status).toBe(200);
  }));

test("N16: counsellors and coordinators have no such route", () =>
  onEvening(async ({ get, post, sam, alex, certifying }) => {
    for (const by of [sam, alex]) {
      expect(await wordOf(await get("shift/requests", by))).toBe("403 notAllowed");
      expect(await wordOf(await post("shift/certify", await certifying(), by))).toBe("403 notAllowed");
    }
  }));

test("N16: a colleague counts from two hours before their turn until its end, on the lead's own line", () =>
  onEvening(async (evening) => {
    const { desk, sam } = evening;
    const body = await evening.certifying();
    const turn = (from: number, until: number) =>
      desk.sql.exec("UPDATE assignments SET from_at = ?, until_at = ? WHERE person = ?", from, until, sam.person);
    for (const [from, until] of [
      [monday - 2 * hour, monday],
      [monday + 2 * hour + 1, monday + 5 * hour],
    ] as const) {
      turn(from, until);
      expect(await evening.asking()).toEqual([]);
      expect(await wordOf(await evening.certify(body))).toBe("409 notOnYourShift");
    }
    turn(monday + 2 * hour, monday + 5 * hour);
    expect(await evening.asking()).toHaveLength(1);
    expect((await evening.certify(body)).status).toBe(200);
  }));

test("N16: nobody for whom no turn is planned, who is paused, takes no chats, or is the lead themself", () =>
  onEvening(async (evening) => {
    const { desk, sam, morgan } = evening;
    const body = await evening.certifying();
    const refused = async (word: string, posted: object = body) => {
      expect(await evening.asking()).toEqual([]);
      expect(await wordOf(await evening.certify(posted))).toBe(word);
    };
    desk.sql.exec("UPDATE person_roles SET role = 'safeguardingLead' WHERE person = ?", sam.person);
    await refused("409 notOnYourShift");
    desk.sql.exec("UPDATE person_roles SET role = 'counsellor' WHERE person = ?", sam.person);
    desk.sql.exec("UPDATE people SET paused_at = 1 WHERE id = ?", sam.person);
    await refused("409 personPaused");
    desk.sql.exec("UPDATE people SET paused_at = NULL WHERE id = ?", sam.person);
    desk.sql.exec("DELETE FROM assignments WHERE person = ?", sam.person);
    await refused("409 notOnYourShift");
    desk.sql.exec("INSERT INTO person_roles (person, role) VALUES (?, 'counsellor')", morgan.person);
    desk.sql.exec("UPDATE device_requests SET person = ?", morgan.person);
    await refused("409 notOnYourShift", { ...(await evening.certifying({ alias: "Morgan" })), person: morgan.person });
  }));

test("N16: a browser that did not ask, or asked too long ago, or was revoked, is not certified", () =>
  onEvening(async (evening) => {
    const { desk, sam } = evening;
    const body = await evening.certifying();
    const other = { ...body, receivingKey: "A".repeat(43) };
    expect(await wordOf(await evening.certify(other))).toBe("404 requestUnknown");
    const old = { ...body, signingKey: sam.keys.publicKey };
    expect(await wordOf(await evening.certify(old))).toBe("404 requestUnknown");
    desk.sql.exec("UPDATE devices SET revoked_at = 1 WHERE person = ?", sam.person);
    expect(await wordOf(await evening.certify(old))).toBe("409 deviceRevoked");
    desk.sql.exec("UPDATE device_requests SET ends_at = ?", monday);
    expect(await evening.asking()).toEqual([]);
    expect(await wordOf(await evening.certify(body))).toBe("404 requestUnknown");
  }));

test("N16: no renewal makes it more than an evening; a coordinator's own certificate does", () =>
  onEvening(async (evening) => {
    const { alex, asks, sam, morgan, post } = evening;
    expect(await wordOf(await post("devices/certify", await evening.certifying()))).toBe("422 certificateDoesNotFit");
    await evening.certify(await evening.certifying());
    const renew = async (by: Browser) => {
      const { chain } = await evening.certifying({ until: monday + 60 * hour }, by);
      const devices = [{ signingKey: asks.publicKey, chain }];
      return Renewed.parse(await (await post("devices/renew", { devices, revocation: null })).json()).renewed;
    };
    expect(await renew(alex)).toBe(0);
    expect(await renew(morgan)).toBe(0);
    const permanent = await evening.certifying({ until: monday + 60 * hour }, alex);
    const shown = await shownIn(await post("devices/certify", permanent));
    const device = shown.devices.find(({ signingKey }) => signingKey === asks.publicKey);
    expect(device).toMatchObject({ certifiedUntil: monday + 60 * hour, chain: permanent.chain });
    expect(audited(evening).at(-1)).toMatchObject({ action: "deviceCertified", subject: sam.person });
  }));

test("N16: when the lead's browser is revoked, what it certified is off duty at once", () =>
  onEvening(async (evening) => {
    const { alex, morgan, post } = evening;
    await evening.certify(await evening.certifying());
    expect((await dutyOf(evening)).pass).not.toBeNull();
    const list = await makeList(alex, 1, [morgan.keys.publicKey]);
    await shownIn(await post("devices/revoke", { person: morgan.person, ...list }));
    expect((await dutyOf(evening)).pass).toBeNull();
  }));
