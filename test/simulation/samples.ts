/** What is looked at every few seconds, when all is well, and when everybody has gone home. */
import { consolesOf, type State } from "../../worker/switchboard/people.ts";
import { initial } from "../../worker/switchboard/state.ts";
import type { Due } from "./clock.ts";
import type { Page } from "./network.ts";
import { goesOn, others, type Talk } from "./talk.ts";
import type { World } from "./world.ts";

const sampleMs = 5000;
/** Nobody waits longer than this while somebody fitting is free and takes people. */
const waitMostMs = 60_000;

/** Console and Switchboard may disagree for as long as a frame is on its way. */
const agreeMs = 20_000;
const nobody: State = initial([], 0, 0);

export class Samples {
  readonly #world: World;
  #due: Due | undefined;
  readonly #readySince = new Map<string, number>();
  readonly #uncountedSince = new Map<string, number>();
  readonly #forgottenSince = new Map<string, number>();
  readonly #waitingSince = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
    this.#again();
  }

  end(): void {
    if (this.#due !== undefined) this.#due.cancelled = true;
  }

  #again(): void {
    const { clock, watch } = this.#world;
    this.#due = clock.after(sampleMs, () => {
      watch.conversations.sampled(clock.now);
      this.#nobodyWaitsInVain();
      this.#queueIsTheSockets();
      this.#chatsAreCounted();
      this.#again();
    });
  }

  #nobodyWaitsInVain(): void {
    const { clock, visitors, counsellors, watch, closing } = this.#world;
    if (closing) return;
    for (const visitor of visitors) {
      const { stage, queue, mustShow } = visitor.visit.state;
      const waits = stage === "waiting" && queue === "up" && !mustShow && reached(visitor.page, "/ws/queue");
      since(this.#waitingSince, visitor.name, waits, clock.now);
    }
    for (const counsellor of counsellors) {
      const { page, name } = counsellor;
      since(this.#readySince, name, counsellor.ready && reached(page, "/ws/staff"), clock.now);
    }
    for (const visitor of visitors) {
      for (const counsellor of counsellors) {
        if (!counsellor.member.languages.includes(visitor.language)) continue;
        const both = Math.max(
          this.#waitingSince.get(visitor.name) ?? Infinity,
          this.#readySince.get(counsellor.name) ?? Infinity,
        );
        if (clock.now - both > waitMostMs + this.#world.office.rules.betweenChatsMs)
          watch.blame("Q1", `${visitor.name} waits while ${counsellor.name} is free, and nothing happens`);
      }
    }
  }

  /** Who is at the Switchboard has a socket there, and whoever has a socket is at the Switchboard. */
  #queueIsTheSockets(): void {
    const { watch, service } = this.#world;
    if (watch.queue.state === undefined) return;
    const people = watch.queue.state.people.map(({ socket }) => socket).toSorted();
    const open = [...service.switchboard.sockets].filter(({ attachment }) => attachment !== "null");
    const sockets = open.map(({ tag }) => tag).toSorted();
    const spoken = people.filter((name) => sockets.includes(name));
    if (sockets.length !== spoken.length || people.length > service.switchboard.sockets.size)
      watch.blame("the queue is the sockets", `${people.length} people and ${sockets.length} sockets`);
  }

  /** S3, S4: the console and the Switchboard agree on which chats run, but for moments. */
  #chatsAreCounted(): void {
    const { clock, watch, counsellors } = this.#world;
    for (const counsellor of counsellors) {
      const { page, member, state } = counsellor;
      const rooms = consolesOf(watch.queue.state ?? nobody)
        .filter(({ pass, started }) => pass.person === member.id && started)
        .flatMap(({ chats }) => chats.map(({ room }) => room));
      const both = watch.queue.state !== undefined && reached(page, "/ws/staff") && state.link === "up";
      const uncounted = both && counsellor.talking.some(({ room }) => !rooms.includes(room));
      const forgotten = both && rooms.some((room) => state.finished.includes(room));
      since(this.#uncountedSince, member.alias, uncounted, clock.now);
      since(this.#forgottenSince, member.alias, forgotten, clock.now);
      const late = (times: Map<string, number>) => clock.now - (times.get(member.alias) ?? clock.now) > agreeMs;
      if (late(this.#uncountedSince)) watch.blame("S3", `a chat of ${member.alias} does not count`);
      if (late(this.#forgottenSince)) watch.blame("S4", `${member.alias} is counted a chat that is long over`);
    }
  }

  /** Two minutes and a moment without any trouble: everything has arrived. */
  settled(): void {
    const { watch, clock } = this.#world;
    const { talks } = watch.conversations;
    for (const talk of talks) {
      const { state } = talk;
      if (!goesOn(talk) || state.phase !== "talking" || !state.otherPresent) continue;
      const isThere = ({ state: other }: Talk) => other.phase === "talking" && other.link === "up";
      if (!others(talks, talk).some((other) => goesOn(other) && isThere(other))) continue;
      watch.ledger.settled(talk, talks, clock.now);
    }
  }
}

const reached = (page: Page, path: string) => page.alive && !page.frozen && page.reaches(path);

function since(times: Map<string, number>, name: string, holds: boolean, now: number): void {
  if (!holds) times.delete(name);
  else if (!times.has(name)) times.set(name, now);
}

/** Everybody has gone home: every chat is over, and nothing is left running anywhere. */
export function finalRules({ watch, service, visitors, counsellors }: World): void {
  const { talks } = watch.conversations;
  for (const talk of talks) {
    if (goesOn(talk)) watch.blame("E14", `${talk.page.name}'s chat never ended`);
    if (talk.state.ended !== null) watch.ledger.ended(talk, talks);
  }
  for (const human of [...visitors, ...counsellors]) {
    if (human.here) watch.blame("timers", `${human.name} never got home`);
    if (human.page.timers > 0) watch.blame("timers", `${human.page.name} still has timers`);
  }
  const objects = [service.switchboard, ...service.rooms.values()];
  for (const { name, sockets, context } of objects) {
    if (sockets.size > 0) watch.blame("W", `${name} still has ${sockets.size} sockets`);
    if (context.timers > 0) watch.blame("timers", `${name} still has timers`);
  }
}
