/** A13: every request to the Office is one row of the table, and the table is all that decides. */
import { expect, test } from "vitest";
import { Role } from "../../../shared/certificates.ts";
import { type Action, mayDo, permissions } from "../../../shared/permissions.ts";
import { routes } from "../../../worker/office/staff-routes.ts";
import { atDesk, type Desk, invite, makeKeys, problemOf } from "./staff.ts";

const organisation = await makeKeys();

/** Somebody of every role, signed in without a passkey, where that is allowed; and nobody. */
async function withEverybody(
  act: (desk: Desk, people: readonly { roles: readonly Role[] | null; cookie: string | undefined }[]) => Promise<void>,
): Promise<void> {
  const invited = await Promise.all(Role.options.map((role) => invite(organisation, role, { role })));
  const people = invited.map(({ person }) => person);
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people }, async (desk) => {
    const signedIn = [];
    for (const { person, link } of invited)
      signedIn.push({ roles: [person.role], cookie: await desk.signIn(link, person.alias) });
    await act(desk, [{ roles: null, cookie: undefined }, ...signedIn]);
  });
}

const ask = (desk: Desk, { method, path }: (typeof routes)[number], cookie: string | undefined) =>
  method === "GET" ? desk.get(path, cookie) : desk.post(path, {}, { cookie });
const written = ({ sql }: Desk) => Number(sql.exec("SELECT total_changes() AS n").one().n);
/** Ends the very session that asks, so it comes last. */
const signOut = routes.filter(({ path }) => path === "sign-out");
const inOrder = [...routes.filter(({ path }) => path !== "sign-out"), ...signOut];

test("A13: every route lets in whom its permission names, and nobody else", () =>
  withEverybody(async (desk, people) => {
    for (const { roles, cookie } of people) {
      for (const route of inOrder) {
        const answer = await ask(desk, route, cookie);
        const told = answer.ok ? `${answer.status}` : ((await answer.json()) as { type: string }).type;
        const letIn = told !== "noSession" && told !== "notAllowed";
        expect([route.method, route.path, roles, letIn]).toEqual([
          ...[route.method, route.path, roles, mayDo(route.action, roles)],
        ]);
        if (!letIn) expect(told).toBe(roles === null ? "noSession" : "notAllowed");
      }
    }
  }));

test("A13: reading writes nothing, whoever reads", () =>
  withEverybody(async (desk, people) => {
    const before = written(desk);
    for (const { cookie } of people)
      for (const route of routes) if (route.method === "GET") await ask(desk, route, cookie);
    expect(written(desk)).toBe(before);
  }));

test("A13: strangers write no row, whatever they ask and however often", () =>
  withEverybody(async (desk) => {
    const before = written(desk);
    const token = "A".repeat(43);
    const bodies = [{}, { token }, { code: "0000-0000-0000-0000" }, { token, alias: "Sam" }, undefined];
    for (const { path } of routes.filter(({ method }) => method === "POST"))
      for (const body of bodies) await desk.post(path, body);
    expect(written(desk)).toBe(before);
  }));

test("A13: no two routes are one, and no permission is without a route", () => {
  const names = routes.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(names).size).toBe(names.length);
  const used = new Set<Action>(routes.map(({ action }) => action));
  expect(Object.keys(permissions).filter((action) => ![...used].some((other) => other === action))).toEqual([]);
});

test("A13: what is open to anybody is this, and nothing was added to it by mistake", () => {
  const open = routes.filter(({ action }) => permissions[action].allowed === "anybody");
  expect(open.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
    "GET setup",
    "POST join",
    "POST join/look",
    "POST recover",
    "POST recover/begin",
    "POST setup",
    "POST setup/begin",
    "POST sign-in",
    "POST sign-in/begin",
    "POST sign-out",
  ]);
});

test("A13: the wrong method, or an address besides these, is nothing", () =>
  withEverybody(async (desk, [, someone]) => {
    const cookie = someone?.cookie;
    for (const path of ["", "peoples", "people/", "account/passkeys/../../me", "ME", "%6de"]) {
      const answer = await desk.raw(path, { headers: cookie === undefined ? {} : { cookie } });
      expect(await problemOf(answer)).toMatch(/^(404 notFound|401 noSession)$/);
    }
    expect(await problemOf(await desk.raw("setup", { method: "PUT" }))).toBe("404 notFound");
    expect(await problemOf(await desk.raw("me", { method: "DELETE" }))).toBe("404 notFound");
  }));
