/** The webhook: off until a coordinator sets it, what is sent and when, tried three times, and never a word about anybody. */
import { expect, test } from "vitest";
import { webhookLookEveryMs, webhookRowsMost, webhookTriesAfterMs } from "../../../shared/limits.ts";
import { planOf } from "../../../shared/rota/plan.ts";
import { type SendResult, type WebhookMessage, WebhookSet, WebhookShown } from "../../../shared/webhook-interface.ts";
import { doWhatIsDue } from "../../../worker/office/alarm.ts";
import { nextJudging } from "../../../worker/office/watching/judged.ts";
import { nextTelling } from "../../../worker/office/watching/telling.ts";
import { queue } from "../../../worker/office/watching/webhook-rows.ts";
import { audited } from "./coordinating.ts";
import { harbourLine, type Planning, planning, shift, turn } from "./planning.ts";
import { hour, minute, monday, problemOf } from "./staff.ts";

const address = "https://hooks.harbour.example/warnings";
const gap = shift("2026-12-01T12:00", "2026-12-01T15:00", { published: true });
const gapSays = { kind: "gap", line: "harbour", from: "2026-12-01T12:00:00.000Z", until: "2026-12-01T15:00:00.000Z" };

interface Hooked extends Planning {
  /** The alarm rings: what was sent because of it. */
  ring(now: number, result?: SendResult): Promise<readonly WebhookMessage[]>;
  shown(): Promise<WebhookShown>;
  set(address: string | null): Promise<WebhookSet>;
}

const taken: SendResult = { is: "taken", status: 200 };

function hooked(act: (harbour: Hooked) => Promise<void>): Promise<void> {
  return planning(async (harbour, { storage }) => {
    // The test rings, and nobody else: the Office's own alarm would send to the address in earnest.
    Object.defineProperty(storage, "setAlarm", { value: async () => {} });
    harbour.keep(planOf([gap], []));
    await act({
      ...harbour,
      shown: async () => WebhookShown.parse(await (await harbour.get("webhook")).json()),
      set: async (to) => WebhookSet.parse(await (await harbour.post("webhook", { address: to })).json()),
      async ring(now, result = taken) {
        const sent: WebhookMessage[] = [];
        await doWhatIsDue(
          storage,
          { now: () => now, speed: 1 },
          {
            present: async (lines) => lines.map((line) => ({ line, people: 9, lead: true })),
            send: async (to, body) => {
              expect(to.address).toBe(address);
              sent.push(JSON.parse(body));
              return result;
            },
          },
        );
        return sent;
      },
    });
  });
}

test("off until somebody sets it: nothing is kept, nothing is sent, nothing rings", () =>
  hooked(async ({ ring, shown, desk }) => {
    expect(await shown()).toMatchObject({ address: null, last: null, waiting: 0 });
    expect(nextTelling(desk.sql, monday)).toBeNull();
    expect(await ring(monday)).toEqual([]);
    expect(desk.sql.exec("SELECT * FROM webhook_waiting").toArray()).toEqual([]);
  }));

test("the secret is told once, a new address has a new one, and the audit knows the host alone", () =>
  hooked(async (harbour) => {
    const { set, get, desk } = harbour;
    const first = await set(address);
    expect(first.secret).toMatch(/^[\w-]{43}$/);
    const text = await (await get("webhook")).text();
    expect(text).toContain(address);
    expect(text).not.toContain(first.secret);
    expect((await set(address)).secret).not.toBe(first.secret);
    expect(await set(null)).toMatchObject({ secret: null, webhook: { address: null } });
    expect(audited(harbour).at(-1)?.action).toBe("webhookChanged");
    const details = desk.sql.exec("SELECT details FROM audit WHERE action = 'webhookChanged'").toArray();
    expect(details).toEqual([
      ...Array(2).fill({ details: '{"host":"hooks.harbour.example"}' }),
      { details: '{"host":null}' },
    ]);
  }));

test("an address that is not public is refused, and the one there was stays", () =>
  hooked(async ({ set, post, shown, sam, alex }) => {
    await set(address);
    for (const bad of ["http://hooks.harbour.example/", "https://127.0.0.1/", "http://127.0.0.1:8080/"])
      expect(await problemOf(await post("webhook", { address: bad }, alex))).toBe("422 addressRefused");
    expect((await post("webhook", { address }, sam)).status).toBe(403);
    expect((await shown()).address).toBe(address);
  }));

