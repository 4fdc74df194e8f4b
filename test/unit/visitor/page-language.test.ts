/** Which language a page comes in: whatever a browser sends in `Accept-Language`, one that the line has. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { acceptLanguageUnits } from "../../../shared/limits.ts";
import { pageLanguages } from "../../../shared/page-language.ts";
import { pickLanguage } from "../../../worker/page-language.ts";

const offered = ["en", "nl", "de", "ar"] as const;
const picked = (accept: string | null) => pickLanguage(null, accept, offered).language;

test.each<[string, string | null, string]>([
  ["no header", null, "en"],
  ["an empty one", "", "en"],
  ["one language", "nl", "nl"],
  ["a region of it", "nl-BE", "nl"],
  ["a script and a region", "ar-Arab-EG", "ar"],
  ["capital letters", "DE-de", "de"],
  ["the first of several", "ar,nl", "ar"],
  ["the heaviest", "nl;q=0.4, de;q=0.9, en;q=0.1", "de"],
  ["without a weight it weighs most", "nl;q=0.9,de", "de"],
  ["spaces and tabs", " nl\t; q=0.9 , de ;q=1.0", "de"],
  ["the first that the line has", "pt-BR,pt;q=0.9,nl;q=0.2", "nl"],
  ["none that the line has", "pt,ja", "en"],
  ["anything", "*", "en"],
  ["another one before anything", "*;q=0.1,nl;q=0.5", "nl"],
  ["anything but the usual one", "en;q=0,*", "nl"],
  ["only what is refused", "nl;q=0", "en"],
  ["a language that only begins like one", "deu,nla", "en"],
  ["no language at all", '=;q==;,,;;q="', "en"],
  ["a name of every object", "constructor,__proto__,toString", "en"],
])("%s", (_, accept, language) => {
  expect(picked(accept)).toBe(language);
});

test("a language asked for by name comes before the header, if the line has it", () => {
  expect(pickLanguage("nl", "de", offered)).toEqual({ language: "nl", chosen: true });
  for (const named of ["fr", "NL", "", "nl-BE", "__proto__"])
    expect(pickLanguage(named, "de", offered)).toEqual({ language: "de", chosen: false });
});

test("of a header without end as much is read as any browser sends, and the rest is nothing", () => {
  const long = `${"xx,".repeat(Math.ceil(acceptLanguageUnits / 3))}nl`;
  expect(picked(long)).toBe("en");
  expect(picked(`nl,${long}`)).toBe("nl");
  expect(picked(`${"a".repeat(100_000)}`)).toBe("en");
});

test("whatever is sent, the page is in a language the line has", () => {
  const bits = fc.constantFrom("nl", "de-AT", "*", ";q=", "0", "1", "0.5", ",", " ", '"', "\\", "=", "x", "ar;q=-1");
  const header = fc.oneof(
    fc.string(),
    fc.array(bits, { maxLength: 60 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(header, fc.subarray([...pageLanguages], { minLength: 1 }), (accept, [usual = "en", ...others]) => {
      const languages = [usual, ...others] as const;
      expect(languages).toContain(pickLanguage(null, accept, languages).language);
    }),
  );
});
