/** `npm run serve` as the charity's technical person meets it: empty, its own, stopped without cutting anybody short. */
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { build } from "../../serve/build.ts";
import { type Server, startServer } from "../../serve/server.ts";
import { takeSnapshot } from "../../serve/snapshot.ts";
import { until } from "../browser/eventually.ts";
import { freePort } from "../browser/service.ts";
import { listed } from "../promises/documented.ts";
import { documentOf } from "../promises/recording.ts";
import { type Organisation, outcomeOf, startOrganisation } from "./organisation.ts";

let data: string;
const ends: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "quietline-organisation-"));
});

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  rmSync(data, { recursive: true, force: true });
});

async function organisation(options: string[] = [], environment = {}): Promise<Organisation> {
  const started = await startOrganisation(data, options, environment);
  ends.push(started.stop);
  return started;
}

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe("an empty organisation", () => {
  test("tells its set-up address, the same one after a restart, and keeps what it needs for this user alone", async () => {
    const first = await organisation();
    const { setup = "" } = first.ready;
    expect(setup).toMatch(/^http:\/\/localhost:\d+\/staff\/setup#[\w-]{43}$/);
    await first.stop();
    expect(readdirSync(data).sort()).toEqual(["office", "quietline-organisation", "setup-token", "ticket-key"]);
    for (const name of ["quietline-organisation", "setup-token", "ticket-key"])
      expect(mode(join(data, name))).toBe("600");
    const second = await organisation();
    expect(new URL(second.ready.setup ?? "").hash).toBe(new URL(setup).hash);
    expect(readFileSync(join(data, "setup-token"), "utf8").trim()).toBe(new URL(setup).hash.slice(1));
  });

  test("holds exactly the files that the document names, and prints one line", async () => {
    const started = await organisation();
    const documented = Object.keys(listed(documentOf("what-we-know.md"), "In the data folder of an organisation"));
    const names = documented.flatMap((cell) => cell.split(" ")).map((name) => name.replace("/…", ""));
    expect(readdirSync(data).sort()).toEqual(names.sort());
    expect(started.output().trim().split("\n")).toHaveLength(1);
  });

  test("knows nothing of the demo: no charity, no staff, the machine's own time", async () => {
    const { base } = await organisation();
    const open = await fetch(`${base}/api/open?line=harbour`);
    expect(open.status).toBe(404);
    expect(await (await fetch(`${base}/healthz`)).text()).toMatch(/^ok [\w-]{16}\n$/);
    const configuration = readdirSync(join(data, "served"), { recursive: true, encoding: "utf8" }).find((name) =>
      name.endsWith("quietline.capnp"),
    );
    const words = readFileSync(join(data, "served", configuration ?? ""), "utf8");
    for (const name of ["DEMO", "CLOCK"]) expect(words).not.toContain(`"${name}"`);
    for (const name of ["ORIGIN", "SETUP_TOKEN"])
      expect(words.match(new RegExp(`name = "${name}"`, "g"))).toHaveLength(2);
  });

  test("takes a set-up token from the environment, and then neither prints nor writes it", async () => {
    const given = "q".repeat(21);
    const { code, error } = await outcomeOf("serve", ["--data", data], { SETUP_TOKEN: given });
    expect(code).toBe(1);
    expect(error).toMatch(/at least 22 characters/);
    expect(error).not.toContain(given);
    const started = await organisation([], { SETUP_TOKEN: `${given}Z` });
    expect(started.ready.setup).toBeUndefined();
    expect(existsSync(join(data, "setup-token"))).toBe(false);
    expect(started.output()).not.toContain(`${given}Z`);
  });
});

test("with a public address, only its pages may change anything", async () => {
  const { base, ready } = await organisation(["--origin", "https://chat.harbour.example"]);
  expect(ready.visitor).toBe("https://chat.harbour.example/");
  const post = (origin: string) =>
    new Promise<number>((done, failed) => {
      const headers = { Origin: origin, "Content-Type": "application/json" };
      const asked = request(`${base}/api/staff/join/look`, { method: "POST", headers }, (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      });
      asked.on("error", failed).end("{}");
    });
  expect(await post("https://chat.harbour.example")).not.toBe(403);
  expect(await post(base)).toBe(403);
});

test("it listens on one address of the operator's choice, and then on no other", async () => {
  const { base } = await organisation(["--listen", "127.0.0.2"]);
  const elsewhere = base.replace("127.0.0.1", "127.0.0.2");
  expect((await fetch(`${elsewhere}/healthz`)).status).toBe(200);
  await expect(fetch(`${base}/healthz`)).rejects.toThrow();
});

describe("what it refuses, in one sentence", () => {
  test("a folder of the demo; and the demo refuses its folder", async () => {
    const other = join(data, "demo");
    writeFileSync(join(data, "quietline-organisation"), "");
    const demo = await outcomeOf("start", ["--data", data, "--port", `${await freePort()}`, "--fresh"]);
    expect(demo).toMatchObject({ code: 1, out: "" });
    expect(demo.error).toMatch(/holds the data of a real organisation, so it is left alone/);
    rmSync(join(data, "quietline-organisation"));
    writeFileSync(join(data, "quietline-demo"), "");
    const real = await outcomeOf("serve", ["--data", data, "--port", `${await freePort()}`]);
    expect(real.error).toMatch(/holds the data of a Quietline demo, so it is left alone/);
    expect(existsSync(other)).toBe(false);
  });

  test("an option of the demo, and an address that is none", async () => {
    expect((await outcomeOf("serve", ["--fresh"])).error).toBe("There is no option --fresh. See --help.\n");
    expect((await outcomeOf("serve", ["--origin", "chat.harbour.example"])).error).toMatch(/^--origin takes/);
  });

  test("a data folder in use", async () => {
    await organisation();
    const { code, error } = await outcomeOf("serve", ["--data", data, "--port", `${await freePort()}`]);
    expect(code).toBe(1);
    expect(error).toMatch(/in use by another Quietline/);
  });
});

/** The server alone, with as long to end as `drainMs` says. */
async function server(drainMs: number): Promise<{ readonly server: Server; readonly port: number }> {
  const values = { TICKET_KEY: "k".repeat(43), BUILD: "test" };
  const { configuration, files } = takeSnapshot(await build(), join(data, "served"), values);
  const port = await freePort();
  const storage = join(data, "office");
  mkdirSync(storage);
  const place = { port, hosts: ["127.0.0.1"], configuration, files, storage, values } as const;
  const started = await startServer(place, { tell: () => {}, drainMs, advice: "" });
  ends.push(async () => started.kill());
  return { server: started, port };
}

/** A connection on which these lines were sent, and what came back so far. */
async function send(port: number, ...lines: string[]): Promise<{ readonly socket: Socket; heard(): string }> {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.on("data", (bytes) => (heard += bytes));
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.write(lines.join("\r\n"));
  return { socket, heard: () => heard };
}

/** Half a request that somebody has begun to send. */
async function begin(port: number) {
  const head = ["POST /api/staff/join/look HTTP/1.1", `Host: localhost:${port}`, `Origin: http://localhost:${port}`];
  return send(port, ...head, "Content-Type: application/json", "Content-Length: 2", "", "{");
}

/** A connection that waits for another request; made after others, so those have been read when it is answered. */
async function idle(port: number): Promise<Socket> {
  const { socket, heard } = await send(port, "GET /healthz HTTP/1.1", `Host: localhost:${port}`, "", "");
  await until("it is answered", () => heard().includes("ok test"));
  return socket;
}

describe("stopping", () => {
  test("a request under way is answered, and then it has ended at once", async () => {
    const { server: started, port } = await server(60_000);
    const { socket, heard } = await begin(port);
    const waiting = await idle(port);
    const stopped = started.stop();
    await until("it has begun to end", () => waiting.destroyed);
    expect(heard()).toBe("");
    socket.write("}");
    await until("the answer has come", () => heard().startsWith("HTTP/1.1 4"));
    await stopped;
  });

  test("whoever never ends a request does not hold it up", async () => {
    const { server: started, port } = await server(1);
    const { socket } = await begin(port);
    await idle(port);
    await started.stop();
    await until("the connection is gone", () => socket.destroyed);
  });
});

test("--build-only builds and starts nothing", async () => {
  const { code, error } = await outcomeOf("serve", ["--build-only", "--data", data]);
  expect(code).toBe(0);
  expect(error).toMatch(/^Built: [\w-]{16}\./m);
  expect(readdirSync(data)).toEqual([]);
});

test("whoever waits for a build is told that there is one, and nobody else is", async () => {
  rmSync(join(import.meta.dirname, "../../dist/stamp"), { force: true });
  const first = await outcomeOf("serve", ["--build-only", "--data", data]);
  expect(first).toMatchObject({ code: 0, error: expect.stringMatching(/^Building what has changed\. .*\nBuilt: /) });
  const second = await outcomeOf("serve", ["--build-only", "--data", data]);
  expect(second).toMatchObject({ code: 0, error: expect.stringMatching(/^Built: /) });
});
