/** What is not given is not there: neither null nor empty. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { onlyGiven } from "../../../serve/bindings.ts";

const capnp = readFileSync(resolve(import.meta.dirname, "../../../serve/quietline.capnp"), "utf8");
const bound = (configuration: string) =>
  [...configuration.matchAll(/fromEnvironment = "(\w+)"/g)].map(([, name]) => name).toSorted();
const always = { TICKET_KEY: "k", BUILD: "b" };

test("the demo has a clock and a demo, and neither an origin nor a set-up token", () => {
  const demo = onlyGiven(capnp, { ...always, CLOCK: "{}", DEMO: "{}" });
  expect(bound(demo)).toEqual(["BUILD", "CLOCK", "CLOCK", "DEMO", "TICKET_KEY", "TICKET_KEY"]);
});

test("an organisation has an origin, a set-up token until that was used, and nothing of the demo", () => {
  const origin = { ORIGIN: "https://chat.harbour.example" };
  const open = ["BUILD", "ORIGIN", "ORIGIN", "SETUP_TOKEN", "SETUP_TOKEN", "TICKET_KEY", "TICKET_KEY"];
  expect(bound(onlyGiven(capnp, { ...always, ...origin, SETUP_TOKEN: "t" }))).toEqual(open);
  const done = open.filter((name) => name !== "SETUP_TOKEN");
  expect(bound(onlyGiven(capnp, { ...always, ...origin }))).toEqual(done);
});

test("nothing else changes", () => {
  const without = (text: string) => text.split("\n").filter((line) => !line.includes("fromEnvironment"));
  expect(without(onlyGiven(capnp, always))).toEqual(without(capnp));
});
