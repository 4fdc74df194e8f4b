/** What may be deployed: wrangler.toml as it stands, with an address, and nothing that records or keeps. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { experimental_readRawConfig } from "wrangler";
import { planOf, secretNames } from "../../../serve/deploy/plan.ts";
import { preflight } from "../../../serve/deploy/preflight.ts";

const path = resolve(import.meta.dirname, "../../../wrangler.toml");
const origin = "https://chat.charity.org";

/** A table of wrangler.toml, however deep. */
// biome-ignore lint/suspicious/noExplicitAny: tests change anything, also into what no type allows
type Loose = any;

function config(change: (top: Loose, production: Loose) => void = () => {}): Loose {
  const top: Loose = structuredClone(experimental_readRawConfig({ config: path }).rawConfig);
  const { production } = top.env;
  production.routes[0].pattern = "chat.charity.org";
  production.vars.ORIGIN = origin;
  change(top, production);
  return top;
}

test("as it stands, it lacks an address and nothing else", () => {
  const { faults } = preflight(experimental_readRawConfig({ config: path }).rawConfig);
  expect(faults).toEqual(["wrangler.toml still has the made-up address. Write yours into [env.production], twice."]);
  expect(preflight(config())).toEqual({ origin, faults: [] });
});

test("the production environment has every binding that is at the top, and no environment is forgotten", () => {
  const { durable_objects, env } = config();
  expect(Object.keys(env)).toEqual(["production"]);
  expect(env.production.durable_objects).toEqual(durable_objects);
  expect(durable_objects.bindings.map(({ name }: { name: string }) => name)).toEqual(["ROOM", "SWITCHBOARD", "OFFICE"]);
  expect(readFileSync(path, "utf8")).not.toMatch(/TICKET_KEY|SETUP_TOKEN/);
});

describe("what records requests is refused", () => {
  test.each<[string, (top: Loose, production: Loose) => void]>([
    ["observability on at the top", (top) => (top.observability = { enabled: true })],
    ["observability on in production", (_, production) => (production.observability = { enabled: true })],
    ["observability left out, which means on", (top) => delete top.observability],
    ["the same in production", (_, production) => delete production.observability],
    ["logs on although observability is off", (_, production) => (production.observability.logs = { enabled: true })],
    ["traces", (top) => (top.observability.traces = { enabled: true })],
    ["observability in another environment", (top) => (top.env.staging = { workers_dev: false, preview_urls: false })],
    ["logpush", (_, production) => (production.logpush = true)],
    ["a tail consumer", (_, production) => (production.tail_consumers = [{ service: "listener" }])],
    ["a streaming one", (top) => (top.streaming_tail_consumers = [{ service: "listener" }])],
    ["an analytics dataset", (top) => (top.analytics_engine_datasets = [{ binding: "A" }])],
    ["a store", (_, production) => (production.kv_namespaces = [{ binding: "K", id: "1" }])],
    ["another Worker", (_, production) => (production.services = [{ binding: "S", service: "other" }])],
    ["something that does not exist yet", (_, production) => (production.recordings = true)],
    ["workers.dev", (top) => (top.workers_dev = true)],
    ["workers.dev, left out in production", (_, production) => delete production.workers_dev],
    ["preview addresses", (_, production) => (production.preview_urls = true)],
  ])("%s", (_, change) => {
    expect(preflight(config(change)).faults).not.toEqual([]);
  });
});

