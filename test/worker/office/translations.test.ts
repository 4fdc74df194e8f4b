/** A line's page in other languages: each only by a named sign-off, whole or not at all, and everything in the audit. */
import { expect, test } from "vitest";
import type { Line } from "../../../shared/site.ts";
import { type TranslationShown, TranslationsAnswer } from "../../../shared/translation-interface.ts";
import { goneLines, shownLines } from "../../../worker/office/lines.ts";
import { offeredLanguages } from "../../../worker/office/translations.ts";
import { atHarbour, audited, type Harbour, wordOf } from "./coordinating.ts";
import { hour, monday } from "./staff.ts";

const sentences = "s".repeat(22);
const says = {
  name: "Haven",
  topics: [{ of: "I am not sure yet", said: "Ik weet het nog niet" }],
  help: [{ number: "999", name: "Alarmnummer", about: "Als er nu iemand in gevaar is." }],
  paragraphs: ["We bewaren niets.", "We geven door wat moet."],
};
const about = { line: "harbour", language: "nl" };
const write = (harbour: Harbour, more: object = {}) =>
  harbour.post("lines/translation", { ...about, after: null, ...says, signedOffBy: null, sentences, ...more });
const sign = (harbour: Harbour, version: string, more: object = {}) =>
  harbour.post("lines/translation/sign", { ...about, version, signedOffBy: "Ada, clinical lead", sentences, ...more });
const withdraw = (harbour: Harbour, version: string) =>
  harbour.post("lines/translation/withdraw", { ...about, version });
const known = async (answer: Response): Promise<TranslationShown[]> => {
  const body = await answer.json();
  const parsed = TranslationsAnswer.safeParse(body);
  if (!parsed.success) throw new Error(`${answer.status} ${JSON.stringify(body)}`);
  return parsed.data.translations;
};
const harbourLine = ({ desk }: Harbour): Line => {
  const line = shownLines(desk.sql).find(({ slug }) => slug === "harbour");
  if (line === undefined) throw new Error("the line is gone");
  return line;
};
const languages = (harbour: Harbour) => (harbourLine(harbour).translations ?? []).map(({ language }) => language);

test("L9: a text waits, and no visitor reads it before somebody is named who signed it off", () =>
  atHarbour(async (harbour) => {
    const [written] = await known(await write(harbour));
    expect(written).toMatchObject({ language: "nl", shown: null, waiting: { version: "2026-11-30", ...says } });
    expect(harbourLine(harbour).translations).toBeUndefined();
    const [signed] = await known(await sign(harbour, "2026-11-30"));
    expect(signed).toMatchObject({
      shown: { version: "2026-11-30", signedOffBy: "Ada, clinical lead", signedOffAt: monday, sentences },
      waiting: null,
    });
    expect(harbourLine(harbour).translations).toEqual([
      { language: "nl", version: "2026-11-30", signedOffBy: "Ada, clinical lead", ...says },
    ]);
    expect(audited(harbour).slice(-2)).toMatchObject([
      { action: "translationWritten", actor: harbour.alex.person, subject: "harbour" },
      { action: "translationSignedOff", actor: harbour.alex.person, subject: "harbour" },
    ]);
  }));

test("L9: a row that points to a text which nobody signed off is on no page all the same", () =>
  atHarbour(async (harbour) => {
    await write(harbour, { signedOffBy: "Ada" });
    expect(languages(harbour)).toEqual(["nl"]);
    harbour.desk.sql.exec("UPDATE translations SET signed_off_by = NULL");
    expect(languages(harbour)).toEqual([]);
  }));

test("L10: a text is a version for good; until a new one is signed off, visitors read the one before", () =>
  atHarbour(async (harbour) => {
    await write(harbour, { signedOffBy: "Ada" });
    const newer = { paragraphs: ["We bewaren echt niets."], after: "2026-11-30" };
    const [written] = await known(await write(harbour, newer));
    expect(written).toMatchObject({
      shown: { version: "2026-11-30", ...says },
      waiting: { version: "2026-11-30.2", paragraphs: newer.paragraphs },
      newest: "2026-11-30.2",
    });
    expect(harbourLine(harbour).translations?.[0]?.paragraphs).toEqual(says.paragraphs);
    await sign(harbour, "2026-11-30.2");
    expect(harbourLine(harbour).translations?.[0]?.paragraphs).toEqual(newer.paragraphs);
    expect(harbour.desk.sql.exec("SELECT count(*) AS n FROM translations").one().n).toBe(2);
    // Its own limits have versions of their own.
    expect(harbourLine(harbour).limits.version).toBe("2026-11");
  }));

test("L10: nobody writes over what they have not seen, or signs off what does not wait", () =>
  atHarbour(async (harbour) => {
    await write(harbour, { signedOffBy: "Ada" });
    expect(await wordOf(await write(harbour))).toBe("409 changedMeanwhile");
    expect(await wordOf(await write(harbour, { after: "2026-11-29" }))).toBe("409 changedMeanwhile");
    expect(await wordOf(await sign(harbour, "2026-11-30"))).toBe("409 limitsUnknown");
    expect(await wordOf(await sign(harbour, "2026-11-31"))).toBe("409 limitsUnknown");
    expect(await wordOf(await withdraw(harbour, "2026-11-29"))).toBe("409 changedMeanwhile");
    expect(harbour.desk.sql.exec("SELECT count(*) AS n FROM translations").one().n).toBe(1);
  }));

