/** A member of staff's browser: what it keeps beyond its pages, and how its pages ask the Office. */
import type { RoomId } from "../../shared/ids.ts";
import { current } from "./context.ts";
import { Page } from "./network.ts";
import type { Member, Office } from "./office.ts";
import { deviceOf, organisationKey } from "./staff-keys.ts";

export class StaffBrowser {
  readonly member: Member;
  readonly office: Office;
  readonly device: object;
  readonly #seats = new Map<RoomId, object>();

  constructor(member: Member, office: Office) {
    this.member = member;
    this.office = office;
    // No run lasts so long that a certificate ends.
    const until = Number.MAX_SAFE_INTEGER;
    this.device = { person: member.id, organisationKey, until, ...deviceOf(member.alias) };
  }

  put(_store: string, record: object): void {
    this.#seats.set((record as { room: RoomId }).room, record);
  }

  remove(_store: string, key: string): void {
    this.#seats.delete(key as RoomId);
  }

  all(_store: string): readonly object[] {
    return [...this.#seats.values()];
  }

  me() {
    return this.office.me(this.member);
  }

  duty() {
    return this.office.duty(this.member);
  }
}

const browsers = new WeakMap<Page, StaffBrowser>();

export function belongsTo(page: Page, browser: StaffBrowser): void {
  browsers.set(page, browser);
}

/** Of the page whose code runs. */
export function browserOf(): StaffBrowser {
  const page = current();
  const browser = page instanceof Page ? browsers.get(page) : undefined;
  if (browser === undefined) throw new Error("no member of staff's page runs");
  return browser;
}
