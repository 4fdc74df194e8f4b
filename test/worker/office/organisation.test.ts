/** The organisation's own words: changed by coordinators, by one of them at a time, and never into a zone nobody knows. */
import { expect, test } from "vitest";
import { OrganisationMeanwhile, SettingsAnswer } from "../../../shared/audit-interface.ts";
import { titleUnits, zoneUnits } from "../../../shared/limits.ts";
import { organisation } from "../../../worker/office/organisation.ts";
import { atHarbour, audited, type Harbour, wordOf } from "./coordinating.ts";

const words = { name: "Harbour Trust", zone: "Europe/Amsterdam", zoneName: "Dutch time", edition: 1 };
const change = (harbour: Harbour, more: object = {}) => harbour.post("settings/organisation", { ...words, ...more });
const kept = ({ desk }: Harbour) => organisation(desk.sql);

test("the name, the zone and what it is called are changed together; the key stays, and so do planned shifts", () =>
  atHarbour(async (harbour) => {
    const { sql } = harbour.desk;
    const shifts = () => sql.exec("SELECT from_at, until_at FROM shifts ORDER BY from_at").toArray();
    const [planned, key] = [shifts(), kept(harbour)?.key];
    const answer = SettingsAnswer.parse(await (await change(harbour)).json());
    expect(answer.organisation).toEqual({ ...words, edition: 2 });
    expect(kept(harbour)).toEqual({ name: words.name, zone: words.zone, zoneName: words.zoneName, key });
    expect(shifts()).toEqual(planned);
    const { details } = sql.exec("SELECT details FROM audit ORDER BY number DESC LIMIT 1").one();
    expect(JSON.parse(`${details}`)).toEqual({ changed: "name zone zoneName", zone: words.zone });
    expect(audited(harbour).at(-1)).toMatchObject({ action: "organisationChanged", actor: harbour.alex.person });
  }));

test("whoever comes second is told what it is now; what changes nothing is not recorded", () =>
  atHarbour(async (harbour) => {
    await change(harbour);
    const late = await change(harbour, { name: "Mine" });
    expect(late.status).toBe(409);
    expect(OrganisationMeanwhile.parse(await late.json()).organisation).toEqual({ ...words, edition: 2 });
    const rows = audited(harbour).length;
    expect((await change(harbour, { edition: 2 })).status).toBe(200);
    expect(audited(harbour)).toHaveLength(rows);
    expect(kept(harbour)?.name).toBe(words.name);
  }));

test.each<[string, object, string]>([
  ["a zone nobody knows", { zone: "Europe/Atlantis" }, "422 zoneUnknown"],
  ["no zone", { zone: "" }, "400 malformed"],
  ["a zone too long", { zone: "Z".repeat(zoneUnits + 1) }, "400 malformed"],
  ["no name", { name: "" }, "400 malformed"],
  ["a name of spaces", { name: "  " }, "400 malformed"],
  ["a name too long", { name: "N".repeat(titleUnits + 1) }, "400 malformed"],
  ["a name that turns text around", { name: "Harbour\u202e" }, "400 malformed"],
  ["no name for the time", { zoneName: "" }, "400 malformed"],
  ["a name for the time that is too long", { zoneName: "T".repeat(zoneUnits + 1) }, "400 malformed"],
  ["another key", { key: "A".repeat(43) }, "400 malformed"],
])("%s is refused, and nothing changes", (_, more, word) =>
  atHarbour(async (harbour) => {
    const before = kept(harbour);
    expect(await wordOf(await change(harbour, more))).toBe(word);
    expect(kept(harbour)).toEqual(before);
  }),
);

test("the longest words are kept", () =>
  atHarbour(async (harbour) => {
    const more = { name: "N".repeat(titleUnits), zoneName: "T".repeat(zoneUnits) };
    expect((await change(harbour, more)).status).toBe(200);
    expect(kept(harbour)).toMatchObject(more);
  }));

test("nobody but coordinators", () =>
  atHarbour(async (harbour) => {
    expect(await wordOf(await harbour.post("settings/organisation", words, harbour.sam))).toBe("403 notAllowed");
    expect(await wordOf(await harbour.desk.post("settings/organisation", words))).toBe("401 noSession");
  }));
