/** A8: the passkey once more, for one request and no other. */
import { expect, test } from "vitest";
import { StepUpNeeded } from "../../../shared/account-interface.ts";
import { challengeMs, olderSecretMs } from "../../../shared/limits.ts";
import { authenticator, type Changed, flag } from "./authenticator.ts";
import { begun, joinWithPasskey, type Owner, origin, postStepping, signInWith, stepUpWith } from "./passkeys.ts";
import { atDesk, cookieOf, type Desk, invite, makeKeys, problemOf } from "./staff.ts";

const organisation = await makeKeys();

/** Priya, a coordinator with a passkey, where passkeys are required. */
async function withPriya(act: (desk: Desk, priya: Owner) => Promise<void>): Promise<void> {
  const { person, link } = await invite(organisation, "Priya", { role: "coordinator" });
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, async (desk) => {
    desk.sql.exec("UPDATE organisation SET passkeys = 'required'");
    await act(desk, await joinWithPasskey(desk, link, "Priya"));
  });
}

const change = { passkeys: "optional" };
const rule = ({ sql }: Desk) => sql.exec("SELECT passkeys FROM organisation").one().passkeys;
async function asked(desk: Desk, cookie: string, path = "settings", body: unknown = change) {
  return StepUpNeeded.parse(await (await desk.post(path, body, { cookie })).json()).passkey;
}

test("A8: such a request is refused with a challenge for one's own passkeys, and done with the answer to it", () =>
  withPriya(async (desk, priya) => {
    const { passkey, cookie } = priya;
    const refusal = await desk.post("settings", change, { cookie });
    expect(refusal.status).toBe(403);
    const options = StepUpNeeded.parse(await refusal.json()).passkey;
    expect(options).toMatchObject({ rpId: "office", userVerification: "required" });
    expect(options.allowCredentials).toMatchObject([{ id: passkey.id, type: "public-key" }]);
    expect(rule(desk)).toBe("required");
    const { answer } = await postStepping(desk, "settings", change, priya);
    expect(answer.status).toBe(200);
    expect(rule(desk)).toBe("optional");
    expect(desk.sql.exec("SELECT action FROM audit ORDER BY number DESC").toArray()[0]).toEqual({
      action: "settingsChanged",
    });
  }));

test("A8: the session gets a new cookie; the older one counts ten seconds more, for what was under way", () =>
  withPriya(async (desk, priya) => {
    const { cookie } = await postStepping(desk, "settings", change, priya);
    expect(cookie).not.toBe(priya.cookie);
    expect((await desk.get("me", priya.cookie)).status).toBe(200);
    desk.now += olderSecretMs;
    expect(await problemOf(await desk.get("me", priya.cookie))).toBe("401 noSession");
    expect((await desk.get("me", cookie)).status).toBe(200);
  }));

test("A8: a file of people is tried without the passkey and adds nobody; adding them asks for it", () =>
  withPriya(async (desk, priya) => {
    const row = { alias: "Morgan", languages: ["en"], chatsMost: 1, trainee: false, skills: [], roles: ["counsellor"] };
    const many = () => desk.sql.exec("SELECT count(*) AS many FROM people").one().many;
    const tried = await desk.post("people/import/trial", { rows: [row] }, { cookie: priya.cookie });
    expect(await tried.json()).toEqual({ added: 1, problems: [] });
    expect(many()).toBe(1);
    expect((await asked(desk, priya.cookie, "people/import", { rows: [row] })).challenge).not.toBe("");
    expect(many()).toBe(1);
    const { answer } = await postStepping(desk, "people/import", { rows: [row] }, priya);
    expect(await answer.json()).toEqual({ added: 1, problems: [] });
    expect(many()).toBe(2);
  }));

test("A8: a pause, which cuts somebody off, and its end ask for the passkey too", async () => {
  const [priya, sam] = [
    await invite(organisation, "Priya", { role: "coordinator" }),
    await invite(organisation, "Sam", { onShift: "no" }),
  ];
  const people = [priya.person, sam.person];
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people }, async (desk) => {
    const owner = await joinWithPasskey(desk, priya.link, "Priya");
    const isPaused = () => desk.sql.exec("SELECT paused_at FROM people WHERE id = ?", sam.person.id).one().paused_at;
    let { cookie } = owner;
    for (const [revision, paused] of [
      [1, true],
      [2, false],
    ] as const) {
      const before = isPaused();
      const body = { person: sam.person.id, revision, paused };
      expect((await asked(desk, cookie, "people/pause", body)).rpId).toBe("office");
      expect(isPaused()).toBe(before);
      const { answer, ...next } = await postStepping(desk, "people/pause", body, { ...owner, cookie });
      cookie = next.cookie;
      expect(answer.status).toBe(200);
      expect(isPaused() === null).toBe(!paused);
    }
  });
});

const wrong: readonly [string, Changed][] = [
  ["made on another site", { origin: "http://other" }],
  ["made for another relying party", { rpId: "other" }],
  ["without asking who is there", { flags: flag.present }],
  ["of another ceremony", { type: "webauthn.create" }],
];
test.each(wrong)("A8: an answer %s changes nothing, not even the cookie", (_, changed) =>
  withPriya(async (desk, priya) => {
    const { answer } = await postStepping(desk, "settings", change, priya, changed);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(await problemOf(answer)).toBe("403 stepUpRefused");
    expect(rule(desk)).toBe("required");
  }),
);

