/**
 * `npm run deploy` without Cloudflare: in which order it does what, that a secret goes to wrangler's standard input and
 * nowhere else, and the rehearsal with the real wrangler, which must reach nobody.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { deploy, type World } from "../../serve/deploy/deploy.ts";
import { parseDeployOptions } from "../../serve/deploy/options.ts";
import { Failure } from "../../serve/failure.ts";
import { lookAt } from "../../serve/look/look.ts";
import type { Outcome } from "../../serve/wrangler.ts";
import { startService } from "../browser/service.ts";

const root = resolve(import.meta.dirname, "../..");
const origin = "https://chat.charity.org";
const secrets = ["Kestrel-ticket-key-4410-".padEnd(43, "k"), "Avocet-setup-token-5562-".padEnd(43, "a")];

const durableObjects = { bindings: [{ name: "OFFICE", class_name: "Office" }] };
const silent = { observability: { enabled: false }, workers_dev: false, preview_urls: false };
const config = {
  ...silent,
  assets: { run_worker_first: true },
  durable_objects: durableObjects,
  env: {
    production: {
      ...silent,
      durable_objects: durableObjects,
      routes: [{ pattern: "chat.charity.org", custom_domain: true }],
      vars: { ORIGIN: origin, JURISDICTION: "eu" },
    },
  },
};

interface Called {
  readonly words: readonly string[];
  readonly input: string | undefined;
}

/** A world in which wrangler answers as said, by the command's first two words. */
function world(answers: Record<string, Outcome> = {}, more: Partial<World> = {}) {
  const called: Called[] = [];
  const told: string[] = [];
  const waiting = [...secrets];
  const made: World = {
    config: () => config,
    build: async () => "build-1",
    wrangler: async (words, input) => {
      called.push({ words, input });
      const known: Record<string, Outcome> = { "secret list": { code: 1, words: "[code: 10007]" }, ...answers };
      return known[words.slice(0, 2).join(" ")] ?? known[words[0] ?? ""] ?? { code: 0, words: "" };
    },
    isSetupOpen: async () => true,
    makeSecret: () => waiting.shift() ?? "",
    look: async () => [],
    tell: (sentence) => told.push(sentence),
    ...more,
  };
  return { made, called, told: () => told.join("\n"), commands: () => called.map(({ words }) => words.join(" ")) };
}

const plainly = { dryRun: false, newSetup: false };
const has = (...names: string[]) => ({
  "secret list": { code: 0, words: JSON.stringify(names.map((name) => ({ name, type: "secret_text" }))) },
});

