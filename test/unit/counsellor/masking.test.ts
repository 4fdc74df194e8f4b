/** P10: a visitor's words never show a web address, and nothing else is taken from them. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { masked } from "../../../web/counsellor/masking.ts";

const shown = (text: string) =>
  masked(text)
    .map((part) => (part.is === "text" ? part.text : "▮"))
    .join("");

test.each([
  ["look at https://example.org/a?b=c#d please", "look at ▮ please"],
  ["http://example.org.", "▮."],
  ["HTTPS://EXAMPLE.ORG", "▮"],
  ["hxxps://example.org/x", "▮"],
  ["www.example.anything", "▮"],
  ["(example.com)", "(▮)"],
  ["example.co.uk, I think", "▮, I think"],
  ["bit.ly/3abc", "▮"],
  ["t.me/somebody", "▮"],
  ["my-page.example.net:8080/pictures", "▮"],
  ["write to someone@example.org today", "write to ▮ today"],
  ["ftp://files.example.org", "▮"],
  ["magnet:?xt=urn:btih:abc", "▮"],
  ["data:image/png;base64,AAAA", "▮"],
  ["//example.org/x", "▮"],
  ["192.168.0.1:8080/x", "▮"],
  ["192.168.0.1/x", "▮"],
  ["http://[::1]/x", "▮"],
  ["[2001:db8::1]/x", "▮"],
  ["expyuzz4wqqyqhjn.onion", "▮"],
  ["beispiel.de und bücher.de", "▮ und ▮"],
  ["example。com", "▮"],
  ["exa\u200bmple.com", "▮"],
  ["пример.com", "▮"],
])("%j is shown as %j", (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  "I don't know how to start",
  "I went home.It was late",
  "no.so I left it.to be honest",
  "i.e. at 3.30pm, e.g. 12.5 times",
  "well...maybe",
  "and/or, 24/7, yes/no",
  "he said: stop",
  "it costs 3.50. ok?",
  "at 10:30 // not sure",
  "https:// is what it began with",
  "version 1.2.3.4",
])("%j is left as it is", (text) => {
  expect(shown(text)).toBe(text);
});

test("words without dots, slashes and colons are never touched, whatever they are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      fc.pre(!/[./:@[\u3002\uff0e\uff61\u00ad\u200b\u2060\ufeff]/.test(text));
      expect(shown(text)).toBe(text);
    }),
  );
});

test("an address is hidden wherever it stands between words", () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  fc.assert(
    fc.property(word, word, word, fc.constantFrom("com", "org", "net", "de", "uk"), (before, name, after, ending) => {
      expect(shown(`${before} ${name}.${ending} ${after}`)).toBe(`${before} ▮ ${after}`);
    }),
  );
});

test("the longest message of dots and letters is masked without delay", () => {
  // Of the processor: the machine may have something else to do meanwhile.
  const began = process.cpuUsage();
  masked("a.".repeat(2000));
  masked("a".repeat(4000));
  masked("a@".repeat(2000));
  masked(`${"a".repeat(60)}.`.repeat(65));
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1000).toBeLessThan(1000);
});
