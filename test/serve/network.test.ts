/**
 * Whom the Office can reach on one machine: workerd with the very network that quietline.capnp gives it, and a receiver on
 * this machine that must hear nothing, whatever name it is asked by.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, expect, test } from "vitest";
import * as z from "zod/mini";
import { onlyGiven, type Values } from "../../serve/bindings.ts";
import { until } from "../browser/eventually.ts";
import { freePort } from "../browser/service.ts";

const capnp = readFileSync(resolve(import.meta.dirname, "../../serve/quietline.capnp"), "utf8");
const workerd = z.object({ default: z.string() }).parse(createRequire(import.meta.url)("workerd")).default;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const asks = `export default { async fetch(request) {
  try {
    return new Response(String((await fetch(new URL(request.url).searchParams.get("to"))).status));
  } catch {
    return new Response("not reached");
  }
} }`;

/** A Worker that asks whatever it is told to, with the Office's network. */
async function asker(values: Values): Promise<(to: string) => Promise<string>> {
  const network = /\(name = "webhook", (network = .*)\),\n/.exec(onlyGiven(capnp, values))?.[1];
  const folder = mkdtempSync(join(tmpdir(), "quietline-network-"));
  const port = await freePort();
  writeFileSync(join(folder, "asks.js"), asks);
  writeFileSync(
    join(folder, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "asks", worker = .asks), (name = "webhook", ${network})],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "asks")],
);
const asks :Workerd.Worker = (
  modules = [(name = "asks.js", esModule = embed "asks.js")],
  compatibilityDate = "2026-10-06",
  globalOutbound = "webhook",
);`,
  );
  const child: ChildProcess = spawn(workerd, ["serve", join(folder, "config.capnp")], { stdio: "ignore" });
  closing.push(() => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = async (to: string) =>
    (await fetch(`http://127.0.0.1:${port}/?to=${encodeURIComponent(to)}`)).text().catch(() => "");
  await until("workerd listens", () =>
    ask("http://127.0.0.1:1/").then(
      () => true,
      () => false,
    ),
  );
  return ask;
}

async function receiver(): Promise<{ readonly port: number; heard(): number }> {
  let heard = 0;
  const server = createServer((_, response) => {
    heard += 1;
    response.writeHead(204).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, heard: () => heard };
}

const values = { TICKET_KEY: "k", BUILD: "b" };

test("P5: no machine of one's own is reached, by number or by name", async () => {
  const [ask, { port, heard }] = [await asker(values), await receiver()];
  for (const host of ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0"])
    expect([host, await ask(`http://${host}:${port}/`)]).toEqual([host, "not reached"]);
  expect(heard()).toBe(0);
});

test("with the tests' own option this machine is reached: it is the network alone that stands between", async () => {
  const [ask, { port, heard }] = [await asker({ ...values, WEBHOOK_LOOPBACK: "yes" }), await receiver()];
  expect(await ask(`http://127.0.0.1:${port}/`)).toBe("204");
  expect(heard()).toBe(1);
});
