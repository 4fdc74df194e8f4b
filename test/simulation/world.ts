/** One run: a service, the people around it, the weather, and a clock that jumps from one happening to the next. */
import { idFrom, type PersonId, type SessionId } from "../../shared/ids.ts";
import { setClock } from "../../web/clock.ts";
import type { ChatCrypto } from "../../web/encryption/chat-crypto.ts";
import { Clock } from "./clock.ts";
import { Counsellor } from "./counsellor.ts";
import { Locks } from "./locks.ts";
import { modelCrypto } from "./model-crypto.ts";
import { Network, Page, putOn } from "./network.ts";
import { Office } from "./office.ts";
import type { Plan } from "./plan.ts";
import { Random } from "./random.ts";
import { Service } from "./service.ts";
import { aliases, startAt } from "./staff-keys.ts";
import { Story } from "./story.ts";
import { TwinCrypto } from "./twin-crypto.ts";
import { Visitor } from "./visitor.ts";
import { Watch } from "./watch.ts";
import { Weather } from "./weather.ts";

const hour = 3_600_000;

export class World {
  readonly plan: Plan;
  readonly random: Random;
  readonly clock = new Clock(startAt);
  readonly watch: Watch;
  readonly office: Office;
  readonly service: Service;
  readonly network: Network;
  readonly crypto: ChatCrypto;
  /** With real keys, beside the model. */
  readonly twin: TwinCrypto | undefined;
  readonly weather: Weather;
  readonly visitors: Visitor[] = [];
  readonly counsellors: Counsellor[] = [];
  readonly pages: Page[] = [];
  /** The last chats are brought to their end, and people go home. */
  closing = false;
  /** Nobody says anything: whatever is on its way has to arrive by itself. */
  hush = false;
  homeAt = Number.POSITIVE_INFINITY;

  constructor(seed: number, plan: Plan, told: boolean) {
    this.plan = plan;
    this.random = new Random(seed);
    this.watch = new Watch(this.clock, new Story(startAt, told));
    this.office = new Office(this.clock, this.random, plan.line);
    this.service = new Service(this.clock, this.random, this.office, this.watch);
    this.network = new Network(this.clock, this.random, this.service.dial);
    this.network.swallows = plan.swallows;
    this.twin = plan.realKeys && new TwinCrypto(this.random, this.watch, plan.realKeys());
    if (this.twin !== undefined) this.watch.sealedOf = this.twin.sealedOf;
    this.crypto = this.twin ?? modelCrypto(this.random, this.watch);
    this.weather = new Weather(this);
  }

  open(): void {
    this.page("the clock", new Map()).run(() => setClock({ now: startAt, speed: 1 }));
    for (const alias of aliases.slice(0, this.plan.counsellors))
      this.clock.after(this.random.around(2000), () => this.#hire(alias));
    for (let number = 1; number <= this.plan.visitors; number++) {
      this.clock.after(5000 + this.random.between(0, this.plan.arrivalsMs), () => {
        this.visitors.push(new Visitor(this, `visitor ${number}`));
      });
    }
  }

  #hire(alias: string): void {
    const { random } = this;
    const shift = { from: startAt - hour, until: startAt + 8 * hour };
    const languages = random.pick([["en"], ["en"], ["en", "cy"], ["cy"]]);
    const member = {
      id: this.#id<PersonId>(),
      session: this.#id<SessionId>(),
      alias,
      languages,
      chatsMost: 1 + random.below(3),
      shift,
      signedIn: true,
    };
    this.office.members.push(member);
    this.counsellors.push(new Counsellor(this, member));
  }

  page(name: string, tab: Map<string, string>, locks = new Locks()): Page {
    const page = new Page(name, this.clock, this.watch.failed);
    page.storage = tab;
    page.locks = locks;
    putOn(page, this.network);
    this.pages.push(page);
    return page;
  }

  /** Everybody has gone home, and no connection is left. */
  get empty(): boolean {
    const humans = [...this.visitors, ...this.counsellors];
    return humans.every(({ here, page }) => !here && !page.alive) && this.network.wires.size === 0;
  }

  /** Somebody ends this person's session, who signs in anew. */
  revoke({ member }: Counsellor): void {
    this.watch.tell("office", `ends ${member.alias}'s session`);
    const { session } = member;
    member.session = this.#id<SessionId>();
    this.service.revoke(session);
  }

  #id<Id extends string>(): Id {
    const bytes = new Uint8Array(16);
    this.random.fill(bytes);
    return idFrom<Id>(bytes);
  }
}
