/** Old browsers: WebCrypto without curve 25519 and without any post-quantum key agreement. The same chat, in JavaScript. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ChatCrypto } from "../../../web/encryption/chat-crypto.ts";
import { createChatCrypto } from "../../../web/encryption/mls-chat.ts";
import { accepted, bytes, invite, meet, text } from "./harbour.ts";

const { device } = await invite();
const asked: string[] = [];
let old: ChatCrypto;

/** A WebCrypto that knows neither Ed25519 nor X25519, nor the methods of key encapsulation. */
function oldCrypto(genuine: Crypto): Crypto {
  const missing = new Set(["encapsulateBits", "decapsulateBits", "getPublicKey"]);
  const subtle = new Proxy(genuine.subtle, {
    has: (target, name) => !missing.has(String(name)) && name in target,
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return (...given: unknown[]) => {
        const modern = given.find((one) => one === "Ed25519" || one === "X25519");
        if (modern === undefined) return Reflect.apply(method, target, given);
        asked.push(String(modern));
        return Promise.reject(new DOMException("Unrecognized name", "NotSupportedError"));
      };
    },
  });
  const random = (buffer: Uint8Array<ArrayBuffer>) => genuine.getRandomValues(buffer);
  return { subtle, getRandomValues: random, randomUUID: () => genuine.randomUUID() } as unknown as Crypto;
}

beforeAll(async () => {
  vi.stubGlobal("crypto", oldCrypto(globalThis.crypto));
  vi.resetModules();
  const fresh = await import("../../../web/encryption/mls-chat.ts");
  old = fresh.createChatCrypto();
  await old.warmUp();
});

afterAll(() => {
  vi.unstubAllGlobals();
});

test("an old browser and a new one hold a chat", async () => {
  expect(new Set(asked)).toEqual(new Set(["Ed25519"]));
  vi.unstubAllGlobals();
  const modern = createChatCrypto();
  const { visitor, counsellor } = await meet(old, modern, device);
  const updated = accepted(await old.update(visitor, 0));
  const followed = accepted(await modern.open(counsellor, updated.sealed));
  const said = accepted(await modern.seal(followed.group, bytes("Take your time"), 0));
  expect(text(accepted(await old.open(updated.group, said.sealed)).frame)).toBe("Take your time");
});
