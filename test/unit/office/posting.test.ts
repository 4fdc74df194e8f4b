/** One attempt to send a warning, against real receivers on this machine: good ones, and every way to be a bad one. */
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { afterEach, expect, test } from "vitest";
import { post } from "../../../worker/office/watching/posting.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function receiver(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}/warnings`;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

const secret = "s".repeat(43);
const now = Date.parse("2026-11-30T14:00:00.789Z");
const to = (address: string) => ({ address, secret });

test("a receiver gets the message as JSON, and can tell from the signature that it is ours and new", async () => {
  const got: { method: string | undefined; body: string; headers: IncomingMessage["headers"] }[] = [];
  const address = await receiver(async (request, response) => {
    got.push({ method: request.method, body: await textOf(request), headers: request.headers });
    response.writeHead(204).end();
  });
  expect(await post(to(address), '{"kind":"gap"}', now)).toEqual({ is: "taken", status: 204 });
  const [{ method, body, headers } = { method: "", body: "", headers: {} }] = got;
  expect([got.length, method, body, headers["content-type"]]).toEqual([
    1,
    "POST",
    '{"kind":"gap"}',
    "application/json",
  ]);
  const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(`${headers["quietline-signature"]}`) ?? [];
  expect(Number(seconds)).toBe(Math.floor(now / 1000));
  expect(signature).toBe(createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex"));
  expect(headers.cookie ?? headers.authorization ?? headers.referer).toBeUndefined();
});

test.each([400, 404, 410, 429, 500, 503])("a receiver that answers %i has not taken it", async (status) => {
  const address = await receiver((_, response) => void response.writeHead(status).end("no"));
  expect(await post(to(address), "{}", now)).toEqual({ is: "answered", status });
});

test.each([301, 302, 303, 307, 308])("a redirect (%i) is followed by nobody", async (status) => {
  let followed = 0;
  const elsewhere = await receiver((_, response) => {
    followed += 1;
    response.writeHead(200).end();
  });
  const address = await receiver((_, response) => void response.writeHead(status, { location: elsewhere }).end());
  expect(await post(to(address), "{}", now)).toEqual({ is: "answered", status });
  expect(followed).toBe(0);
});

test("a receiver that never answers is given up", async () => {
  const address = await receiver(() => {});
  expect(await post(to(address), "{}", now, 50)).toEqual({ is: "tooSlow" });
});

test("an answer without an end is not read: its connection is closed", async () => {
  let closed: () => void = () => {};
  const gone = new Promise<void>((done) => (closed = done));
  const address = await receiver((_, response) => {
    response.on("close", closed);
    response.writeHead(200);
    const more = () => {
      while (response.write("x".repeat(65_536)));
      response.once("drain", more);
    };
    more();
  });
  expect(await post(to(address), "{}", now)).toEqual({ is: "taken", status: 200 });
  await gone;
});

test("nobody there, or somebody who hangs up or speaks another language, is not reached", async () => {
  const address = await receiver((request) => void request.socket.destroy());
  expect(await post(to(address), "{}", now)).toEqual({ is: "unreachable" });
  const garbled = await receiver((request) => void request.socket.end("nonsense\r\n\r\n"));
  expect(await post(to(garbled), "{}", now)).toEqual({ is: "unreachable" });
  for (const close of closing.splice(0)) close();
  expect(await post(to(address), "{}", now)).toEqual({ is: "unreachable" });
});
