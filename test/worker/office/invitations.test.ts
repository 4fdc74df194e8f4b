/** Invitations and sign-in links: only what a coordinator's own browser certified, once, and not for long. */
import { expect, test } from "vitest";
import type { Role } from "../../../shared/certificates.ts";
import { invitationMs, openInvitationsMost } from "../../../shared/limits.ts";
import {
  atHarbour,
  audited,
  type Browser,
  type Harbour,
  makeLink,
  makeList,
  shownIn,
  signIn,
  somebodyNew,
  wordOf,
} from "./coordinating.ts";
import { hour, joinBody, makeKeys, minute, monday } from "./staff.ts";

const roles: readonly [Role, ...Role[]] = ["counsellor", "supervisor"];
const invited = async (by: Pick<Browser, "chain" | "keys">, changed: Parameters<typeof makeLink>[2] = {}) => {
  const made = await makeLink(by, roles, changed);
  return { ...made, body: { ...somebodyNew, roles, ...made.body } };
};

const peopleNow = async (harbour: Harbour) => (await harbour.people()).people.length;

test("N8: an invited person is there with an open invitation, and comes in with it once", () =>
  atHarbour(async (harbour) => {
    const { body, link } = await invited(harbour.alex);
    const priya = await shownIn(await harbour.post("people/invite", body));
    expect(priya).toMatchObject({ alias: "Priya", roles, state: "invited", revision: 1, devices: [] });
    expect(priya.invitations).toEqual([
      { tokenHash: body.tokenHash, kind: "invitation", state: "pending", madeAt: monday, endsAt: body.endsAt },
    ]);
    expect(audited(harbour).at(-1)).toMatchObject({ action: "personInvited", subject: priya.id });
    await signIn(harbour.desk, priya.id, link, "Priya", body.chain, { also: ["supervisor"] });
    const there = await harbour.personOf(priya.id);
    expect(there).toMatchObject({ state: "active", sessions: 1, invitations: [{ state: "used" }] });
    expect(there.devices[0]?.roles).toEqual(roles);
    const again = await harbour.desk.post("join", await joinBody(link, "Priya"));
    expect(await wordOf(again)).toBe("410 linkUsed");
  }));

test("N8: the organisation's own key may invite, as on the first coordinator's device", () =>
  atHarbour(async (harbour) => {
    const { body } = await invited({ chain: [], keys: harbour.organisation });
    expect((await harbour.post("people/invite", body)).status).toBe(200);
  }));

test.each<[string, (harbour: Harbour) => Promise<{ body: object }>]>([
  ["signed by a key nobody certified", async ({ alex }) => invited({ chain: alex.chain, keys: await makeKeys() })],
  ["under another organisation", async () => invited({ chain: [], keys: await makeKeys() })],
  ["signed by a counsellor's browser", async ({ sam }) => invited(sam)],
  ["of a kind that is no invitation", async ({ alex }) => invited(alex, { kind: "device" })],
  ["with one role more", async ({ alex }) => invited(alex, { also: ["supervisor", "coordinator"] })],
  ["with one role fewer", async ({ alex }) => invited(alex, { also: undefined as never })],
  ["with other roles", async ({ alex }) => invited(alex, { role: "coordinator" })],
  ["that insists on another name", async ({ alex }) => invited(alex, { alias: "Sam" })],
  ["that receives like a device", async ({ alex }) => invited(alex, { receivingKey: "A".repeat(43) })],
  ["that has not begun", async ({ alex }) => invited(alex, { from: monday + hour })],
  ["that has ended", async ({ alex }) => invited(alex, { until: monday })],
  ["of more than 72 hours", async ({ alex }) => invited(alex, { until: monday + invitationMs + 6 * minute })],
  ["with a header that leads elsewhere", async ({ alex }) => invited(alex, { header: { kid: "https://a.test" } })],
  ["that calls itself something else", async ({ alex }) => invited(alex, { header: { typ: "JWT" } })],
])("N8: an invitation %s is refused, and nobody is added", (_, make) =>
  atHarbour(async (harbour) => {
    const { body } = await make(harbour);
    expect(await wordOf(await harbour.post("people/invite", body))).toBe("422 invitationRefused");
    expect(await peopleNow(harbour)).toBe(2);
  }),
);