test("each warning is sent when it begins and when it is over, once, with counts and without names", () =>
  hooked(async ({ set, ring, desk, sam, alex }) => {
    await set(address);
    const first = await ring(monday);
    expect(first).toEqual([
      { ...gapSays, event: "began", have: 0, minimum: 1 },
      {
        ...{ kind: "unpublished", event: "began", line: "harbour", have: null, minimum: null },
        ...{ from: "2026-12-07T00:00:00.000Z", until: "2026-12-14T00:00:00.000Z" },
      },
    ]);
    expect(await ring(monday + minute)).toEqual([]);
    // Three days before the week it is said again, and the gap is over because its shift is.
    const later = await ring(monday + 4 * 24 * hour);
    expect(later.map(({ kind, event }) => [kind, event])).toEqual([
      ["gap", "ended"],
      ["unpublished", "began"],
    ]);
    const said = JSON.stringify([first, later]);
    for (const secret of ["Sam", "Alex", sam.person, alex.person]) expect(said).not.toContain(secret);
    expect(desk.sql.exec("SELECT key FROM webhook_told").toArray()).toEqual([
      { key: "unpublished harbour 2026-12-07" },
    ]);
  }));

test("a change of the rota is looked at at once, and otherwise every few minutes", () =>
  hooked(async ({ set, ring, draft, desk, sam }) => {
    await set(address);
    expect(nextTelling(desk.sql, monday)).toBe(monday);
    await ring(monday);
    expect(nextTelling(desk.sql, monday)).toBe(monday + webhookLookEveryMs);
    expect(nextJudging(desk.sql, monday)).toBeNull();
    expect((await draft([{ do: "assign", assignment: turn(gap, sam) }])).status).toBe(200);
    expect(nextJudging(desk.sql, monday + minute)).toBe(monday + minute);
    await ring(monday + minute);
    expect(nextJudging(desk.sql, monday + minute)).toBeNull();
  }));

test("what is not taken is tried three times with growing pauses, in order, and then let go", () =>
  hooked(async ({ set, ring, shown, desk }) => {
    await set(address);
    const bad: SendResult = { is: "answered", status: 500 };
    const kinds = async (now: number, result?: SendResult) => (await ring(now, result)).map(({ kind }) => kind);
    expect(await kinds(monday, bad)).toEqual(["gap"]);
    expect(await shown()).toMatchObject({ last: { at: monday, result: bad }, waiting: 2 });
    const [second, third] = webhookTriesAfterMs;
    expect(await kinds(monday + second - 1, bad)).toEqual([]);
    expect(await kinds(monday + second, { is: "tooSlow" })).toEqual(["gap"]);
    expect(await kinds(monday + second + third - 1, bad)).toEqual([]);
    expect(await kinds(monday + second + third, { is: "unreachable" })).toEqual(["gap"]);
    expect(await shown()).toMatchObject({ last: { result: { is: "unreachable" } }, waiting: 1 });
    expect(await kinds(monday + second + third + 1)).toEqual(["unpublished"]);
    expect(await shown()).toMatchObject({ last: { result: taken }, waiting: 0 });
    expect(desk.sql.exec("SELECT * FROM webhook_waiting").toArray()).toEqual([]);
  }));

test("what is told while others wait for their next try is sent after them", () =>
  hooked(async ({ set, ring, desk }) => {
    await set(address);
    const [pause] = webhookTriesAfterMs;
    await ring(monday, { is: "tooSlow" });
    const later = { kind: "unstaffed", event: "began", line: harbourLine, from: null, until: null } as const;
    queue(desk.sql, { ...later, have: 0, minimum: 1 }, monday + minute / 2);
    expect(await ring(monday + pause - 1)).toEqual([]);
    const sent = await ring(monday + pause);
    expect(sent.map(({ kind }) => kind)).toEqual(["gap", "unpublished", "unstaffed"]);
  }));

test("at most so many wait, and the newest stay; another address gets none of them", () =>
  hooked(async ({ set, desk, shown }) => {
    await set(address);
    for (let number = 0; number < webhookRowsMost + 5; number++)
      queue(
        desk.sql,
        {
          ...{ kind: "gap", event: "began", line: harbourLine, from: null, until: null, have: number, minimum: 1 },
        },
        monday,
      );
    expect((await shown()).waiting).toBe(webhookRowsMost);
    const [oldest] = desk.sql.exec<{ body: string }>("SELECT body FROM webhook_waiting ORDER BY number").toArray();
    expect(JSON.parse(oldest?.body ?? "")).toMatchObject({ have: 5 });
    await set("https://other.example/");
    expect((await shown()).waiting).toBe(0);
  }));

test("a test is sent at once and says what became of it; without an address there is none", () =>
  hooked(async ({ set, post, desk, alex }) => {
    expect(await problemOf(await post("webhook/test", {}, alex))).toBe("409 noWebhook");
    await set(address);
    const answer = WebhookShown.parse(await (await post("webhook/test", {}, alex)).json());
    expect(answer.last).toEqual({ at: monday, result: { is: "taken", status: 204 } });
    expect(desk.sent).toEqual([{ address, body: expect.stringContaining('"kind":"test"') }]);
  }));