test("L9: a language that is taken off is on no page, nothing is deleted, and it can come back", () =>
  atHarbour(async (harbour) => {
    await write(harbour, { signedOffBy: "Ada" });
    const [withdrawn] = await known(await withdraw(harbour, "2026-11-30"));
    expect(withdrawn).toMatchObject({ shown: null, waiting: null, newest: "2026-11-30" });
    expect(languages(harbour)).toEqual([]);
    expect(audited(harbour).at(-1)?.action).toBe("translationWithdrawn");
    await write(harbour, { after: "2026-11-30", signedOffBy: "Ada" });
    expect(languages(harbour)).toEqual(["nl"]);
  }));

test("L9: limits are needed in every language but the line's own, and a line in English needs no English", () =>
  atHarbour(async (harbour) => {
    expect(await wordOf(await write(harbour, { paragraphs: null }))).toBe("409 limitsMissing");
    expect(await wordOf(await write(harbour, { language: "en" }))).toBe("409 translationNotNeeded");
    harbour.desk.sql.exec(`UPDATE lines SET languages = '["nl","en"]'`);
    await write(harbour, { paragraphs: null, name: null, topics: [], help: [], signedOffBy: "Ada" });
    expect(languages(harbour)).toEqual(["nl"]);
  }));

test.each<[string, object]>([
  ["a language without sentences of ours", { language: "pt" }],
  ["a signer without a name", { signedOffBy: "" }],
  ["a signer whose name is never ending", { signedOffBy: "a".repeat(10_000) }],
  ["no word on which sentences were read", { sentences: undefined }],
  ["another field", { more: 1 }],
  ["a name that turns text around", { name: "a\u202eb" }],
  ["a number that is none", { help: [{ number: "call", name: "a", about: "b" }] }],
  ["too many topics", { topics: Array.from({ length: 100 }, () => ({ of: "a", said: "b" })) }],
  ["an empty text", { paragraphs: [] }],
])("%s is refused, and nothing is kept", (_, more) =>
  atHarbour(async (harbour) => {
    expect(await wordOf(await write(harbour, more))).toBe("400 malformed");
    expect(harbour.desk.sql.exec("SELECT count(*) AS n FROM translations").one().n).toBe(0);
  }),
);

test("a counsellor may neither write nor sign, and a line there is not has no languages", () =>
  atHarbour(async (harbour) => {
    const body = { ...about, after: null, ...says, signedOffBy: "Sam", sentences };
    expect((await harbour.post("lines/translation", body, harbour.sam)).status).toBe(403);
    expect(await wordOf(await write(harbour, { line: "other" }))).toBe("404 lineUnknown");
    expect(await wordOf(await harbour.get("lines/translations?line=other"))).toBe("404 lineUnknown");
    expect(await wordOf(await harbour.get("lines/translations?line=%22"))).toBe("400 malformed");
    expect(await known(await harbour.get("lines/translations?line=harbour"))).toEqual([]);
  }));

test("L11: one can write in the line's first language, and in another that is signed off and that the rota has", () =>
  atHarbour(async (harbour) => {
    const { sql } = harbour.desk;
    sql.exec(`UPDATE lines SET languages = '["en","nl","cy"]'`);
    const offered = (now = monday) => offeredLanguages(sql, harbourLine(harbour), now);
    sql.exec(`UPDATE people SET languages = '["nl","cy","en"]' WHERE id = ?`, harbour.sam.person);
    expect(offered()).toEqual(["en"]);
    await write(harbour, { signedOffBy: "Ada" });
    expect(offered()).toEqual(["en", "nl"]);
    // Whoever is paused, or has no shift to come, answers nobody.
    sql.exec("UPDATE people SET paused_at = 1 WHERE id = ?", harbour.sam.person);
    expect(offered()).toEqual(["en"]);
    sql.exec("UPDATE people SET paused_at = NULL WHERE id = ?", harbour.sam.person);
    expect(offered(monday + 10_000 * hour)).toEqual(["en"]);
    // Speaking a language that the line does not name is nothing that it offers.
    sql.exec(`UPDATE lines SET languages = '["en"]'`);
    expect(offered()).toEqual(["en"]);
  }));

test("L5: a line that is made anew begins without languages; one that was taken off goes on saying that in each", () =>
  atHarbour(async (harbour) => {
    const { sql } = harbour.desk;
    await write(harbour, { signedOffBy: "Ada" });
    sql.exec("UPDATE lines SET standing = 'takenOff', taken_off_at = 1");
    expect(goneLines(sql)[0]?.translations?.map(({ language }) => language)).toEqual(["nl"]);
  }));