test.each<[string, (body: { chain: readonly string[]; endsAt: number }) => object]>([
  ["a link that lasts longer than its certificate", ({ endsAt }) => ({ endsAt: endsAt + 1 })],
  ["a link that has ended already", () => ({ endsAt: monday })],
  ["a chain without its beginning", ({ chain }) => ({ chain: chain.slice(1) })],
  ["a chain without its end", ({ chain }) => ({ chain: chain.slice(0, -1) })],
  ["a chain in another order", ({ chain }) => ({ chain: chain.toReversed() })],
  ["a chain with a link twice", ({ chain }) => ({ chain: [...chain, ...chain.slice(-1)] })],
])("N8: %s is refused", (_, change) =>
  atHarbour(async (harbour) => {
    const { body } = await invited(harbour.alex);
    expect(await wordOf(await harbour.post("people/invite", { ...body, ...change(body) }))).toBe(
      "422 invitationRefused",
    );
  }),
);

test("N8: a chain that leaves no room for the browser's own certificate is refused", () =>
  atHarbour(async (harbour) => {
    const { alex } = harbour;
    const deeper = await makeLink(alex, ["coordinator"]);
    const priya = { ...somebodyNew, roles: ["coordinator"], ...deeper.body };
    const { id } = await shownIn(await harbour.post("people/invite", priya));
    const browser = await signIn(harbour.desk, id, deeper.link, "Priya", deeper.body.chain);
    expect(browser.chain).toHaveLength(4);
    const { body } = await invited(browser);
    expect(await wordOf(await harbour.post("people/invite", body, browser))).toBe("400 malformed");
  }));

test("N8: what another coordinator's browser signed is not taken from me", () =>
  atHarbour(async (harbour) => {
    const { sam, desk, alex } = harbour;
    desk.sql.exec("INSERT INTO person_roles (person, role) VALUES (?, 'coordinator')", sam.person);
    const { body } = await invited(alex);
    expect(await wordOf(await harbour.post("people/invite", body, sam))).toBe("422 invitationRefused");
  }));

test("N8: a revoked browser invites nobody, even where its sign-in was left over", () =>
  atHarbour(async (harbour) => {
    harbour.desk.sql.exec("UPDATE devices SET revoked_at = 1 WHERE person = ?", harbour.alex.person);
    const { body } = await invited(harbour.alex);
    expect(await wordOf(await harbour.post("people/invite", body))).toBe("422 invitationRefused");
  }));

test("N8: the same token is not taken twice", () =>
  atHarbour(async (harbour) => {
    const { body } = await invited(harbour.alex);
    await shownIn(await harbour.post("people/invite", body));
    expect(await wordOf(await harbour.post("people/invite", body))).toBe("422 invitationRefused");
    expect(await peopleNow(harbour)).toBe(3);
  }));

test("N8: only so many invitations are open at once; one that is taken back makes room", () =>
  atHarbour(async (harbour) => {
    const { desk, alex, sam } = harbour;
    for (let n = 0; n < openInvitationsMost; n++) {
      desk.sql.exec(
        "INSERT INTO sign_in_links (token_hash, person, chain, ends_at) VALUES (?, ?, '[]', ?)",
        ...[`${n}`.padStart(43, "A"), sam.person, monday + hour],
      );
    }
    const { body } = await invited(alex);
    expect(await wordOf(await harbour.post("people/invite", body))).toBe("409 tooManyInvitations");
    expect(await peopleNow(harbour)).toBe(2);
    await shownIn(await harbour.post("people/link/revoke", { person: sam.person, tokenHash: "0".padStart(43, "A") }));
    expect((await harbour.post("people/invite", body)).status).toBe(200);
  }));

