/** The launcher's options: defaults, every form, and one clear sentence for every mistake. */
import { expect, test } from "vitest";
import { parseOptions, usageOf } from "../../../serve/options.ts";

const parse = (line: string) => parseOptions(line === "" ? [] : line.split(" "), "Europe/London");
const defaults = {
  port: 8787,
  data: ".data",
  json: false,
  fresh: false,
  closed: false,
  at: undefined,
  speed: 1,
  webhookLoopback: false,
};

test.each([
  ["", {}],
  ["--port 9000", { port: 9000 }],
  ["--port=65535 --json", { port: 65_535, json: true }],
  ["--data /tmp/here --fresh --closed", { data: "/tmp/here", fresh: true, closed: true }],
  ["--at 2026-11-30T20:10Z", { at: Date.parse("2026-11-30T20:10:00Z") }],
  ["--at 2026-07-01T20:10", { at: Date.parse("2026-07-01T19:10:00Z") }],
  ["--at 2026-11-30T20:10:05.250+05:30", { at: Date.parse("2026-11-30T14:40:05.250Z") }],
  ["--at 2026-07-01T20:10:30", { at: Date.parse("2026-07-01T19:10:30Z") }],
  ["--speed 60", { speed: 60 }],
])("'%s' is understood", (line, expected) => {
  expect(parse(line)).toEqual({ is: "options", options: { ...defaults, ...expected } });
});

test.each([
  ["--prot 9000", "--prot"],
  ["--port", "--port"],
  ["--port 0", "--port"],
  ["--port 65536", "--port"],
  ["--port 80a", "--port"],
  ["--port -1", "--port"],
  ["--port 8787.5", "--port"],
  ["--data=", "--data"],
  ["--json=yes", "--json"],
  ["--speed 0", "--speed"],
  ["--speed 3601", "--speed"],
  ["--speed fast", "--speed"],
  ["--at tomorrow", "--at"],
  ["--at 2026-11-30", "--at"],
  ["--at 2026-02-30T10:00", "--at"],
  ["--at 2026-11-30T25:00", "--at"],
  ["--at 2026-11-30T10:00+25:00", "--at"],
  ["-p 9000", "-p"],
  ["9000", "9000"],
])("'%s' is a mistake, and the sentence names it", (line, named) => {
  const asked = parse(line);
  expect(asked.is).toBe("mistake");
  expect(asked.is === "mistake" && asked.sentence).toContain(named);
  expect(asked.is === "mistake" && asked.sentence).toMatch(/^[-A-Z].*\.$/);
});

test("help wins over everything else that is right, and lists every option", () => {
  expect(parse("--help")).toEqual({ is: "help" });
  expect(parse("-h --closed")).toEqual({ is: "help" });
  for (const name of ["port", "data", "fresh", "closed", "at", "speed", "json", "help"]) {
    expect(usageOf("npm start")).toContain(`--${name}`);
  }
});
