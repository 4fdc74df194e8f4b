/** Requests no page of ours would send: each gets one sentence, and nothing changes. */
import { expect, test } from "vitest";
import { requestBodyBytes } from "../../../shared/limits.ts";
import { atDesk, type Desk, invite, joinBody, type Link, makeKeys, problemOf } from "./staff.ts";

const organisation = await makeKeys();
const { person, link } = await invite(organisation, "Sam");

const withDesk = (act: (desk: Desk, link: Link) => Promise<void>) =>
  atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, (desk) => act(desk, link));

test.each([
  ["no body", undefined],
  ["not JSON", "token"],
  ["half of JSON", '{"token":'],
  ["a number", "1"],
  ["null", "null"],
  ["a list", "[]"],
  ["nothing in it", {}],
  ["a token too short", { token: "A".repeat(42) }],
  ["a token that is not base64url", { token: `${"A".repeat(42)}+` }],
  ["a token that is a list", { token: ["A".repeat(43)] }],
  ["a field too many", { token: "A".repeat(43), admin: true }],
])("looking with %s is malformed", (_, body) =>
  withDesk(async (desk) => {
    expect(await problemOf(await desk.post("join/look", body))).toBe("400 malformed");
  }),
);

test.each([
  ["an empty alias", ""],
  ["an alias of spaces", "   "],
  ["an alias with spaces around it", " Sam "],
  ["an alias too long", "S".repeat(41)],
  ["an alias of two lines", "Sam\nPriya"],
  ["an alias that turns text around", "Sam\u202e"],
])("joining with %s is malformed, and the link stays fresh", (_, alias) =>
  withDesk(async (desk, fresh) => {
    expect(await problemOf(await desk.post("join", await joinBody(fresh, alias)))).toBe("400 malformed");
    expect((await desk.post("join/look", { token: fresh.token })).status).toBe(200);
  }),
);

test.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""])(
  "a body that calls itself '%s' is malformed",
  (type) =>
    withDesk(async (desk, { token }) => {
      expect(await problemOf(await desk.post("join/look", { token }, { type }))).toBe("400 malformed");
    }),
);

test("bytes that are not UTF-8 are malformed", () =>
  withDesk(async (desk) => {
    const request = desk.post("join/look", "\u{d800}");
    expect(await problemOf(await request)).toBe("400 malformed");
  }));

test("a body of the longest length is read, and one byte more is too large", () =>
  withDesk(async (desk, { token }) => {
    const text = JSON.stringify({ token });
    const longest = `${text}${" ".repeat(requestBodyBytes - text.length)}`;
    expect((await desk.post("join/look", longest)).status).toBe(200);
    expect(await problemOf(await desk.post("join/look", `${longest} `))).toBe("413 tooLarge");
  }));

test("a certificate of enormous length is malformed", () =>
  withDesk(async (desk, fresh) => {
    const body = await joinBody(fresh, "Sam", { posted: { certificate: `a.b.${"A".repeat(8000)}` } });
    expect(await problemOf(await desk.post("join", body))).toBe("400 malformed");
  }));

test.each([
  ["GET", "join"],
  ["GET", "sign-out"],
  ["POST", "me"],
  ["DELETE", "duty"],
  ["GET", "nothing"],
])("%s %s is nothing the Office knows", (method, path) =>
  withDesk(async (desk) => {
    const answer = method === "POST" ? await desk.post(path, {}) : await desk.get(path);
    expect(await problemOf(answer)).toMatch(/^(404 notFound|401 noSession)$/);
  }),
);
