/**
 * Key encapsulation across runtimes: what is sealed in Node is opened in Chromium and the other way round, by the
 * browser's own X-Wing, by ours put together from its two halves, by noble's and through `@hpke/core`. Published
 * answers are compared in `test/vectors/`; here it counts that all of them speak to one another.
 */
import { join, resolve } from "node:path";
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha512 } from "@hpke/core";
import { ml_kem768_x25519 } from "@noble/post-quantum/hybrid.js";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { source, utf8 } from "../../web/encryption/bytes.ts";
import { hkdf } from "../../web/encryption/hkdf.ts";
import { hpkeSeal } from "../../web/encryption/hpke.ts";
import { nativeMlKem, nobleMlKem } from "../../web/encryption/ml-kem.ts";
import { composedXWing, nativeXWing } from "../../web/encryption/x-wing.ts";
import { launchBrowser } from "./people.ts";

const root = resolve(import.meta.dirname, "../..");
const encryption = (file: string) => JSON.stringify(join(root, "web/encryption", file));

/** The product's own modules, as a script that puts every way to X-Wing there is in this browser on the page. */
const script = `
  import { composedXWing, nativeXWing } from ${encryption("x-wing.ts")};
  import { nativeMlKem, nobleMlKem } from ${encryption("ml-kem.ts")};
  import { hpkeOpen, hpkeSeal } from ${encryption("hpke.ts")};
  import { hkdf } from ${encryption("hkdf.ts")};
  const own = await nativeMlKem();
  const wings = {
    "Chromium's own": await nativeXWing(),
    "ours, JavaScript ML-KEM, in Chromium": await composedXWing(await nobleMlKem()),
    "ours, Chromium's ML-KEM": own && (await composedXWing(own)),
  };
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const hex = (given) => Array.from(given, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const parts = (kem) => ({ kem, kdf: hkdf("SHA-512"), keyBytes: 32 });
  globalThis.wings = {
    names: Object.keys(wings).filter((name) => wings[name] !== undefined),
    async derive(name, ikm) {
      const { secret, publicKey } = await wings[name].derive(bytes(ikm));
      return { secret: hex(secret), publicKey: hex(publicKey) };
    },
    async encapsulate(name, publicKey) {
      const { shared, encapsulated } = await wings[name].encapsulate(bytes(publicKey));
      return { shared: hex(shared), encapsulated: hex(encapsulated) };
    },
    decapsulate: async (name, secret, sent) => hex(await wings[name].decapsulate(bytes(secret), bytes(sent))),
    async seal(name, publicKey, info, words, beside) {
      const sealed = await hpkeSeal(parts(wings[name]), ...[publicKey, info, words, beside].map(bytes));
      return { encapsulated: hex(sealed.encapsulated), ciphertext: hex(sealed.ciphertext) };
    },
    open: async (name, ...given) => hex(await hpkeOpen(parts(wings[name]), ...given.map(bytes))),
  };
`;

interface Keys {
  readonly secret: string;
  readonly publicKey: string;
}
/** Everything in hex. */
interface Wing {
  derive(ikm: string): Promise<Keys>;
  encapsulate(publicKey: string): Promise<{ shared: string; encapsulated: string }>;
  decapsulate(secret: string, encapsulated: string): Promise<string>;
}

let browser: Browser;
let page: Page;
const wings = new Map<string, Wing>();
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const bytes = (text: string) => new Uint8Array(Buffer.from(text, "hex"));

async function scriptOf(): Promise<string> {
  const entry = "virtual:wings";
  const plugin = {
    name: "wings",
    resolveId: (id: string) => (id === entry ? `\0${entry}` : undefined),
    load: (id: string) => (id === `\0${entry}` ? script : undefined),
  };
  const rolldownOptions = { input: { wings: entry }, output: { codeSplitting: false } };
  const result = await build({
    ...{ root, configFile: false, logLevel: "error", plugins: [plugin] },
    build: { write: false, target: "es2022", modulePreload: false, rolldownOptions },
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (first === undefined || !("output" in first)) throw new Error("The build gave no output.");
  return first.output[0].code;
}

type InPage = { names: string[] } & Record<string, (...given: string[]) => Promise<unknown>>;
const inChromium = <T>(method: string, ...given: string[]): Promise<T> =>
  page.evaluate(
    ([name = "", ...rest]) => (globalThis as unknown as { wings: InPage }).wings[name]?.(...rest),
    [method, ...given],
  ) as Promise<T>;

/** One of ours in Node, in hex. */
async function inNode(kem: Awaited<ReturnType<typeof composedXWing>>): Promise<Wing> {
  return {
    async derive(ikm) {
      const { secret, publicKey } = await kem.derive(bytes(ikm));
      return { secret: hex(secret), publicKey: hex(publicKey) };
    },
    async encapsulate(publicKey) {
      const { shared, encapsulated } = await kem.encapsulate(bytes(publicKey));
      return { shared: hex(shared), encapsulated: hex(encapsulated) };
    },
    decapsulate: async (secret, encapsulated) => hex(await kem.decapsulate(bytes(secret), bytes(encapsulated))),
  };
}

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  const body = `<!doctype html><script type="module" src="/wings.js"></script>`;
  await page.route("http://localhost/", (route) => route.fulfill({ contentType: "text/html", body }));
  const code = await scriptOf();
  await page.route("**/wings.js", (route) => route.fulfill({ contentType: "text/javascript", body: code }));
  await page.goto("http://localhost/");
  await page.waitForFunction("globalThis.wings !== undefined");
  for (const name of await page.evaluate(() => (globalThis as unknown as { wings: InPage }).wings.names)) {
    wings.set(name, {
      derive: (ikm) => inChromium("derive", name, ikm),
      encapsulate: (publicKey) => inChromium("encapsulate", name, publicKey),
      decapsulate: (secret, encapsulated) => inChromium("decapsulate", name, secret, encapsulated),
    });
  }
  const lattice = await nativeMlKem();
  const whole = await nativeXWing();
  wings.set("ours, JavaScript ML-KEM, in Node", await inNode(await composedXWing(await nobleMlKem())));
  if (lattice !== undefined) wings.set("ours, Node's ML-KEM", await inNode(await composedXWing(lattice)));
  if (whole !== undefined) wings.set("Node's own", await inNode(whole));
});
afterAll(() => browser.close());

