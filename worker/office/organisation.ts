import type { OrganisationFields } from "../../shared/site.ts";
import { wallClockAt } from "../../shared/wall-clock.ts";

/** The organisation's own row: its name, its public key, its time zone. */
export interface Organisation {
  readonly name: string;
  /** Ed25519 public key, base64url: the root every certificate is judged by. */
  readonly key: string;
  readonly zone: string;
  readonly zoneName: string;
}

type Row = { name: string; key: string; zone: string; zone_name: string };

/** undefined while nobody has set one up. */
export function organisation(sql: SqlStorage): Organisation | undefined {
  const [row] = sql.exec<Row>("SELECT name, key, zone, zone_name FROM organisation").toArray();
  return row && { name: row.name, key: row.key, zone: row.zone, zoneName: row.zone_name };
}

/** How often its words were changed, from 1. */
export function organisationEdition(sql: SqlStorage): number {
  const [row] = sql.exec<{ edition: number }>("SELECT edition FROM organisation").toArray();
  return row?.edition ?? 1;
}

export function writeOrganisation(sql: SqlStorage, { name, zone, zoneName }: OrganisationFields): void {
  sql.exec("UPDATE organisation SET name = ?, zone = ?, zone_name = ?, edition = edition + 1", name, zone, zoneName);
}

/** A zone this runtime can reckon with. */
export function isZone(zone: string, now: number): boolean {
  try {
    wallClockAt(zone, now);
    return true;
  } catch {
    return false;
  }
}

/** May people here sign in without a passkey? */
export type PasskeyRule = "required" | "optional";

export function keepOrganisation(
  sql: SqlStorage,
  { name, key, zone, zoneName }: Organisation,
  passkeys: PasskeyRule,
): void {
  sql.exec(
    `INSERT INTO organisation (one, name, key, zone, zone_name, passkeys) VALUES (1, ?, ?, ?, ?, ?)
     ON CONFLICT (one) DO UPDATE SET name = excluded.name, key = excluded.key,
       zone = excluded.zone, zone_name = excluded.zone_name, passkeys = excluded.passkeys`,
    name,
    key,
    zone,
    zoneName,
    passkeys,
  );
}

export function passkeyRule(sql: SqlStorage): PasskeyRule {
  const [row] = sql.exec<{ passkeys: PasskeyRule }>("SELECT passkeys FROM organisation").toArray();
  return row?.passkeys ?? "required";
}

export function keepPasskeyRule(sql: SqlStorage, rule: PasskeyRule): void {
  sql.exec("UPDATE organisation SET passkeys = ?", rule);
}

/** The day it is for the organisation, as `2026-11-30`. */
export function today(sql: SqlStorage, now: number): string {
  const { year, month, day } = wallClockAt(organisation(sql)?.zone ?? "UTC", now);
  return [year, month, day].map((part) => `${part}`.padStart(2, "0")).join("-");
}
