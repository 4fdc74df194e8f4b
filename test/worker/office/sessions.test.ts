/** Sessions: how they are asked for, how long they live, and how they end. */
import { expect, test } from "vitest";
import { SessionId } from "../../../shared/ids.ts";
import { largeBodyBytes, requestBodyBytes, sessionIdleMs, sessionMs } from "../../../shared/limits.ts";
import { MeAnswer } from "../../../shared/staff-interface.ts";
import { sessionOfId } from "../../../worker/office/sessions.ts";
import { sessionCookie } from "../../../worker/session-cookie.ts";
import { atDesk, type Desk, invite, makeKeys, minute, monday, problemOf } from "./staff.ts";

const organisation = await makeKeys();

async function signedIn(act: (desk: Desk, cookie: string) => Promise<void>): Promise<void> {
  const { person, link } = await invite(organisation, "Sam");
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, async (desk) =>
    act(desk, await desk.signIn(link, "Sam")),
  );
}

const sessionId = ({ sql }: Desk) => SessionId.parse(sql.exec<{ id: string }>("SELECT id FROM sessions").one().id);

const secretIn = (cookie: string) => /=([^.]*)\./.exec(cookie)?.[1] ?? "";

test("whoever is signed in is told who they are and until when", () =>
  signedIn(async (desk, cookie) => {
    const answer = await desk.get("me", cookie);
    const me = MeAnswer.parse(await answer.json());
    expect(me.person).toMatchObject({ alias: "Sam" });
    expect(me.sessionEnds).toBe(monday + sessionMs);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  }));

test.each([
  ["no cookie", () => undefined],
  ["an empty cookie", () => "__Host-session="],
  ["a made-up secret", () => `__Host-session=${"A".repeat(43)}.${"A".repeat(43)}`],
  ["a secret without the tag that says we gave it", (cookie: string) => cookie.split(".")[0]],
  ["a tag that we gave with another secret", (cookie: string) => cookie.replace(/=[^.]*/, `=${"A".repeat(43)}`)],
  ["a cookie that another service gave", (cookie: string) => sessionCookie("another key", secretIn(cookie))],
  ["the cookie under another name", (cookie: string) => cookie.replace("__Host-", "")],
  ["two sessions in one request", (cookie: string) => `${cookie}; ${cookie}`],
])("%s is no session", (_, send) =>
  signedIn(async (desk, cookie) => {
    for (const path of ["me", "duty"])
      expect(await problemOf(await desk.get(path, send(cookie)))).toBe("401 noSession");
  }),
);

test("the id of a session, which passes name, does not open anything", () =>
  signedIn(async (desk) => {
    for (const made of [`__Host-session=${sessionId(desk)}`, sessionCookie("k".repeat(43), sessionId(desk))])
      expect(await problemOf(await desk.get("me", made))).toBe("401 noSession");
  }));

test("A6: without a living session nothing of a body is read, and a route without a body reads none", () =>
  signedIn(async (desk, cookie) => {
    const post = async (path: string, headers: Record<string, string> = {}) => {
      let read = 0;
      const pull = (stream: ReadableStreamDefaultController<Uint8Array>) => {
        read++;
        stream.enqueue(new Uint8Array(1024));
        if (read === 300) stream.close();
      };
      const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
      const answer = await desk.raw(path, { method: "POST", body, headers });
      return [answer.status, read];
    };
    for (const path of ["people/import", "devices/certify", "account/sessions/end"]) {
      expect(await post(path)).toEqual([401, 0]);
      expect(await post(path, { cookie: `${cookie}A` })).toEqual([401, 0]);
    }
    expect(await post("sign-in/begin")).toEqual([200, 0]);
    // Whose session lives sends as much as the route takes, and not more.
    expect(await post("people/import", { cookie })).toEqual([413, largeBodyBytes / 1024 + 1]);
    expect(await post("account/sessions/end", { cookie })).toEqual([413, requestBodyBytes / 1024 + 1]);
    desk.now += sessionIdleMs;
    expect(await post("people/import", { cookie })).toEqual([401, 0]);
  }));

