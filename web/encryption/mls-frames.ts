/**
 * The three MLS messages of this profile as bytes (RFC 9420, section 6): a key package, a welcome, a private message.
 * There is no way in for a public message, a group info or anything with a byte too many.
 */
import type { Decoder } from "ts-mls/codec/tlsDecoder.js";
import { decodeKeyPackage, encodeKeyPackage, type KeyPackage } from "ts-mls/keyPackage.js";
import { decodePrivateMessage, encodePrivateMessage, type PrivateMessage } from "ts-mls/privateMessage.js";
import { decodeWelcome, encodeWelcome, type Welcome } from "ts-mls/welcome.js";
import { concat } from "./bytes.ts";
import type { SealedHeader } from "./chat-crypto.ts";

// Version mls10, then the wire format (RFC 9420, sections 6 and 17.2).
const privateMessage = Uint8Array.of(0, 1, 0, 2);
const welcome = Uint8Array.of(0, 1, 0, 3);
const keyPackage = Uint8Array.of(0, 1, 0, 5);

export const writeKeyPackage = (value: KeyPackage) => concat(keyPackage, encodeKeyPackage(value));
export const writeWelcome = (value: Welcome) => concat(welcome, encodeWelcome(value));
export const writePrivateMessage = (value: PrivateMessage) => concat(privateMessage, encodePrivateMessage(value));

export const readKeyPackage = (bytes: Uint8Array) => read(bytes, keyPackage, decodeKeyPackage);
export const readWelcome = (bytes: Uint8Array) => read(bytes, welcome, decodeWelcome);
export const readPrivateMessage = (bytes: Uint8Array) => read(bytes, privateMessage, decodePrivateMessage);

function read<T>(bytes: Uint8Array, prefix: Uint8Array, decode: Decoder<T>): T | undefined {
  if (!prefix.every((byte, index) => byte === bytes[index])) return undefined;
  const body = bytes.slice(prefix.length);
  try {
    const decoded = decode(body, 0);
    return decoded !== undefined && decoded[1] === body.length ? decoded[0] : undefined;
  } catch {
    return undefined;
  }
}

const sequenceBytes = 4;

/** The author's sequence number as it stands in a message's authenticated data; `undefined`: it cannot be one. */
export function writeSequence(sequence: number): Uint8Array | undefined {
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > 0xffff_ffff) return undefined;
  const bytes = new Uint8Array(sequenceBytes);
  new DataView(bytes.buffer).setUint32(0, sequence);
  return bytes;
}

/** What stands outside the ciphertext. It is authenticated when the message is opened, not before. */
export function headerOf({ epoch, contentType, authenticatedData }: PrivateMessage): SealedHeader | undefined {
  if (authenticatedData.length !== sequenceBytes || contentType === "proposal") return undefined;
  if (epoch > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  const { buffer, byteOffset } = authenticatedData;
  const sequence = new DataView(buffer, byteOffset).getUint32(0);
  return { epoch: Number(epoch), sequence, commit: contentType === "commit" };
}
