/** A socket that comes back by itself, over a network and a page that are played. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pingMs, pongMs, reconnectFirstMs, reconnectMostMs } from "../../../shared/limits.ts";
import { closeCode, ping, pong, QueueFrame, subprotocol } from "../../../shared/protocol.ts";
import { type Connection, connect, isFinal, waitBefore } from "../../../web/connection.ts";

/** The browser's WebSocket, as far as the connection knows it. */
class PlayedSocket {
  static all: PlayedSocket[] = [];
  static get last(): PlayedSocket {
    const last = PlayedSocket.all.at(-1);
    if (last === undefined) throw new Error("no socket");
    return last;
  }
  readonly sent: unknown[] = [];
  closedWith: number | undefined | "plain";
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly url: URL;
  readonly protocols: string[];
  constructor(url: URL, protocols: string[]) {
    this.url = url;
    this.protocols = protocols;
    PlayedSocket.all.push(this);
  }
  send(data: unknown): void {
    this.sent.push(data);
  }
  close(code?: number): void {
    this.closedWith = code ?? "plain";
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
const network = new EventTarget();
const heard: unknown[] = [];
let connection: Connection;
let token: string | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  PlayedSocket.all = [];
  heard.length = 0;
  token = undefined;
  page.visibilityState = "visible";
  vi.stubGlobal("WebSocket", PlayedSocket);
  vi.stubGlobal("document", page);
  vi.stubGlobal("location", { href: "https://harbour.example/harbour#part" });
  vi.stubGlobal("addEventListener", network.addEventListener.bind(network));
  vi.stubGlobal("removeEventListener", network.removeEventListener.bind(network));
  connection = connect({
    path: "/ws/queue",
    token: () => token,
    incoming: QueueFrame,
    opened: () => heard.push("opened"),
    lost: () => heard.push("lost"),
    closed: (code) => heard.push(["closed", code]),
    arrived: (frame) => heard.push(frame),
    arrivedBytes: (bytes) => heard.push([...bytes]),
  });
});

