/** The demo's links: what stands in them, what the Office is told, and that visitors' pages trust what comes of them. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { makeDemo, makeOrganisationKey } from "../../../serve/demo.ts";
import { linksOf, welcome } from "../../../serve/welcome.ts";
import { Certificate } from "../../../shared/certificates.ts";
import { invitationMs } from "../../../shared/limits.ts";
import { verifyChain } from "../../../web/encryption/chain.ts";
import { certify, makeDeviceKeys, portableSigner } from "../../../web/encryption/issue.ts";
import { Demo } from "../../../worker/office/demo-setting.ts";
import { certifiedDevice } from "../../../worker/office/device-certificate.ts";

const now = Date.parse("2026-11-30T14:00:00Z");
const key = await makeOrganisationKey();
const demo = await makeDemo(key, false, now);

test("the setting is what the Office parses, and holds no secret of any link", () => {
  const text = JSON.stringify(demo.setting);
  expect(Demo.parse(JSON.parse(text))).toEqual(demo.setting);
  const secrets = [key, ...Object.values(demo.fragments).flatMap((fragment) => fragment.split("."))];
  expect(secrets).toHaveLength(9);
  for (const secret of secrets) {
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(text).not.toContain(secret);
  }
});

test("everybody has a role, a limit and a token whose hash the Office knows", () => {
  const known = Object.fromEntries(demo.setting.people.map((person) => [person.alias.toLowerCase(), person]));
  expect(known.sam).toMatchObject({ role: "counsellor", chatsMost: 3, onShift: "yes" });
  expect(known.priya).toMatchObject({ role: "counsellor", chatsMost: 1, onShift: "yes" });
  expect(known.morgan).toMatchObject({ role: "supervisor", onShift: "lead" });
  expect(known.alex).toMatchObject({ role: "coordinator", onShift: "no" });
  for (const [name, fragment] of Object.entries(demo.fragments)) {
    const hash = createHash("sha256")
      .update(fragment.split(".")[0] ?? "")
      .digest("base64url");
    expect(known[name]?.link.tokenHash).toBe(hash);
  }
});

test("a device certified with a link's key is accepted by the Office and by the visitor's page alike", async () => {
  const [token, secret = ""] = demo.fragments.sam.split(".");
  expect(token).toBeDefined();
  const invitation = await portableSigner(secret);
  const keys = await makeDeviceKeys();
  const chain = demo.setting.people.find(({ alias }) => alias === "Sam")?.link.chain;
  if (invitation === undefined || keys === undefined || chain === undefined) throw new Error("no link");
  const certificate = await certify(
    invitation.sign,
    Certificate.parse({
      kind: "device",
      role: "counsellor",
      alias: "Samira",
      signingKey: keys.signingKey,
      receivingKey: keys.receivingKey,
      from: now,
      until: now + invitationMs,
    }),
  );
  const { organisationKey } = demo.setting;
  const device = await certifiedDevice(chain, certificate, { organisationKey, alias: "Samira", now });
  expect(device).toMatchObject({ signingKey: keys.signingKey, roles: ["counsellor"] });
  const root = { organisationKey, now, revoked: new Set<string>() };
  expect(await verifyChain(device?.chain ?? [], root)).toMatchObject({ alias: "Samira" });
});

test("every start has new links for the same people", async () => {
  const again = await makeDemo(key, false, now);
  expect(again.setting.start).not.toBe(demo.setting.start);
  expect(again.fragments.sam).not.toBe(demo.fragments.sam);
  expect(again.setting.people.map(({ id }) => id)).toEqual(demo.setting.people.map(({ id }) => id));
});

test("a damaged organisation key is a sentence about what to do", async () => {
  await expect(makeDemo("short", false, now)).rejects.toThrow(/--fresh/);
});

test("with --json the launcher prints one line of the agreed form", () => {
  const line = welcome(linksOf(9000, demo.fragments), {
    json: true,
    closed: false,
    at: now,
    speed: 1,
    note: "One more line.",
  });
  expect(line.indexOf("\n")).toBe(line.length - 1);
  const join = "http://localhost:9000/join#";
  expect(JSON.parse(line)).toEqual({
    ready: true,
    visitor: "http://localhost:9000/",
    coordinator: `${join}${demo.fragments.alex}`,
    supervisor: `${join}${demo.fragments.morgan}`,
    counsellors: [`${join}${demo.fragments.sam}`, `${join}${demo.fragments.priya}`],
  });
});

test("for people it says where to go, how to stop, and what is unusual", () => {
  const links = linksOf(9000, demo.fragments);
  const words = welcome(links, { json: false, closed: true, at: now, speed: 60, note: "One more line." });
  for (const link of [links.visitor, links.coordinator, links.supervisor, ...links.counsellors])
    expect(words).toContain(link);
  expect(words).toContain("Ctrl+C");
  expect(words).toContain("\nOne more line.\n");
  expect(words).toContain("Nobody is on the rota now");
  expect(words).toMatch(/Monday,? 30 November 2026/);
  const plain = welcome(links, { json: false, closed: false, at: Date.now(), speed: 1, note: "" });
  expect(plain).not.toMatch(/rota now|For the service/);
});