describe("deploying", () => {
  test("the first time both secrets are made before the upload, and the set-up address is told after it", async () => {
    const { made, commands, told } = world();
    await deploy(made, plainly);
    expect(commands()).toEqual([
      "whoami --json",
      "secret list --env production --format json",
      "secret put TICKET_KEY --env production",
      "secret put SETUP_TOKEN --env production",
      "deploy --env production --var BUILD:build-1",
    ]);
    expect(told()).toContain(`${origin}/staff/setup#${secrets[1]}`);
    expect(told().match(/setup#/g)).toHaveLength(1);
  });

  test("a secret is on wrangler's standard input alone: on no command line, and not in what is told", async () => {
    const { made, called, told } = world({ deploy: { code: 0, words: `uploaded ${secrets[0]}` } });
    await deploy(made, plainly);
    for (const { words } of called) for (const secret of secrets) expect(words.join(" ")).not.toContain(secret);
    expect(called.filter(({ input }) => input !== undefined).map(({ input }) => input)).toEqual(
      secrets.map((secret) => `${secret}\n`),
    );
    expect(told()).not.toContain(secrets[0]);
    expect(told().split(secrets[1] ?? "")).toHaveLength(2);
  });

  test("nor in a failure, whatever wrangler repeats", async () => {
    const { made, told } = world({ "secret put": { code: 1, words: `no: ${secrets[0]}` } });
    const failed = await deploy(made, plainly).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Failure);
    expect(`${failed} ${told()}`).not.toContain(secrets[0]);
    expect(`${failed}`).toContain("(left out)");
  });

  test("an upgrade makes no secret, and tells no address", async () => {
    const { made, commands, told } = world(has("TICKET_KEY", "SETUP_TOKEN"));
    await deploy(made, plainly);
    expect(commands().filter((words) => words.startsWith("secret put"))).toEqual([]);
    expect(told()).toMatch(/--new-setup/);
    expect(told()).not.toContain("setup#");
  });

  test("once somebody exists the set-up token is taken away", async () => {
    const { made, commands, told } = world(has("TICKET_KEY", "SETUP_TOKEN"), { isSetupOpen: async () => false });
    await deploy(made, plainly);
    expect(commands()).toContain("secret delete SETUP_TOKEN --env production");
    expect(told()).toContain("The organisation is set up.");
  });

  test("what is wrong with the answers afterwards is said", async () => {
    const { made, told } = world({}, { look: async () => ["/: the header nel is there."] });
    await deploy(made, plainly);
    expect(told()).toMatch(/Please look at this:\n\n- \/: the header nel is there/);
    const well = world();
    await deploy(well.made, plainly);
    expect(well.told()).toMatch(/answers as it should.*docs\/deploy\.md/);
  });
});

describe("nothing is changed", () => {
  const changes = /secret put|secret delete|^deploy/;

  test.each<[string, Record<string, Outcome>, Partial<World>, RegExp]>([
    ["a fault in wrangler.toml", {}, { config: () => ({ ...config, logpush: true }) }, /logpush is not needed/],
    ["nobody logged in", { whoami: { code: 1, words: "" } }, {}, /not logged in.*CLOUDFLARE_API_TOKEN/],
    ["no right to see the secrets", { "secret list": { code: 1, words: "[code: 10000]" } }, {}, /10000/],
    ["something that cannot be built", {}, { build: () => Promise.reject(new Failure("The pages…")) }, /The pages/],
  ])("with %s", async (_, answers, more, sentence) => {
    const { made, commands } = world(answers, more);
    await expect(deploy(made, plainly)).rejects.toThrow(sentence);
    await expect(deploy(made, plainly)).rejects.toThrow(Failure);
    expect(commands().filter((words) => changes.test(words))).toEqual([]);
  });

  test("in a rehearsal, which asks nobody whether they are logged in", async () => {
    const { made, commands, told } = world();
    await deploy(made, { ...plainly, dryRun: true });
    expect(commands()).toEqual(["deploy --env production --var BUILD:build-1 --dry-run"]);
    expect(told()).toContain("Nothing was sent.");
  });
});

test("a failed upload says so, and what wrangler said", async () => {
  const { made } = world({ deploy: { code: 1, words: "the zone is not yours" } });
  await expect(deploy(made, plainly)).rejects.toThrow(/was not deployed.*\n\nthe zone is not yours/);
});

test("the options: understood, and one sentence for every mistake", () => {
  expect(parseDeployOptions([])).toEqual({ is: "options", options: plainly });
  expect(parseDeployOptions(["--dry-run"])).toEqual({ is: "options", options: { ...plainly, dryRun: true } });
  expect(parseDeployOptions(["--new-setup"])).toEqual({ is: "options", options: { ...plainly, newSetup: true } });
  expect(parseDeployOptions(["-h"])).toEqual({ is: "help" });
  for (const words of [["--dry"], ["--dry-run=yes"], ["production"]])
    expect(parseDeployOptions(words)).toMatchObject({ is: "mistake" });
});

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** The program in a copy of the tree, with an address; everything it would send to anybody goes to `reached`. */
async function rehearse(address: string): Promise<{ code: number; words: string; reached: number }> {
  const tree = mkdtempSync(join(tmpdir(), "quietline-deploy-"));
  ends.push(() => rmSync(tree, { recursive: true, force: true }));
  for (const path of ["serve", "shared", "web", "worker", "package.json", "package-lock.json", "tsconfig.json"])
    cpSync(join(root, path), join(tree, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
  const toml = readFileSync(join(root, "wrangler.toml"), "utf8");
  writeFileSync(join(tree, "wrangler.toml"), toml.replaceAll("chat.harbour.example", address));
  let reached = 0;
  const elsewhere = createServer((socket) => {
    reached += 1;
    socket.destroy();
  }).listen(0, "127.0.0.1");
  await once(elsewhere, "listening");
  ends.push(() => elsewhere.close());
  const at = elsewhere.address();
  const proxy = `http://127.0.0.1:${typeof at === "object" ? at?.port : 0}`;
  const proxies = Object.fromEntries(
    ["http_proxy", "https_proxy"].flatMap((name) => [
      [name, proxy],
      [name.toUpperCase(), proxy],
    ]),
  );
  const env = { ...process.env, ...proxies, NODE_USE_ENV_PROXY: "1" };
  const child = spawn("node", ["serve/deploy.ts", "--dry-run"], { cwd: tree, env });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (words += text));
  const [code] = await once(child, "close");
  return { code, words, reached };
}

describe("npm run deploy -- --dry-run", () => {
  test("with an address of one's own everything is in order, and nobody was reached", async () => {
    const { code, words, reached } = await rehearse("chat.charity.org");
    expect(words).toMatch(/^Everything is in order.*https:\/\/chat\.charity\.org.*Nothing was sent\.$/m);
    expect({ code, reached }).toEqual({ code: 0, reached: 0 });
  });

  test("with the made-up address it says what to do", async () => {
    const { code, words, reached } = await rehearse("chat.harbour.example");
    expect(words).toMatch(/^Nothing was deployed\.\n\n- wrangler\.toml still has the made-up address/m);
    expect({ code, reached }).toEqual({ code: 1, reached: 0 });
  });
});

test("what is looked for after a deploy is as it should be on this machine", async () => {
  const service = await startService();
  ends.push(service.stop);
  expect(await lookAt(new URL(service.visitor).origin, undefined)).toEqual([]);
  expect(await lookAt(new URL(service.visitor).origin, "another")).toHaveLength(1);
});