test("half an hour without a sign of life ends a session, and every sign of life puts that off", () =>
  signedIn(async (desk, cookie) => {
    for (let asked = 0; asked < 5; asked++) {
      desk.now += sessionIdleMs - minute;
      expect((await desk.get("duty", cookie)).status).toBe(200);
    }
    desk.now += sessionIdleMs;
    expect(await problemOf(await desk.get("duty", cookie))).toBe("401 noSession");
    desk.now -= 1;
    expect((await desk.get("duty", cookie)).status).toBe(200);
  }));

test("asking by the session's id is a sign of life too", () =>
  signedIn(async (desk, cookie) => {
    desk.now += sessionIdleMs - minute;
    expect(sessionOfId(desk.sql, sessionId(desk), desk.now)?.person).toBeDefined();
    desk.now += sessionIdleMs - minute;
    expect((await desk.get("me", cookie)).status).toBe(200);
  }));

test("twelve hours end a session, however lively", () =>
  signedIn(async (desk, cookie) => {
    const end = desk.now + sessionMs;
    for (; desk.now < end; desk.now += 10 * minute) expect((await desk.get("me", cookie)).status).toBe(200);
    expect(await problemOf(await desk.get("me", cookie))).toBe("401 noSession");
    expect(sessionOfId(desk.sql, sessionId(desk), desk.now)).toBeUndefined();
  }));

test("a console that asks every ten seconds costs one written row a minute", () =>
  signedIn(async (desk, cookie) => {
    const before = desk.sql.exec("SELECT total_changes() AS changes").one().changes;
    for (let second = 10; second <= 600; second += 10) {
      desk.now = monday + second * 1000;
      await desk.get("duty", cookie);
    }
    const after = desk.sql.exec("SELECT total_changes() AS changes").one().changes;
    expect(Number(after) - Number(before)).toBe(10);
  }));

test("signing out ends the session, takes the cookie back and tells the Switchboard", () =>
  signedIn(async (desk, cookie) => {
    const id = sessionId(desk);
    const answer = await desk.post("sign-out", undefined, { cookie });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("set-cookie")).toBe(
      "__Host-session=; Secure; HttpOnly; SameSite=Strict; Path=/; Max-Age=0",
    );
    expect(desk.revoked).toEqual([id]);
    expect(await problemOf(await desk.get("me", cookie))).toBe("401 noSession");
    expect(sessionOfId(desk.sql, id, desk.now)).toBeUndefined();
  }));

test("signing out without a session, or twice, leaves everybody else alone", () =>
  signedIn(async (desk, cookie) => {
    expect((await desk.post("sign-out")).status).toBe(204);
    expect((await desk.get("me", cookie)).status).toBe(200);
    await desk.post("sign-out", undefined, { cookie });
    expect((await desk.post("sign-out", undefined, { cookie })).status).toBe(204);
    expect(desk.revoked).toHaveLength(1);
  }));

test("one person may be signed in on two devices, and signing out ends one of them", async () => {
  const [one, other] = [await invite(organisation, "Sam"), await invite(organisation, "Sam")];
  const people = [one.person, { ...other.person, id: one.person.id }];
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people }, async (desk) => {
    const [laptop, phone] = [await desk.signIn(one.link, "Sam"), await desk.signIn(other.link, "Sam")];
    expect(laptop).not.toBe(phone);
    await desk.post("sign-out", undefined, { cookie: laptop });
    expect((await desk.get("me", laptop)).status).toBe(401);
    expect((await desk.get("me", phone)).status).toBe(200);
  });
});

test("sessions that are over are forgotten when somebody signs in", async () => {
  const [sam, priya] = [await invite(organisation, "Sam"), await invite(organisation, "Priya")];
  const people = [sam.person, priya.person];
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people }, async (desk) => {
    await desk.signIn(sam.link, "Sam");
    desk.now += sessionIdleMs;
    await desk.signIn(priya.link, "Priya");
    expect(desk.sql.exec("SELECT person FROM sessions").toArray()).toEqual([{ person: priya.person.id }]);
  });
});