describe("X-Wing", () => {
  test("every way to it derives the same keys, and opens what every other way sealed", async () => {
    const ikm = hex(utf8("the same secret in every runtime, as RFC 9180 wants it"));
    const keys = await wings.get("ours, JavaScript ML-KEM, in Node")?.derive(ikm);
    if (keys === undefined) throw new Error("no keys");
    expect(hex(ml_kem768_x25519.getPublicKey(bytes(keys.secret)))).toBe(keys.publicKey);
    for (const [from, sender] of wings) {
      expect([from, await sender.derive(ikm)]).toEqual([from, keys]);
      const { shared, encapsulated } = await sender.encapsulate(keys.publicKey);
      expect(hex(ml_kem768_x25519.decapsulate(bytes(encapsulated), bytes(keys.secret)))).toBe(shared);
      for (const [to, receiver] of wings)
        expect([from, to, await receiver.decapsulate(keys.secret, encapsulated)]).toEqual([from, to, shared]);
      // One bit changed on the way gives another secret, as ML-KEM has it, or an error, never the same secret.
      const changed = `${encapsulated.slice(0, -2)}${encapsulated.endsWith("00") ? "01" : "00"}`;
      expect(await sender.decapsulate(keys.secret, changed).catch(() => "refused")).not.toBe(shared);
    }
  });

  test("Chromium has one of its own, so all three ways in a browser were compared", () => {
    const inBrowser = ["Chromium's own", "ours, JavaScript ML-KEM, in Chromium", "ours, Chromium's ML-KEM"];
    expect([...wings.keys()]).toEqual(expect.arrayContaining(inBrowser));
  });
});

describe("HPKE over X-Wing", () => {
  const info = utf8("for this chat");
  const beside = utf8("beside");
  const words = utf8("Take your time");

  test("what Chromium seals, @hpke/core opens", async () => {
    const { secretKey, publicKey } = ml_kem768_x25519.keygen();
    for (const name of [...wings.keys()].filter((one) => one.includes("Chromium"))) {
      const given = [hex(publicKey), ...[info, words, beside].map(hex)];
      const sealed = await inChromium<{ encapsulated: string; ciphertext: string }>("seal", name, ...given);
      const enc = bytes(sealed.encapsulated);
      class NobleXWing extends DhkemX25519HkdfSha256 {
        override id = 0x647a as typeof DhkemX25519HkdfSha256.prototype.id;
        override encSize = 1120;
        override publicKeySize = 1216;
        override decap = async () => source(ml_kem768_x25519.decapsulate(enc, secretKey)).buffer;
      }
      const theirs = new CipherSuite({ kem: new NobleXWing(), kdf: new HkdfSha512(), aead: new Aes256Gcm() });
      const recipientKey = await theirs.kem.deserializePrivateKey(new Uint8Array(32).fill(1).buffer);
      const opening = { recipientKey, enc: enc.buffer, info: source(info).buffer };
      const read = await theirs.open(opening, bytes(sealed.ciphertext).buffer, source(beside).buffer);
      expect([name, new Uint8Array(read)]).toEqual([name, words]);
    }
  });

  test("what Node seals, Chromium opens, and nothing that was changed", async () => {
    const kem = await composedXWing(await nobleMlKem());
    const { secret, publicKey } = await kem.generate();
    const sealed = await hpkeSeal({ kem, kdf: hkdf("SHA-512"), keyBytes: 32 }, publicKey, info, words, beside);
    const given = [secret, sealed.encapsulated, info, sealed.ciphertext, beside].map(hex);
    for (const name of [...wings.keys()].filter((one) => one.includes("Chromium"))) {
      expect([name, await inChromium("open", name, ...given)]).toEqual([name, hex(words)]);
      const changed = given.with(4, hex(utf8("beside it")));
      await expect(inChromium("open", name, ...changed)).rejects.toThrow();
    }
  });
});
