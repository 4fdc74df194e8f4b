/** What goes wrong by itself: connections, networks, objects at the server, whole versions, the Office. */
import type { Cut, Page } from "./network.ts";
import type { World } from "./world.ts";

/** No server believes longer than this in a socket that nobody holds. */
export const halfOpenMs = 10 * 60_000;

export class Weather {
  readonly #world: World;
  /** From then on nothing goes wrong any more. */
  fair = false;

  constructor(world: World) {
    this.#world = world;
    this.#next();
  }

  #next(): void {
    const { clock, random, plan } = this.#world;
    clock.after(random.around(plan.troubleMs), () => {
      if (this.fair) return;
      this.#trouble();
      this.#next();
    });
  }

  #trouble(): void {
    const { random, service, office, clock, watch } = this.#world;
    const dice = random.next();
    if (dice < 0.6) return this.#cutOne();
    if (dice < 0.75) return this.#crashRoom();
    if (dice < 0.85) {
      watch.queue.crashed(clock.now);
      return service.switchboard.crash();
    }
    if (dice < 0.9) {
      watch.tell("everything", "is deployed anew");
      watch.queue.crashed(clock.now);
      return service.deploy();
    }
    watch.tell("office", "is away");
    office.downUntil = clock.now + random.around(30_000);
  }

  #cutOne(): void {
    const { random, network } = this.#world;
    const wires = [...network.wires];
    const wire = wires[random.below(wires.length)];
    wire?.sever(this.#howNoticed());
  }

  #howNoticed(): Cut {
    const { random } = this.#world;
    return {
      pageAfter: random.chance(0.6) ? random.around(500) : null,
      serverAfter: random.chance(0.5) ? random.around(500) : Math.min(halfOpenMs, random.around(5 * 60_000)),
    };
  }

  #crashRoom(): void {
    const { random, service } = this.#world;
    const rooms = [...service.rooms.values()].filter(({ sockets }) => sockets.size > 0);
    rooms[random.below(rooms.length)]?.crash();
  }

  /** No network at all for a while. */
  tunnel(page: Page): void {
    const { clock, random, watch } = this.#world;
    watch.tell(page.name, "has no network");
    page.offline = true;
    this.dropAll(page);
    if (random.chance(0.5)) page.tell("offline");
    clock.after(random.chance(0.1) ? random.around(10 * 60_000) : random.around(15_000), () => {
      watch.tell(page.name, "has a network again");
      page.offline = false;
      page.tell("online");
    });
  }

  /** Every connection of this page. */
  dropAll(page: Page): void {
    for (const { wire } of page.sockets) wire?.sever(this.#howNoticed());
  }
}
