/** One-time sign-in links, kept as hashes of their tokens. */
import { Chain } from "../../shared/certificates.ts";
import { PersonId } from "../../shared/ids.ts";
import type { LinkTimes } from "./link.ts";
import { secretHash } from "./secrets.ts";

export interface SignInLink extends LinkTimes {
  readonly tokenHash: string;
  readonly person: PersonId;
  /** From the organisation's signature to the invitation that goes with the link. */
  readonly chain: Chain;
  /** `invitation`: everything older ends when it is used. `signIn`: one more browser. */
  readonly kind: "invitation" | "signIn";
}

type Row = {
  token_hash: string;
  person: string;
  chain: string;
  ends_at: number;
  used_at: number | null;
  revoked_at: number | null;
  kind: SignInLink["kind"];
};

/** undefined for a token nobody was given. */
export function findLink(sql: SqlStorage, token: string): SignInLink | undefined {
  const [row] = sql
    .exec<Row>(
      "SELECT token_hash, person, chain, ends_at, used_at, revoked_at, kind FROM sign_in_links WHERE token_hash = ?",
      secretHash(token),
    )
    .toArray();
  if (row === undefined) return undefined;
  return {
    tokenHash: row.token_hash,
    person: PersonId.parse(row.person),
    chain: Chain.parse(JSON.parse(row.chain)),
    endsAt: row.ends_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
    kind: row.kind,
  };
}

export function keepLink(
  sql: SqlStorage,
  { tokenHash, person, chain, endsAt }: Omit<SignInLink, "usedAt" | "revokedAt" | "kind">,
): void {
  sql.exec(
    "INSERT INTO sign_in_links (token_hash, person, chain, ends_at) VALUES (?, ?, ?, ?)",
    ...[tokenHash, person, JSON.stringify(chain), endsAt],
  );
}

export function useLink(sql: SqlStorage, { tokenHash }: SignInLink, now: number): void {
  sql.exec("UPDATE sign_in_links SET used_at = ? WHERE token_hash = ?", now, tokenHash);
}

/** Nobody can use an older link any more. */
export function endUnusedLinks(sql: SqlStorage, now: number): void {
  sql.exec("UPDATE sign_in_links SET ends_at = min(ends_at, ?) WHERE used_at IS NULL", now);
}

/** Whoever comes back by an invitation leaves no older way in behind. `except`: that invitation. */
export function revokeLinksOf(sql: SqlStorage, person: PersonId, except: string, now: number): void {
  sql.exec(
    `UPDATE sign_in_links SET revoked_at = ?
     WHERE person = ? AND token_hash <> ? AND used_at IS NULL AND revoked_at IS NULL`,
    ...[now, person, except],
  );
}
