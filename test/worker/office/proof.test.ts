/** A6, A7: a session is a cookie and a key, and neither opens anything alone. */
import { expect, test } from "vitest";
import { clockToleranceMs, sessionMs, sharedIdleMs } from "../../../shared/limits.ts";
import { joinWithPasskey, type Owner, signInWith } from "./passkeys.ts";
import { atDesk, type Desk, invite, makeKeys, minute, monday, problemOf, proofWith } from "./staff.ts";

const organisation = await makeKeys();

async function withSam(act: (desk: Desk, sam: Owner) => Promise<void>): Promise<void> {
  const { person, link } = await invite(organisation, "Sam");
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, async (desk) =>
    act(desk, await joinWithPasskey(desk, link, "Sam")),
  );
}

/** Asks with this cookie and any proof; the helper of the desk would make an honest one. */
const asking = (desk: Desk, path: string, cookie: string, proof: string | undefined, method = "GET", body?: string) =>
  desk.raw(path, {
    method,
    headers: { cookie, "content-type": "application/json", ...(proof === undefined ? {} : { proof }) },
    ...(body === undefined ? {} : { body }),
  });
const lastSeen = ({ sql }: Desk) => sql.exec("SELECT last_seen_at FROM sessions").one().last_seen_at;

test("A6: a copied cookie opens nothing without the key of the browser it was given to, and keeps nothing alive", () =>
  withSam(async (desk, { cookie }) => {
    const thief = await makeKeys();
    desk.now += 5 * minute;
    const proof = await proofWith(thief.privateKey, { method: "GET", path: "me", now: desk.now });
    for (const sent of [undefined, "", "1.2", proof, `${desk.now}.${"A".repeat(86)}`])
      expect(await problemOf(await asking(desk, "me", cookie, sent))).toBe("401 noSession");
    expect(lastSeen(desk)).toBe(monday);
    expect((await desk.get("me", cookie)).status).toBe(200);
    expect(lastSeen(desk)).toBe(desk.now);
  }));

test("A6: a proof is for one request: method, path, query and body", () =>
  withSam(async (desk, { cookie, device }) => {
    const body = '{"session":null}';
    const honest = { method: "POST", path: "account/sessions/end", body, now: desk.now };
    const others = [
      { ...honest, method: "GET" },
      { ...honest, path: "account/device" },
      { ...honest, path: "account/sessions/end?all" },
      { ...honest, body: '{"session": null}' },
      { ...honest, body: "" },
    ];
    for (const other of others) {
      const proof = await proofWith(device.privateKey, other);
      const answer = await asking(desk, honest.path, cookie, proof, "POST", body);
      expect(await problemOf(answer)).toBe("401 noSession");
    }
    const proof = await proofWith(device.privateKey, honest);
    expect((await asking(desk, honest.path, cookie, proof, "POST", body)).status).toBe(200);
  }));

test.each([
  ["five minutes behind", -clockToleranceMs, 200],
  ["five minutes ahead", clockToleranceMs, 200],
  ["more than that behind", -clockToleranceMs - 1, 409],
  ["more than that ahead", clockToleranceMs + 1, 409],
])("A6: a clock %s is answered with %s", (_, off, status) =>
  withSam(async (desk, { cookie, device }) => {
    const proof = await proofWith(device.privateKey, { method: "GET", path: "me", now: desk.now + off });
    const answer = await asking(desk, "me", cookie, proof);
    expect(answer.status).toBe(status);
    const told = (await answer.json()) as Record<string, unknown>;
    if (status === 409) expect(told).toMatchObject({ type: "clockWrong", clock: { now: desk.now, speed: 1 } });
  }),
);

test("A6: the service's time is told to nobody whose proof is bad", () =>
  withSam(async (desk, { cookie }) => {
    const now = desk.now - 2 * clockToleranceMs;
    const proof = await proofWith((await makeKeys()).privateKey, { method: "GET", path: "me", now });
    expect(await problemOf(await asking(desk, "me", cookie, proof))).toBe("401 noSession");
  }));

test("A6: with the cookie alone one can sign out, and nothing else", () =>
  withSam(async (desk, { cookie }) => {
    expect((await asking(desk, "sign-out", cookie, undefined, "POST")).status).toBe(204);
    expect(await problemOf(await desk.get("me", cookie))).toBe("401 noSession");
  }));

test("A7: on a computer that others use a session ends after fifteen quiet minutes", () =>
  withSam(async (desk, { passkey }) => {
    const own = await signInWith(desk, passkey);
    const lent = await signInWith(desk, passkey, { posted: { shared: true } });
    desk.now += sharedIdleMs - 1;
    expect(await (await desk.get("me", lent.cookie)).json()).toMatchObject({ shared: true });
    desk.now += sharedIdleMs;
    expect(await problemOf(await desk.get("me", lent.cookie))).toBe("401 noSession");
    expect((await desk.get("me", own.cookie)).status).toBe(200);
  }));

test.each(["paused_at", "left_at"])(
  "A7: no session of somebody of whom %s is set lives, by cookie or by id",
  (column) =>
    withSam(async (desk, { cookie }) => {
      desk.sql.exec(`UPDATE people SET ${column} = ?`, desk.now);
      expect(await problemOf(await desk.get("me", cookie))).toBe("401 noSession");
      desk.sql.exec(`UPDATE people SET ${column} = NULL`);
      expect((await desk.get("me", cookie)).status).toBe(200);
    }),
);

test("A7: the day somebody was last here is a day of the organisation's, written once a day", () =>
  withSam(async (desk, { passkey }) => {
    const day = () => desk.sql.exec("SELECT last_seen_day FROM people").one().last_seen_day;
    expect(day()).toBe("2026-11-30");
    desk.now = Date.parse("2026-11-30T23:59:00Z");
    const { cookie } = await signInWith(desk, passkey);
    expect(day()).toBe("2026-11-30");
    desk.now += 2 * minute;
    await desk.get("me", cookie);
    expect(day()).toBe("2026-12-01");
  }));

test("A7: twelve hours end a session that a passkey began, too", () =>
  withSam(async (desk, { passkey }) => {
    const { cookie } = await signInWith(desk, passkey);
    for (const end = desk.now + sessionMs; desk.now < end; desk.now += 10 * minute) await desk.get("me", cookie);
    expect(await problemOf(await desk.get("me", cookie))).toBe("401 noSession");
  }));
