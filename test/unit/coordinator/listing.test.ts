/** Who is listed, and when a skill is spoken of. */
import { expect, test } from "vitest";
import { colleagueShownMs } from "../../../shared/limits.ts";
import { languagesWritten, readLanguages } from "../../../web/coordinator/people/languages.ts";
import {
  certifiedByLeads,
  dayIn,
  isStillBelieved,
  listed,
  skillState,
  wantsAttention,
} from "../../../web/coordinator/people/listing.ts";
import { alex, person, priya, sam } from "./people.ts";

const today = "2026-11-24";
const search = (text: string, filter: Parameters<typeof listed>[1]["filter"] = "everybody") =>
  listed(people, { search: text, filter, today }).map(({ alias }) => alias);

const morgan = person("Morgan", {
  state: "left",
  roles: ["supervisor"],
  languages: ["cy"],
  skills: [{ skill: "Child safeguarding", until: "2026-01-01" }],
});
const people = [sam, morgan, alex, { ...priya, languages: ["en", "cy"], state: "paused" as const }];

test.each([
  [null, "holds"],
  ["2026-11-23", "ended"],
  ["2026-11-24", "endsSoon"],
  ["2026-12-24", "endsSoon"],
  ["2026-12-25", "holds"],
] as const)("a skill until %s %s on 24 November", (until, state) => {
  expect(skillState(until, today)).toBe(state);
});

test("the list is in the order of names, without whoever left", () => {
  expect(search("")).toEqual(["Alex", "Priya", "Sam"]);
  expect(search("", "left")).toEqual(["Morgan"]);
  expect(search("", "paused")).toEqual(["Priya"]);
});

test("names, roles, languages and skills can be searched for, several words at once", () => {
  expect(search("welsh")).toEqual(["Priya"]);
  expect(search("coord")).toEqual(["Alex"]);
  expect(search("safeguarding supervisor", "left")).toEqual(["Morgan"]);
  expect(search("welsh coord")).toEqual([]);
});

test("a browser that asks and a skill that ends want attention, not of somebody who left", () => {
  expect(wantsAttention(sam, today)).toBe(false);
  expect(wantsAttention(morgan, today)).toBe(false);
  expect(wantsAttention({ ...morgan, state: "active" }, today)).toBe(true);
  const key = "A".repeat(43);
  expect(wantsAttention({ ...sam, requests: [{ signingKey: key, receivingKey: key, askedAt: 0 }] }, today)).toBe(true);
});

test("a day is the organisation's, not the browser's", () => {
  const at = Date.UTC(2026, 10, 24, 23, 30);
  expect(dayIn("Europe/London", at)).toBe("2026-11-24");
  expect(dayIn("Europe/Berlin", at)).toBe("2026-11-25");
});

test.each([
  ["English, Welsh", ["en", "cy"]],
  ["english; CY ,", ["en", "cy"]],
  ["en, English", ["en"]],
  ["pt-br", ["pt-BR"]],
])("%j is read as %j", (text, codes) => {
  expect(readLanguages(text)).toEqual(codes);
  expect(readLanguages(languagesWritten(codes))).toEqual(codes);
});

test.each([
  ["", { why: "none" }],
  [" , ", { why: "none" }],
  ["English and Welsh", { why: "unknown", word: "English and Welsh" }],
  ["qq", { why: "unknown", word: "qq" }],
  ["af,am,ar,az,be,bg,bn,bs,ca,cs,cy", { why: "many" }],
])("%j is not taken", (text, complaint) => {
  expect(readLanguages(text)).toEqual(complaint);
});

test("N16: browsers certified by a shift lead are told with the lead's name, until they are revoked, kept for good or long over", () => {
  const now = Date.UTC(2026, 10, 24, 18);
  const says = (more: object) => {
    const certificate = { kind: "device", role: "counsellor", alias: "Sam", from: 0, until: now + 1, ...more };
    const keys = { signingKey: "A".repeat(43), receivingKey: "B".repeat(43) };
    return `x.${Buffer.from(JSON.stringify({ ...certificate, ...keys })).toString("base64url")}.x`;
  };
  const device = (issuer: object, certifiedUntil: number, revokedAt: number | null = null) => ({
    ...{ signingKey: `${certifiedUntil}`, receivingKey: "", roles: [], alias: "Sam", addedAt: 0 },
    ...{ chain: [says(issuer), says({})], certifiedUntil, latestUntil: certifiedUntil, revokedAt },
  });
  const lead = { role: "supervisor", alias: "Morgan" };
  const devices = [
    device(lead, now + 9),
    device(lead, now + 5),
    device(lead, now),
    device(lead, now - colleagueShownMs),
    device(lead, now + 7, now),
    device({ role: "supervisor", also: ["coordinator"] }, now + 6),
    device({ kind: "invitation", role: "supervisor", receivingKey: undefined }, now + 6),
  ];
  const told = certifiedByLeads([alex, { ...sam, devices }], now);
  expect(told.map((one) => [one.lead, one.person.alias, one.device.certifiedUntil - now, one.hasEnded])).toEqual([
    ["Morgan", "Sam", 0, true],
    ["Morgan", "Sam", 5, false],
    ["Morgan", "Sam", 9, false],
  ]);
});

test("a browser that ended here is still believed elsewhere until it is on the list, or its certificate ends", () => {
  const now = 1_000;
  const lost = {
    ...{ signingKey: "lost", receivingKey: "", roles: [], alias: "Sam", chain: [], addedAt: 0 },
    ...{ certifiedUntil: now, latestUntil: now + 1, revokedAt: now - 1 },
  };
  expect(isStillBelieved(lost, new Set(["another"]), now)).toBe(true);
  expect(isStillBelieved(lost, new Set(["lost"]), now)).toBe(false);
  expect(isStillBelieved({ ...lost, latestUntil: now }, new Set(), now)).toBe(false);
  expect(isStillBelieved({ ...lost, revokedAt: null }, new Set(), now)).toBe(false);
});
