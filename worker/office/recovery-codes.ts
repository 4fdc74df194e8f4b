/**
 * Recovery codes: for whoever lost every passkey. Each makes one new passkey and does nothing else. They are made here,
 * shown once and kept as hashes; 80 random bits each cannot be guessed, so no counting of attempts is needed, which
 * would let strangers write rows or lock somebody out.
 */
import { PersonId } from "../../shared/ids.ts";
import { recoveryCodesGiven } from "../../shared/limits.ts";
import { secretHash } from "./secrets.ts";

/** No letters that are read for others (Crockford's base 32). */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 16 letters in four groups, five bits each: "7KQ2-M9XD-04TB-H8WN". */
function freshCode(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => alphabet[byte % 32]);
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join("")).join("-");
}

/** As people type it from paper: small letters, spaces, an O for a zero. */
export function codeHash(typed: string): string {
  const plain = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  return secretHash(`recovery\n${plain}`);
}

/** Ten new ones; every older one ends. Shown to their owner, and gone from here. */
export function giveRecoveryCodes(sql: SqlStorage, person: PersonId, now: number): string[] {
  dropRecoveryCodes(sql, person);
  const codes = Array.from({ length: recoveryCodesGiven }, freshCode);
  for (const code of codes)
    sql.exec("INSERT INTO recovery_codes (code_hash, person, made_at) VALUES (?, ?, ?)", codeHash(code), person, now);
  return codes;
}

/** Whose unused code this is. */
export function ownerOfCode(sql: SqlStorage, hash: string): PersonId | undefined {
  const [row] = sql
    .exec<{ person: string }>("SELECT person FROM recovery_codes WHERE code_hash = ? AND used_at IS NULL", hash)
    .toArray();
  return row && PersonId.parse(row.person);
}

export function useRecoveryCode(sql: SqlStorage, hash: string, now: number): void {
  sql.exec("UPDATE recovery_codes SET used_at = ? WHERE code_hash = ?", now, hash);
}

export function recoveryCodesLeft(sql: SqlStorage, person: PersonId): number {
  return sql
    .exec<{ n: number }>("SELECT count(*) AS n FROM recovery_codes WHERE person = ? AND used_at IS NULL", person)
    .one().n;
}

export function dropRecoveryCodes(sql: SqlStorage, person: PersonId): void {
  sql.exec("DELETE FROM recovery_codes WHERE person = ?", person);
}
