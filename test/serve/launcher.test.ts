/** `npm start` as somebody at a terminal meets it: what it says, what it refuses, how it ends. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { until } from "../browser/eventually.ts";
import { freePort, type Service, startMs, startService } from "../browser/service.ts";

let folder: string;
const ends: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "quietline-launch-"));
});

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  rmSync(folder, { recursive: true, force: true });
});

async function service(...options: string[]): Promise<Service> {
  const started = await startService(...options);
  ends.push(started.stop);
  return started;
}

/** What somebody types, to its end. */
async function outcome(...options: string[]): Promise<{ code: number | null; out: string; error: string }> {
  const child = spawn("node", ["serve/start.ts", ...options], { cwd: resolve(import.meta.dirname, "../..") });
  ends.push(async () => child.kill("SIGKILL"));
  let out = "";
  let error = "";
  child.stdout.on("data", (bytes) => (out += bytes));
  child.stderr.on("data", (bytes) => (error += bytes));
  const [code] = await once(child, "close");
  return { code, out, error };
}

const alive = (pid: number) => existsSync(`/proc/${pid}`);

describe("what it refuses, in one sentence", () => {
  test("a mistyped option", async () => {
    expect(await outcome("--prot", "9000")).toEqual({
      code: 2,
      out: "",
      error: "There is no option --prot. See --help.\n",
    });
  });

  test("a port somebody else has, on either loopback address", async () => {
    for (const host of ["127.0.0.1", "::1"]) {
      const other = createServer().listen(0, host);
      await once(other, "listening");
      const address = other.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      const { code, error } = await outcome("--port", `${port}`, "--data", folder);
      other.close();
      expect(code).toBe(1);
      expect(error).toMatch(new RegExp(`^Port ${port} .*--port.*\\n$`));
    }
  });

  test("a data folder that is a file, and one with somebody's files in it", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "mine");
    for (const place of [file, folder]) {
      const { code, error } = await outcome("--data", place, "--port", `${await freePort()}`, "--fresh");
      expect(code).toBe(1);
      expect(error).toContain(place);
      expect(error.trim().split("\n")).toHaveLength(1);
    }
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  test("a data folder that another one uses", async () => {
    const first = await service();
    const { code, error } = await outcome("--data", first.data, "--port", `${await freePort()}`);
    expect(code).toBe(1);
    expect(error).toMatch(/in use/);
  });
});

test("--help lists the options", async () => {
  const { code, out } = await outcome("--help");
  expect(code).toBe(0);
  expect(out).toContain("--fresh");
});

describe("running", () => {
  test("for people it prints the addresses, and a signal ends it and its workerd", async () => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      const port = await freePort();
      const child = spawn("node", ["serve/start.ts", "--port", `${port}`, "--data", folder], {
        cwd: resolve(import.meta.dirname, "../.."),
      });
      ends.push(async () => child.kill("SIGKILL"));
      let out = "";
      child.stdout.on("data", (bytes) => (out += bytes));
      await until("it says how to stop", () => out.includes("Ctrl+C") || child.exitCode !== null, startMs);
      expect(out).toContain(`http://localhost:${port}/`);
      expect(out.match(/http:\/\/localhost:\d+\/join#\S+/g)).toHaveLength(4);
      const below = childrenOf(child);
      expect(below.length).toBeGreaterThan(0);
      child.kill(signal);
      const [code] = await once(child, "close");
      expect(code).toBe(0);
      await until("everything it started has ended", () => !below.some(alive));
      expect(existsSync(join(folder, "lock"))).toBe(false);
    }
  });

  test("kill -9 of the launcher takes its workerd with it, and the folder can be used again", async () => {
    const started = await service();
    const workerds = started.workerds();
    expect(workerds.length).toBeGreaterThan(0);
    process.kill(started.pid, "SIGKILL");
    await until("workerd has ended", () => !workerds.some(alive));
    const next = await outcomeReady("--data", started.data);
    expect(next).toContain('"ready":true');
  });

  test("kill -9 of workerd is said, and the next one answers", async () => {
    const started = await service();
    await started.kill();
    expect((await fetch(new URL("/healthz", started.visitor))).status).toBe(200);
    expect(started.output()).toContain("The server ended unexpectedly and was started again. Chats go on.");
  });

  test("the folder holds the Office and its keys alone, for this user alone; --fresh makes new ones", async () => {
    const first = await service();
    await first.stopKeeping();
    expect(readdirSync(first.data).sort()).toEqual(["office", "organisation-key", "quietline-demo", "ticket-key"]);
    const key = readFileSync(join(first.data, "organisation-key"), "utf8");
    await outcomeReady("--data", first.data);
    expect(readFileSync(join(first.data, "organisation-key"), "utf8")).toBe(key);
    await outcomeReady("--data", first.data, "--fresh");
    expect(readFileSync(join(first.data, "organisation-key"), "utf8")).not.toBe(key);
  });

  test("a build that is made meanwhile takes no page's files away", async () => {
    const started = await service();
    const script = /"\/(assets\/[^"]+\.js)"/.exec(await (await fetch(started.visitor)).text())?.[1];
    const assets = resolve(import.meta.dirname, "../../dist/web/assets");
    const aside = `${assets}-aside`;
    renameSync(assets, aside);
    try {
      expect((await fetch(new URL(`/${script}`, started.visitor))).status).toBe(200);
    } finally {
      renameSync(aside, assets);
    }
  });

  test("--closed: nobody is on the rota, and the page says when it opens", async () => {
    const started = await service("--closed");
    const open = await (await fetch(new URL("/api/open?line=harbour", started.visitor))).json();
    expect(open).toMatchObject({ state: "closed", until: null });
    expect(open.opensAt).toBeGreaterThan(open.now);
    const page = await (await fetch(started.visitor)).text();
    expect(page).toMatch(/data-state="closed"/);
    expect(page).toMatch(/London time/);
  });

  test("--at and --speed move the service's clock", async () => {
    const started = await service("--at", "2026-11-30T20:10Z", "--speed", "600");
    const ask = async () => (await (await fetch(new URL("/api/open?line=harbour", started.visitor))).json()).now;
    const began = Date.now();
    const first = await ask();
    expect(first).toBeGreaterThanOrEqual(Date.parse("2026-11-30T20:10Z"));
    expect(first).toBeLessThan(Date.parse("2026-12-01T20:10Z"));
    await new Promise((done) => setTimeout(done, 1000));
    const passed = (await ask()) - first;
    expect(passed).toBeGreaterThan(600_000 * 0.9);
    // From before the first question: its answer may be long on its way.
    expect(passed).toBeLessThanOrEqual((Date.now() - began) * 600);
  });
});

/** Runs until it is ready, then stops it. Returns what it printed. */
async function outcomeReady(...options: string[]): Promise<string> {
  const child = spawn("node", ["serve/start.ts", "--json", "--port", `${await freePort()}`, ...options], {
    cwd: resolve(import.meta.dirname, "../.."),
  });
  ends.push(async () => child.kill("SIGKILL"));
  let out = "";
  child.stdout.on("data", (bytes) => (out += bytes));
  child.stderr.on("data", (bytes) => (out += bytes));
  await until("it is ready", () => out.includes("\n") || child.exitCode !== null, startMs);
  child.kill("SIGTERM");
  if (child.exitCode === null) await once(child, "close");
  return out;
}

function childrenOf(child: ChildProcess): number[] {
  const path = `/proc/${child.pid}/task/${child.pid}/children`;
  return readFileSync(path, "utf8").trim().split(" ").filter(Boolean).map(Number);
}