afterEach(() => {
  connection.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const open = () => PlayedSocket.last.onopen?.();
const say = (data: unknown) => PlayedSocket.last.onmessage?.({ data });

test("it opens our own address with our subprotocol, and a token only if there is one", () => {
  expect(PlayedSocket.last.url.href).toBe("wss://harbour.example/ws/queue");
  expect(PlayedSocket.last.protocols).toEqual([subprotocol]);
  token = "a.b";
  PlayedSocket.last.onclose?.({ code: 1006 });
  vi.advanceTimersByTime(reconnectFirstMs);
  expect(PlayedSocket.last.protocols).toEqual([subprotocol, "a.b"]);
});

test("before it is up nothing is sent, and whoever asks is told", () => {
  expect(connection.send({ type: "renew" })).toBe(false);
  expect(connection.sendBytes(new Uint8Array([1]))).toBe(false);
  open();
  expect(connection.up).toBe(true);
  expect(connection.send({ type: "renew" })).toBe(true);
  expect(PlayedSocket.last.sent).toEqual([ping, '{"type":"renew"}']);
});

test("frames and bytes arrive parsed", () => {
  open();
  say(`{"type":"ticket","ticket":"t.${"u".repeat(43)}"}`);
  say(new Uint8Array([1, 2]).buffer);
  expect(heard.slice(-2)).toEqual([{ type: "ticket", ticket: `t.${"u".repeat(43)}` }, [1, 2]]);
});

test.each(["not JSON", '{"type":"ticket","ticket":"t.u"}', '{"type":"unknown"}', '{"type":"aside"}', "[]", "null"])(
  "after %s it tries another",
  (text) => {
    open();
    say(text);
    expect(heard).toEqual(["opened", "lost"]);
    vi.advanceTimersByTime(reconnectFirstMs);
    expect(PlayedSocket.all).toHaveLength(2);
  },
);

test("it pings at once and then regularly, and one missing answer is a lost connection", () => {
  open();
  expect(PlayedSocket.last.sent).toEqual([ping]);
  say(pong);
  vi.advanceTimersByTime(pingMs);
  expect(PlayedSocket.last.sent).toEqual([ping, ping]);
  vi.advanceTimersByTime(pongMs);
  expect(heard).toEqual(["opened", "lost"]);
  expect(PlayedSocket.all[0]?.closedWith).toBe("plain");
  vi.advanceTimersByTime(reconnectFirstMs);
  expect(PlayedSocket.all).toHaveLength(2);
});

test("words sent into a dead connection are noticed within the time of one answer", () => {
  open();
  say(pong);
  connection.sendBytes(new Uint8Array([1]));
  connection.sendBytes(new Uint8Array([2]));
  expect(PlayedSocket.last.sent.slice(1)).toEqual([new Uint8Array([1]), ping, new Uint8Array([2])]);
  vi.advanceTimersByTime(pongMs);
  expect(heard).toEqual(["opened", "lost"]);
});

test("an attempt that never opens is given up", () => {
  vi.advanceTimersByTime(pongMs);
  expect(PlayedSocket.all[0]?.closedWith).toBe("plain");
  vi.advanceTimersByTime(reconnectFirstMs);
  expect(PlayedSocket.all).toHaveLength(2);
  expect(heard).toEqual([]);
});

test("when the device says that it is offline, the page does not wait for an answer to know it", () => {
  open();
  network.dispatchEvent(new Event("offline"));
  expect(heard).toEqual(["opened", "lost"]);
  expect(connection.up).toBe(false);
  network.dispatchEvent(new Event("online"));
  expect(PlayedSocket.all).toHaveLength(2);
});

test("when the network or the page is back, it does not wait", () => {
  PlayedSocket.last.onclose?.({ code: 1006 });
  network.dispatchEvent(new Event("online"));
  expect(PlayedSocket.all).toHaveLength(2);
  PlayedSocket.last.onclose?.({ code: 1006 });
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(PlayedSocket.all).toHaveLength(2);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(PlayedSocket.all).toHaveLength(3);
});

test("a page that comes back asks whether the old connection still lives", () => {
  open();
  say(pong);
  page.dispatchEvent(new Event("visibilitychange"));
  expect(PlayedSocket.last.sent).toEqual([ping, ping]);
});

test("a final code is told and nothing is tried again", () => {
  open();
  PlayedSocket.last.onclose?.({ code: closeCode.closed });
  vi.advanceTimersByTime(10 * reconnectMostMs);
  network.dispatchEvent(new Event("online"));
  expect(heard).toEqual(["opened", ["closed", closeCode.closed]]);
  expect(PlayedSocket.all).toHaveLength(1);
});

test("closed by the page, it stays closed and hears nothing more", () => {
  open();
  const old = PlayedSocket.last;
  connection.close(closeCode.ended);
  expect(old.closedWith).toBe(closeCode.ended);
  old.onmessage?.({ data: new Uint8Array([1]).buffer });
  old.onclose?.({ code: 1006 });
  vi.advanceTimersByTime(10 * reconnectMostMs);
  expect(heard).toEqual(["opened"]);
  expect(PlayedSocket.all).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("only what the list says is final", () => {
  const passing = Object.values(closeCode).filter((code) => !isFinal(code));
  expect(passing.sort()).toEqual([closeCode.silent, closeCode.tooFast].sort());
  for (const code of [1000, 1001, 1006, 1011, 1012, 3000]) expect(isFinal(code)).toBe(false);
});

test("waits grow, are spread, and have a most", () => {
  for (const random of [0, 0.5, 0.999]) {
    expect(waitBefore(0, random)).toBeLessThan(reconnectFirstMs);
    expect(waitBefore(1, random)).toBeGreaterThanOrEqual(reconnectFirstMs);
    expect(waitBefore(50, random)).toBeLessThanOrEqual(reconnectMostMs);
    expect(waitBefore(50, random)).toBeGreaterThanOrEqual(reconnectMostMs / 2);
  }
  expect(waitBefore(3, 0)).not.toBe(waitBefore(3, 0.9));
});