test("N9: a new link replaces those that were open, and lets one more browser in", () =>
  atHarbour(async (harbour) => {
    const { sam, alex, desk } = harbour;
    const [first, second] = [await makeLink(alex, ["counsellor"]), await makeLink(alex, ["counsellor"])];
    await shownIn(await harbour.post("people/link", { person: sam.person, kind: "signIn", ...first.body }));
    const shown = await shownIn(
      await harbour.post("people/link", { person: sam.person, kind: "signIn", ...second.body }),
    );
    expect(shown.invitations.filter(({ state }) => state === "pending")).toMatchObject([
      { tokenHash: second.body.tokenHash, kind: "signIn" },
    ]);
    expect(await wordOf(await desk.post("join/look", { token: first.link.token }))).toBe("410 linkEnded");
    await signIn(desk, sam.person, second.link, "Sam", second.body.chain);
    expect((await harbour.personOf(sam.person)).devices).toHaveLength(2);
  }));

test("N9: a link that is not for the person's roles is refused, and older ones stay open", () =>
  atHarbour(async (harbour) => {
    const { sam, alex } = harbour;
    const first = await makeLink(alex, ["counsellor"]);
    await shownIn(await harbour.post("people/link", { person: sam.person, kind: "signIn", ...first.body }));
    const wrong = await makeLink(alex, ["coordinator"]);
    const answer = await harbour.post("people/link", { person: sam.person, kind: "invitation", ...wrong.body });
    expect(await wordOf(answer)).toBe("422 invitationRefused");
    expect((await harbour.desk.post("join/look", { token: first.link.token })).status).toBe(200);
  }));

test("N9: whoever is paused or has left gets no link, and a link given before opens nothing", () =>
  atHarbour(async (harbour) => {
    const { sam, alex, desk } = harbour;
    const given = await makeLink(alex, ["counsellor"]);
    await shownIn(await harbour.post("people/link", { person: sam.person, kind: "signIn", ...given.body }));
    const next = await makeLink(alex, ["counsellor"]);
    for (const [column, refused, looked] of [
      ["paused_at", "409 personPaused", "403 paused"],
      ["left_at", "409 personLeft", "410 linkEnded"],
    ]) {
      desk.sql.exec(`UPDATE people SET ${column} = 1 WHERE id = ?`, sam.person);
      const answer = await harbour.post("people/link", { person: sam.person, kind: "signIn", ...next.body });
      expect(await wordOf(answer)).toBe(refused);
      expect(await wordOf(await desk.post("join/look", { token: given.link.token }))).toBe(looked);
      desk.sql.exec(`UPDATE people SET ${column} = NULL WHERE id = ?`, sam.person);
    }
  }));

test("N9: a link is taken back once, and only by the name of the person it is for", () =>
  atHarbour(async (harbour) => {
    const { body, link } = await invited(harbour.alex);
    const { id } = await shownIn(await harbour.post("people/invite", body));
    const { tokenHash } = body;
    const take = (person: string, hash = tokenHash) => harbour.post("people/link/revoke", { person, tokenHash: hash });
    expect(await wordOf(await take(harbour.sam.person))).toBe("409 linkNotOpen");
    expect(await wordOf(await take(id, "A".repeat(43)))).toBe("409 linkNotOpen");
    expect((await shownIn(await take(id))).invitations).toMatchObject([{ state: "revoked" }]);
    expect(await wordOf(await take(id))).toBe("409 linkNotOpen");
    expect(await wordOf(await harbour.desk.post("join", await joinBody(link, "Priya")))).toBe("410 linkEnded");
    harbour.desk.now = body.endsAt;
    expect(await wordOf(await take(id))).toBe("401 noSession");
  }));

test("N9: revoking a coordinator's browser ends the open links it made", () =>
  atHarbour(async (harbour) => {
    const { alex, sam, organisation } = harbour;
    const { body } = await invited(alex);
    const { id } = await shownIn(await harbour.post("people/invite", body));
    const list = await makeList({ chain: [], keys: organisation }, 1, [sam.keys.publicKey]);
    await shownIn(await harbour.post("devices/revoke", { person: sam.person, ...list }));
    expect((await harbour.personOf(id)).invitations[0]?.state).toBe("pending");
    const other = await makeList({ chain: [], keys: organisation }, 2, [sam.keys.publicKey, alex.keys.publicKey]);
    const answer = await shownIn(await harbour.post("devices/revoke", { person: alex.person, ...other }));
    expect(answer.sessions).toBe(0);
    const state = harbour.desk.sql.exec("SELECT revoked_at FROM sign_in_links WHERE person = ?", id).one();
    expect(state.revoked_at).toBe(monday);
  }));