describe("who it is must be said, in one way", () => {
  test.each<[string, (top: Loose, production: Loose) => void]>([
    ["no production environment", (top) => delete top.env],
    ["no variables", (_, production) => delete production.vars],
    ["no jurisdiction", (_, production) => delete production.vars.JURISDICTION],
    ["another jurisdiction", (_, production) => (production.vars.JURISDICTION = "us")],
    ["a secret as a variable", (_, production) => (production.vars.TICKET_KEY = "k")],
    ["the demo", (_, production) => (production.vars.DEMO = "{}")],
    ["an address without encryption", (_, production) => (production.vars.ORIGIN = "http://chat.charity.org")],
    ["an address on this machine", (_, production) => (production.vars.ORIGIN = "http://localhost:8787")],
    ["an address with a slash", (_, production) => (production.vars.ORIGIN = `${origin}/`)],
    ["no route", (_, production) => delete production.routes],
    ["an empty list of routes", (_, production) => (production.routes = [])],
    ["a route for another host", (_, production) => (production.routes[0].pattern = "www.charity.org")],
    ["a second route", (_, production) => production.routes.push({ pattern: "www.charity.org", custom_domain: true })],
    ["a route that is no custom domain", (_, production) => (production.routes = ["chat.charity.org/*"])],
    ["a binding less", (_, production) => production.durable_objects.bindings.pop()],
    ["other code", (_, production) => (production.main = "other.ts")],
    ["files that bypass the Worker", (top) => (top.assets.run_worker_first = false)],
  ])("%s", (_, change) => {
    const { origin: found, faults } = preflight(config(change));
    expect(faults).not.toEqual([]);
    for (const fault of faults) expect(fault).toMatch(/^[A-Za-z].*\.$/);
    if (found !== undefined) expect(found).toBe(origin);
  });

  test.each([undefined, null, "text", [], {}, { env: { production: 1 } }])(
    "nothing like a configuration: %j",
    (other) => {
      expect(preflight(other).faults).not.toEqual([]);
    },
  );
});

describe("the secrets", () => {
  const none = { newSetup: false, setupOpen: true };

  test("at first both are made, and the address is told", () => {
    const plan = { make: ["TICKET_KEY", "SETUP_TOKEN"], remove: [], setup: "told now" };
    expect(planOf({ ...none, secrets: undefined })).toEqual(plan);
    expect(planOf({ ...none, secrets: [] })).toEqual(plan);
  });

  test("the ticket key is made once and never again: everybody's tickets would be worthless", () => {
    const secrets = ["TICKET_KEY", "SETUP_TOKEN"];
    expect(planOf({ ...none, secrets })).toEqual({ make: [], remove: [], setup: "told before" });
    expect(planOf({ secrets, setupOpen: true, newSetup: true }).make).toEqual(["SETUP_TOKEN"]);
  });

  test("once somebody exists the set-up token goes, and none is made again unasked", () => {
    const secrets = ["TICKET_KEY", "SETUP_TOKEN"];
    const done = { make: [], remove: ["SETUP_TOKEN"], setup: "done" };
    expect(planOf({ secrets, setupOpen: false, newSetup: false })).toEqual(done);
    for (const setupOpen of [false, true])
      expect(planOf({ secrets: ["TICKET_KEY"], setupOpen, newSetup: false })).toEqual({ ...done, remove: [] });
  });

  test("where no token was ever stored the service says closed: whoever asks for one gets it", () => {
    const plan = planOf({ secrets: ["TICKET_KEY"], setupOpen: false, newSetup: true });
    expect(plan).toEqual({ make: ["SETUP_TOKEN"], remove: [], setup: "told now" });
    expect(planOf({ secrets: [], setupOpen: false, newSetup: false }).make).toEqual(["TICKET_KEY", "SETUP_TOKEN"]);
  });

  test("which there are is read from what wrangler says, with whatever it says besides", () => {
    expect(secretNames(0, '[{"name":"TICKET_KEY","type":"secret_text"}]')).toEqual(["TICKET_KEY"]);
    expect(secretNames(0, 'a warning\n[\n  {"name": "A"}\n]\n')).toEqual(["A"]);
    expect(secretNames(0, "[]")).toEqual([]);
    expect(secretNames(1, "This Worker does not exist on your account. [code: 10007]")).toBeUndefined();
    for (const [code, words] of [
      [1, "Authentication error [code: 10000]"],
      [1, "[]"],
      [0, ""],
      [0, "null"],
    ] as const)
      expect(() => secretNames(code, words)).toThrow();
  });
});
