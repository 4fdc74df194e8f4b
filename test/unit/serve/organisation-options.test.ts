/** The options of `npm run serve`: defaults, every form, and one clear sentence for every mistake. */
import { expect, test } from "vitest";
import { organisationUsage, parseOrganisationOptions } from "../../../serve/organisation-options.ts";

const parse = (line: string) => parseOrganisationOptions(line === "" ? [] : line.split(" "));
const defaults = {
  port: 8787,
  data: ".organisation",
  json: false,
  origin: "http://localhost:8787",
  listen: "loopback",
  buildOnly: false,
};

test.each([
  ["", {}],
  ["--port 9000", { port: 9000, origin: "http://localhost:9000" }],
  ["--origin https://chat.harbour.example", { origin: "https://chat.harbour.example" }],
  ["--origin https://chat.harbour.example/", { origin: "https://chat.harbour.example" }],
  ["--origin https://chat.harbour.example:8443", { origin: "https://chat.harbour.example:8443" }],
  ["--origin http://harbourexample.onion", { origin: "http://harbourexample.onion" }],
  ["--origin http://localhost:9000", { port: 9000, origin: "http://localhost:9000" }],
  ["--origin http://127.0.0.1:9000/", { port: 9000, origin: "http://127.0.0.1:9000" }],
  ["--origin http://localhost:9000 --port 9001", { port: 9001, origin: "http://localhost:9000" }],
  ["--origin https://localhost:9443", { origin: "https://localhost:9443" }],
  ["--data /var/lib/quietline/organisation --json", { data: "/var/lib/quietline/organisation", json: true }],
  ["--listen 10.0.0.5", { listen: "10.0.0.5" }],
  ["--listen ::", { listen: "::" }],
  ["--listen loopback --build-only", { buildOnly: true }],
])("'%s' is understood", (line, expected) => {
  expect(parse(line)).toEqual({ is: "options", options: { ...defaults, ...expected } });
});

test.each([
  ["--origin chat.harbour.example", "--origin"],
  ["--origin http://chat.harbour.example", "--origin"],
  ["--origin https://chat.harbour.example/help", "--origin"],
  ["--origin https://chat.harbour.example?a", "--origin"],
  ["--origin https://me@chat.harbour.example", "--origin"],
  ["--origin HTTPS://chat.harbour.example", "--origin"],
  ["--origin file:///etc", "--origin"],
  ["--listen everywhere", "--listen"],
  ["--listen 10.0.0.5:80", "--listen"],
  ["--port 0", "--port"],
  ["--data=", "--data"],
  ["--fresh", "--fresh"],
  ["--build-only=yes", "--build-only"],
  ["9000", "9000"],
])("'%s' is a mistake, and the sentence names it", (line, named) => {
  const asked = parse(line);
  expect(asked.is).toBe("mistake");
  expect(asked.is === "mistake" && asked.sentence).toContain(named);
});

test("help lists every option", () => {
  expect(parse("--help")).toEqual({ is: "help" });
  for (const name of ["port", "data", "origin", "listen", "build-only", "json", "help"])
    expect(organisationUsage).toContain(`--${name}`);
});
