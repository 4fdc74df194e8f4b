/** A console as its tests move it: events in, the last state and everything it asked of the world out. */
import { idFrom, LineSlug, type RoomId, type TicketId } from "../../../shared/ids.ts";
import type { StaffFrame } from "../../../shared/protocol.ts";
import type { Effect } from "../../../web/counsellor/console/effect.ts";
import type { ConsoleEvent, Duty, Glimpse, Me } from "../../../web/counsellor/console/event.ts";
import { type Board, type ConsoleState, initial, step } from "../../../web/counsellor/console/state.ts";

export const start = Date.UTC(2026, 10, 24, 18, 0);
export const hour = 3_600_000;
export const minute = 60_000;

export const room = (letter: string): RoomId => idFrom<RoomId>(new Uint8Array(16).fill(letter.charCodeAt(0)));

/** Well-formed and unsigned: pages read dates from admissions, never trust. */
export function admission(of: RoomId, expires = start + 31 * minute, version = 0): string {
  const said = {
    ...{ room: of, ticket: room("t"), seat: 1, line: "harbour", askedAt: start + version },
    ...{ endsAt: start + 3 * hour, expires },
  };
  return `${Buffer.from(JSON.stringify(said)).toString("base64url")}.${"s".repeat(43)}`;
}

export const pass = (version: number) => `pass${version}.${"s".repeat(43)}`;
export const shift = { from: start - hour, until: start + 3 * hour, lead: false, line: "Harbour" };

export const turn: Duty["turn"] = {
  briefings: [],
  limit: 3,
  checkedInAt: start,
  confirmation: "notNeeded",
  leads: [],
  closed: [],
};

export const me: Me = {
  person: { id: idFrom(new Uint8Array(16)), alias: "Sam", roles: ["counsellor"] },
  organisation: { name: "Harbour", key: "k".repeat(43), zone: "Europe/London", zoneName: "London time" },
};

type BoardChange = Partial<Omit<Board, "me">> & { readonly me?: Partial<Board["me"]> };

export function board(change: BoardChange = {}): Board {
  const mine = {
    checkedIn: true,
    taking: true,
    away: false,
    limit: 3,
    chats: [],
    nextAt: null,
    needed: 0,
    offer: null,
    ...change.me,
  };
  return {
    ...{ type: "board", now: start, open: true, waiting: [], waitingCount: 0, onShift: [], ...change },
    me: mine,
  } as Board;
}

export function taken(of: RoomId): Extract<StaffFrame, { type: "taken" }> {
  return {
    type: "taken",
    room: of,
    admission: admission(of),
    commitment: "c".repeat(43),
    language: "en",
    line: LineSlug.parse("harbour"),
    ticket: idFrom<TicketId>(new Uint8Array(16)),
    waitedMs: 4 * minute,
  };
}

export const talking = (arrived: number, written = 0): Glimpse => ({
  phase: "talking",
  endedBy: undefined,
  arrived,
  written,
});

export class TestConsole {
  state: ConsoleState = initial;
  now = start;
  /** Of the last event alone. */
  effects: readonly Effect[] = [];

  tell(...events: readonly ConsoleEvent[]): this {
    for (const event of events) {
      const next = step(this.state, event, this.now);
      this.state = next.state;
      this.effects = next.effects;
    }
    return this;
  }

  frame(frame: StaffFrame, random: readonly [number, number] = [0.1, 0.2]): this {
    return this.tell({ type: "frameArrived", frame, random, writing: false });
  }

  after(ms: number): this {
    this.now += ms;
    return this.tell({ type: "ticked" });
  }

  duty(version: number | null): this {
    return this.tell({
      type: "dutyAnswered",
      answer: { is: "answered", value: { pass: version === null ? null : pass(version), ended: null, shift, turn } },
    });
  }

  /** The Office's answer after the shift, while a chat of it can still run. */
  shiftEnded(version: number): this {
    return this.tell({
      type: "dutyAnswered",
      answer: { is: "answered", value: { pass: null, ended: pass(version), shift: null, turn: null } },
    });
  }

  signedIn(
    kept: ConsoleState["lost"] = [],
    checkedInFor?: number,
    lastEndedAt?: number,
    until = start + 100 * hour,
  ): this {
    return this.tell(
      { type: "opened" },
      { type: "meAnswered", answer: { is: "answered", value: me } },
      { type: "deviceFound", device: "usable", kept, checkedInFor, lastEndedAt, until },
    );
  }

  /** Signed in, with a device, a duty pass and an open socket. */
  connected(kept: ConsoleState["lost"] = [], checkedInFor?: number): this {
    return this.signedIn(kept, checkedInFor).duty(1).tell({ type: "linkOpened" });
  }

  onBoard(): this {
    return this.connected().tell({ type: "checkInPressed" }).frame(board());
  }

  /** In a chat both ends of which can write. */
  inChat(letter = "a"): this {
    return this.frame(taken(room(letter))).tell(
      { type: "conversationSeated", room: room(letter) },
      { type: "conversationChanged", room: room(letter), glimpse: talking(0), watched: true },
    );
  }

  sent(): readonly unknown[] {
    return this.effects.flatMap((effect) => (effect.type === "send" ? [effect.frame] : []));
  }

  did(type: Effect["type"]): boolean {
    return this.effects.some((effect) => effect.type === type);
  }

  chat(letter = "a") {
    return this.state.chats.find((chat) => chat.room === room(letter));
  }
}
