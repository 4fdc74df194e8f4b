/** One machine runs what Cloudflare would: the same date and flags; and the relay has no disk, as a matter of configuration. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(resolve(import.meta.dirname, "../../..", path), "utf8");
const capnp = read("serve/quietline.capnp");
const wrangler = read("wrangler.toml");

/** One worker's part of the configuration. */
const worker = (name: string) =>
  new RegExp(`const ${name} :Workerd.Worker = \\(([\\s\\S]*?)\\n\\);`).exec(capnp)?.[1] ?? "";

test("the compatibility date is that of wrangler.toml", () => {
  const date = /^compatibility_date\s*=\s*"([^"]+)"/m.exec(wrangler)?.[1];
  expect(date).toBeDefined();
  expect(capnp).toContain(`const date :Text = "${date}";`);
});

test("the compatibility flags are those of wrangler.toml", () => {
  const flags = /^compatibility_flags\s*=\s*\[([^\]]*)\]/m.exec(wrangler)?.[1] ?? "";
  for (const name of ["relay", "office"]) {
    const configured = /compatibilityFlags = \[([^\]]*)\]/.exec(worker(name))?.[1] ?? "";
    expect(configured.replaceAll(" ", "")).toBe(flags.replaceAll(/\s/g, ""));
  }
});

test("P1: the relay keeps its objects in memory, and only the Office is given the disk", () => {
  expect(worker("relay")).toContain("durableObjectStorage = (inMemory = void)");
  expect(worker("relay")).not.toMatch(/localDisk|enableSql|"storage"/);
  expect(worker("office")).toContain('durableObjectStorage = (localDisk = "storage")');
  expect(capnp.match(/"storage"/g)).toHaveLength(2);
});

test("P5: nothing in there can ask anybody outside, but for the Office, and it no machine of one's own network", () => {
  expect(capnp).toContain('(name = "internet", network = (allow = []))');
  expect(capnp).toContain('(name = "webhook", network = (allow = ["public"],');
  expect(worker("office")).toContain('globalOutbound = "webhook"');
  expect(capnp.match(/globalOutbound|network = /g)).toEqual(["network = ", "network = ", "globalOutbound"]);
});

test("the keys by which data are found have not changed", () => {
  expect([...capnp.matchAll(/uniqueKey = "([^"]+)"/g)].map((found) => found[1])).toEqual([
    "quietline-room-1",
    "quietline-switchboard-1",
    "quietline-office-1",
  ]);
});

test("every binding the Worker declares is there", () => {
  const declared = [...read("worker/env.ts").matchAll(/readonly ([A-Z_]+): /g)].map((found) => found[1]);
  expect(declared).toContain("TICKET_KEY");
  for (const name of declared) expect(worker("relay")).toContain(`(name = "${name}"`);
  expect(existsSync(resolve(import.meta.dirname, "../../../serve/assets.js"))).toBe(true);
});
