/**
 * What code finds around it, in a browser or at the server, while a run lasts: timers, time, chance and connections of
 * the simulation for whoever runs in it, the real ones for everybody else.
 */

import { type Context, current } from "./context.ts";
import { ClientSocket, Page } from "./network.ts";
import type { Random } from "./random.ts";
import { origin } from "./service.ts";
import { SimulatedPair, SimulatedResponse } from "./workerd.ts";

type Act = () => void;

let runs = 0;

/** Puts the simulation's world around the code, and returns the way back. */
export function surround(random: Random): () => void {
  runs += 1;
  const restores: Act[] = [];
  const put = (holder: object, name: string, value: unknown) => {
    const before = Object.getOwnPropertyDescriptor(holder, name);
    Object.defineProperty(holder, name, { value, configurable: true, writable: true });
    restores.push(() => {
      if (before === undefined) Reflect.deleteProperty(holder, name);
      else Object.defineProperty(holder, name, before);
    });
  };
  for (const [name, value] of Object.entries(browser())) put(globalThis, name, value);
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
  put(globalThis, "setTimeout", (act: Act, ms = 0) => current()?.setTimer(act, ms, false) ?? setTimeout(act, ms));
  put(globalThis, "setInterval", (act: Act, ms = 0) => current()?.setTimer(act, ms, true) ?? setInterval(act, ms));
  put(globalThis, "clearTimeout", (timer: unknown) => cleared(timer, clearTimeout));
  put(globalThis, "clearInterval", (timer: unknown) => cleared(timer, clearInterval));
  timeAndChance(put, random);
  return () => {
    for (const restore of restores.reverse()) restore();
  };
}

function cleared(timer: unknown, otherwise: (timer: undefined) => void): void {
  const context = current();
  if (context === undefined) otherwise(timer as undefined);
  else context.clearTimer(timer);
}

function timeAndChance(put: (holder: object, name: string, value: unknown) => void, random: Random): void {
  const [realNow, realMark, realRandom] = [Date.now, performance.now.bind(performance), Math.random];
  const realFill = crypto.getRandomValues.bind(crypto);
  const realName = crypto.randomUUID.bind(crypto);
  put(Date, "now", () => current()?.clock.now ?? realNow());
  put(performance, "now", () => {
    const clock = current()?.clock;
    return clock === undefined ? realMark() : clock.now - clock.startedAt;
  });
  put(Math, "random", () => (current() === undefined ? realRandom() : random.next()));
  put(crypto, "getRandomValues", (array: Uint8Array<ArrayBuffer>) => {
    if (current() === undefined) return realFill(array);
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    random.fill(bytes);
    // No id comes twice in one process, also when a seed is run again: pages' modules remember rooms.
    bytes.set([(bytes.at(-1) ?? 0) ^ runs], bytes.length - 1);
    return array;
  });
  let names = 0;
  put(crypto, "randomUUID", () => (current() === undefined ? realName() : `s${++names}`));
}

const page = (): Page | undefined => {
  const context: Context | undefined = current();
  return context instanceof Page ? context : undefined;
};

function listening(): { addEventListener: unknown; removeEventListener: unknown } {
  return {
    addEventListener: (name: string, listener: Act) => {
      const listeners = page()?.listeners;
      listeners?.set(name, (listeners.get(name) ?? new Set()).add(listener));
    },
    removeEventListener: (name: string, listener: Act) => page()?.listeners.get(name)?.delete(listener),
  };
}

const locks = {
  request: (name: string, given: { signal?: AbortSignal } | (() => Promise<void>), hold?: () => Promise<void>) => {
    const asking = page();
    if (asking === undefined) return Promise.resolve();
    const [options, act] = typeof given === "function" ? [{}, given] : [given, hold];
    return asking.locks.request(asking, name, options.signal, act ?? (() => Promise.resolve()));
  },
  query: async () => ({ held: page()?.locks.names() ?? [] }),
};

function browser(): Record<string, unknown> {
  class Element {}
  const storage = {
    getItem: (key: string) => page()?.storage.get(key) ?? null,
    setItem: (key: string, value: string) => page()?.storage.set(key, value),
    removeItem: (key: string) => page()?.storage.delete(key),
  };
  return {
    WebSocket: ClientSocket,
    WebSocketPair: SimulatedPair,
    WebSocketRequestResponsePair: class {},
    Response: SimulatedResponse,
    HTMLElement: Element,
    HTMLInputElement: Element,
    HTMLTextAreaElement: Element,
    HTMLSelectElement: Element,
    location: new URL(`${origin}/`),
    navigator: { locks },
    sessionStorage: storage,
    localStorage: storage,
    document: {
      ...listening(),
      activeElement: null,
      hasFocus: () => page()?.hidden === false,
      get visibilityState() {
        return page()?.hidden === true ? "hidden" : "visible";
      },
    },
    ...listening(),
  };
}