test("A8: the answer to another body, another address or another session asks anew", () =>
  withPriya(async (desk, { passkey, cookie }) => {
    const other = await signInWith(desk, passkey);
    const given = [
      await asked(desk, cookie, "settings", { passkeys: "required" }),
      await asked(desk, cookie, "account/passkeys/remove", { id: passkey.id }),
      await asked(desk, other.cookie),
      (await begun(desk, "sign-in")) as Record<string, unknown>,
    ];
    for (const options of given) {
      const headers = stepUpWith(await passkey.get(options));
      const answer = await desk.post("settings", change, { cookie, headers });
      expect(StepUpNeeded.parse(await answer.json()).passkey.challenge).not.toBe(options.challenge);
    }
    expect(rule(desk)).toBe("required");
  }));

test("A8: an answer counts once, and a challenge that ended is replaced by a fresh one", () =>
  withPriya(async (desk, { passkey, cookie, device }) => {
    const headers = stepUpWith(await passkey.get(await asked(desk, cookie)));
    const done = await desk.post("settings", change, { cookie, headers });
    const newer = cookieOf(done, device.privateKey);
    desk.sql.exec("UPDATE organisation SET passkeys = 'required'");
    expect(await problemOf(await desk.post("settings", change, { cookie: newer, headers }))).toBe("403 stepUpRefused");
    const late = stepUpWith(await passkey.get(await asked(desk, newer)));
    desk.now += challengeMs;
    const answer = await desk.post("settings", change, { cookie: newer, headers: late });
    expect(StepUpNeeded.safeParse(await answer.json()).success).toBe(true);
    expect(rule(desk)).toBe("required");
  }));

test("A8: somebody else's passkey, an unknown one, and what is no answer at all confirm nothing", async () => {
  const [one, other] = [
    await invite(organisation, "Priya", { role: "coordinator" }),
    await invite(organisation, "Alex", { role: "coordinator" }),
  ];
  const people = [one.person, other.person];
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people }, async (desk) => {
    const priya = await joinWithPasskey(desk, one.link, "Priya");
    const alex = await joinWithPasskey(desk, other.link, "Alex");
    const { cookie } = priya;
    for (const passkey of [alex.passkey, await authenticator(origin)]) {
      const headers = stepUpWith(await passkey.get(await asked(desk, cookie)));
      expect(await problemOf(await desk.post("settings", change, { cookie, headers }))).toBe("403 stepUpRefused");
    }
    for (const header of ["", "%", "e30", "A"]) {
      const headers = { "step-up": header };
      expect(await problemOf(await desk.post("settings", change, { cookie, headers }))).toBe("403 stepUpRefused");
    }
  });
});

test("A8: a copied passkey confirms nothing, and coordinators are told", () =>
  withPriya(async (desk, priya) => {
    await signInWith(desk, priya.passkey);
    const { answer } = await postStepping(desk, "settings", change, priya, { counter: 1 });
    expect(await problemOf(answer)).toBe("403 stepUpRefused");
    expect(desk.sql.exec("SELECT * FROM audit WHERE action = 'passkeyCloned'").toArray()).toHaveLength(1);
  }));

test("A8: the passkey is not asked of somebody who may not do it, nor for a request that is malformed", () =>
  withPriya(async (desk, { cookie }) => {
    expect(await problemOf(await desk.post("settings", { passkeys: "never" }, { cookie }))).toBe("400 malformed");
    desk.sql.exec("UPDATE person_roles SET role = 'counsellor'");
    expect(await problemOf(await desk.post("settings", change, { cookie }))).toBe("403 notAllowed");
  }));

test("A8: roles that were taken away, or a session that ended, while the passkey was being asked do not count", () =>
  withPriya(async (desk, { passkey, cookie }) => {
    const headers = stepUpWith(await passkey.get(await asked(desk, cookie)));
    const answer = desk.post("settings", change, { cookie, headers });
    desk.sql.exec("UPDATE person_roles SET role = 'counsellor'");
    expect((await answer).status).toBeGreaterThanOrEqual(400);
    expect(rule(desk)).toBe("required");
  }));

test("A8: without a passkey nothing is asked where people may be without, and nothing is done where they may not", async () => {
  const { person, link } = await invite(organisation, "Priya", { role: "coordinator" });
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, async (desk) => {
    const cookie = await desk.signIn(link, "Priya");
    expect((await desk.post("settings", change, { cookie })).status).toBe(200);
    desk.sql.exec("UPDATE organisation SET passkeys = 'required'");
    expect(await problemOf(await desk.post("settings", change, { cookie }))).toBe("409 passkeyNeeded");
    // The first passkey is the way out of that.
    expect((await desk.post("account/passkeys/begin", undefined, { cookie })).status).toBe(200);
  });
});

test("A14: nobody asks passkeys of everybody who has none, and coordinators alone decide", async () => {
  const { person, link } = await invite(organisation, "Priya", { role: "coordinator" });
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, async (desk) => {
    const cookie = await desk.signIn(link, "Priya");
    const required = { passkeys: "required" };
    expect(await problemOf(await desk.post("settings", required, { cookie }))).toBe("409 passkeyNeeded");
    expect(await (await desk.get("settings", cookie)).json()).toMatchObject({ passkeys: "optional" });
    expect(desk.sql.exec("SELECT * FROM audit WHERE action = 'settingsChanged'").toArray()).toEqual([]);
  });
});
