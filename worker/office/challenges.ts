/**
 * Challenges for passkeys: signed, not stored, so that whoever asks for one writes nothing. Each is bound to what it was
 * given for, ends after five minutes, and counts once: the answered ones are kept until they end.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { fromBase64url, toBase64url } from "../../shared/ids.ts";
import { challengeMs } from "../../shared/limits.ts";
import { secretHash } from "./secrets.ts";

/** What it was given for, and to whom: a link's hash, a session, a session and the digest of one request. */
export type Purpose =
  | readonly ["signIn"]
  | readonly ["setUp", tokenHash: string]
  | readonly ["join", linkHash: string]
  | readonly ["recover", codeHash: string]
  | readonly ["addPasskey", session: string]
  | readonly ["stepUp", session: string, method: string, path: string, bodyDigest: string];

const randomBytes = 16;
const headBytes = randomBytes + 8;

/** base64url of 16 random bytes, the end as 64-bit milliseconds, and HMAC-SHA256 over both and the purpose. */
export function freshChallenge(key: string, purpose: Purpose, now: number): string {
  const head = new Uint8Array(headBytes);
  crypto.getRandomValues(head.subarray(0, randomBytes));
  new DataView(head.buffer).setBigUint64(randomBytes, BigInt(now + challengeMs));
  const mac = macOf(key, purpose, head);
  return toBase64url(new Uint8Array([...head, ...mac]));
}

/** Is it ours, for this purpose, and has it not ended? Whether it was answered already, `spendChallenge` says. */
export function challengeHolds(key: string, purpose: Purpose, challenge: string, now: number): boolean {
  const bytes = fromBase64url(challenge);
  if (bytes?.length !== headBytes + 32) return false;
  const [head, mac] = [bytes.subarray(0, headBytes), bytes.subarray(headBytes)];
  if (!timingSafeEqual(mac, macOf(key, purpose, head))) return false;
  return now < Number(new DataView(head.buffer).getBigUint64(randomBytes));
}

/** 128 bits of our own that nobody had before: the id of the first coordinator, who is made together with the challenge. */
export function randomPartOf(challenge: string): Uint8Array {
  return (fromBase64url(challenge) ?? new Uint8Array()).subarray(0, randomBytes);
}

/** Takes the challenge out of the world; false when it was answered before. Call it in the transaction of what it opens. */
export function spendChallenge(sql: SqlStorage, challenge: string, now: number): boolean {
  const hash = secretHash(challenge);
  sql.exec("DELETE FROM used_challenges WHERE ends_at <= ?", now);
  if (sql.exec("SELECT 1 FROM used_challenges WHERE challenge_hash = ?", hash).toArray().length > 0) return false;
  // No challenge lasts longer than one that would be given now.
  sql.exec("INSERT INTO used_challenges (challenge_hash, ends_at) VALUES (?, ?)", hash, now + challengeMs);
  return true;
}

function macOf(key: string, purpose: Purpose, head: Uint8Array): Uint8Array {
  return createHmac("sha256", key)
    .update(`quietline challenge 1\n${JSON.stringify(purpose)}\n`)
    .update(head)
    .digest();
}
