/** HKDF (RFC 5869) in its two halves, from WebCrypto's HMAC: WebCrypto's own HKDF cannot do them apart. */
import { concat, source } from "./bytes.ts";

export interface Hkdf {
  /** Length of the hash in bytes. */
  readonly size: number;
  mac(key: Uint8Array, data: Uint8Array): Promise<Uint8Array>;
  verifyMac(key: Uint8Array, mac: Uint8Array, data: Uint8Array): Promise<boolean>;
  extract(salt: Uint8Array, ikm: Uint8Array): Promise<Uint8Array>;
  /** Throws above 255 times the length of the hash. */
  expand(secret: Uint8Array, info: Uint8Array, length: number): Promise<Uint8Array>;
}

export function hkdf(hash: "SHA-256" | "SHA-512"): Hkdf {
  const size = hash === "SHA-256" ? 32 : 64;

  // HMAC fills a short key with zeros anyway; WebCrypto refuses an empty one.
  const importKey = (key: Uint8Array) =>
    crypto.subtle.importKey(
      "raw",
      key.length === 0 ? new Uint8Array(size) : source(key),
      { name: "HMAC", hash },
      false,
      ["sign", "verify"],
    );
  const mac = async (key: Uint8Array, data: Uint8Array) =>
    new Uint8Array(await crypto.subtle.sign("HMAC", await importKey(key), source(data)));

  return {
    size,
    mac,
    extract: mac,
    async verifyMac(key, tag, data) {
      return crypto.subtle.verify("HMAC", await importKey(key), source(tag), source(data));
    },
    async expand(secret, info, length) {
      if (length > 255 * size) throw new RangeError("HKDF cannot give that much");
      const key = await importKey(secret);
      const output = new Uint8Array(length);
      let block = new Uint8Array(0);
      for (let offset = 0, counter = 1; offset < length; offset += size, counter++) {
        const input = concat(block, info, Uint8Array.of(counter));
        block.fill(0);
        block = new Uint8Array(await crypto.subtle.sign("HMAC", key, input));
        output.set(block.subarray(0, length - offset), offset);
      }
      block.fill(0);
      return output;
    },
  };
}
