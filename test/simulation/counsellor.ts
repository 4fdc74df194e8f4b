/** A counsellor: a browser, a console in it, and somebody who checks in, takes people, writes, pauses and ends chats. */
import type { TicketId } from "../../shared/ids.ts";
import { openAsCounsellor } from "../../web/conversation/counsellor.ts";
import { tellLost } from "../../web/conversation/lost.ts";
import type { Conversation } from "../../web/conversation/view.ts";
import { type Chat, isRunning } from "../../web/counsellor/console/chat.ts";
import { Shell } from "../../web/counsellor/shell/shell.ts";
import { staffLink } from "../../web/counsellor/shell/staff-link.ts";
import { Human } from "./human.ts";
import { Locks } from "./locks.ts";
import type { Page } from "./network.ts";
import type { Member } from "./office.ts";
import { belongsTo, StaffBrowser } from "./staff-browser.ts";
import { goesOn } from "./talk.ts";
import type { World } from "./world.ts";

export class Counsellor extends Human {
  readonly member: Member;
  readonly #browser: StaffBrowser;
  readonly #tab = new Map<string, string>();
  readonly #locks = new Locks();
  /** The phone rings, a colleague asks something: nothing is pressed here until then. */
  #distractedUntil = 0;
  #pages = 0;
  #conversations = new Map<string, Conversation>();
  page: Page;
  console: Shell;

  constructor(world: World, member: Member) {
    super(world, member.alias);
    this.member = member;
    this.#browser = new StaffBrowser(member, world.office);
    [this.page, this.console] = this.#open();
    this.live(world.random.around(1000));
  }

  get state() {
    return this.console.state.peek();
  }

  get running(): readonly Chat[] {
    return this.state.chats.filter(isRunning);
  }

  /** Those whose keys are agreed. */
  get talking(): readonly Chat[] {
    return this.state.chats.filter(({ stage }) => stage.is === "talking");
  }

  #open(): [Page, Shell] {
    const page = this.world.page(`${this.name}${this.#pages > 0 ? `/${this.#pages + 1}` : ""}`, this.#tab, this.#locks);
    this.#pages += 1;
    belongsTo(page, this.#browser);
    this.#conversations = new Map();
    let shell: Shell | undefined;
    page.run(() => {
      const { crypto } = this.world;
      shell = new Shell({
        link: staffLink,
        openChat: ({ seated, ...chat }) => {
          const conversation = openAsCounsellor({ ...chat, crypto, onSeated: seated });
          this.#conversations.set(chat.room, conversation);
          return conversation;
        },
        tellLost,
        warmUp: () => {},
      });
      shell.tell({ type: "opened" });
      shell.tick();
    });
    if (shell === undefined) throw new Error("a page that is just opened runs");
    return [page, shell];
  }

  protected act(): number {
    const { random } = this.world;
    if (this.page.frozen) return random.around(3000);
    if (this.world.closing && this.#mayGoHome()) return 0;
    if (this.world.hush || this.#isDistracted) return random.around(5000);
    this.page.show(true);
    if (random.chance(0.004)) this.#distractedUntil = this.world.clock.now + random.between(20_000, 120_000);
    if (!this.world.weather.fair && random.chance(this.world.plan.interruptions)) this.#interrupted();
    else if (!this.world.weather.fair && random.chance(this.world.plan.hides)) this.#looksElsewhere();
    else this.#work();
    return random.around(this.world.plan.counsellorPaceMs);
  }

  #work(): void {
    const { state } = this;
    const { random } = this.world;
    const tell = (event: Parameters<Shell["tell"]>[0]) => this.#tell(() => this.console.tell(event));
    for (const { room, elsewhere } of state.lost) {
      if (!elsewhere && (this.world.closing || random.chance(0.02))) tell({ type: "lostChatEnded", room });
    }
    if (state.stage.is !== "onShift") return;
    if (state.link === "replaced") return tell({ type: "continueHerePressed" });
    if (!state.checkedIn && !this.world.closing) return tell({ type: "checkInPressed" });
    if (!state.taking && random.chance(0.2)) return tell({ type: "takingSwitched", on: true });
    const inLine = (state.board?.waitingCount ?? 0) > 0 || random.chance(0.05);
    // An impatient press: the Switchboard says why not.
    if (random.chance(0.01)) return this.#take();
    if (this.ready && inLine && random.chance(0.5)) return this.#take();
    if (this.running.length === 0 && random.chance(0.01)) return tell({ type: "takingSwitched", on: false });
    const [chat] = this.running.toSorted(() => random.next() - 0.5);
    if (chat !== undefined) this.#talk(chat);
  }

  get #isDistracted(): boolean {
    return !this.world.weather.fair && this.world.clock.now < this.#distractedUntil;
  }

  /** Free, on duty, and about to press "Take next". */
  get ready(): boolean {
    const { state } = this;
    if (this.world.hush || this.#isDistracted) return false;
    const free = this.running.length + state.lost.length < this.member.chatsMost;
    return (
      state.stage.is === "onShift" &&
      state.link === "up" &&
      state.checkedIn &&
      state.taking &&
      free &&
      !this.world.closing
    );
  }

  #take(): void {
    const { board, offer } = this.state;
    const { random } = this.world;
    const fitting = (board?.waiting ?? []).filter(({ fits }) => fits);
    const picked = fitting[random.below(fitting.length)]?.ticket;
    const dice = random.next();
    const press = (ticket: string | undefined) =>
      this.#tell(() =>
        this.console.tell({ type: "takePressed", ...(ticket === undefined ? {} : { ticket: ticket as TicketId }) }),
      );
    if (offer !== undefined && dice < 0.1)
      this.#tell(() => this.console.tell({ type: "offerDeclined", ticket: offer.ticket }));
    else if (offer !== undefined && dice < 0.5) press(offer.ticket);
    else press(dice < 0.6 ? picked : undefined);
  }

  #talk({ room, stage }: Chat): void {
    const { random } = this.world;
    const conversation = this.#conversations.get(room);
    if (conversation === undefined) return;
    this.#tell(() => this.console.tell({ type: "chatSelected", room }));
    const dice = random.next();
    // Who was left alone is patient.
    if (!this.world.closing && conversation.view.absentSince !== undefined && dice < 0.97) return;
    if (this.world.closing && dice < 0.3) this.#end(room);
    else if (stage.is === "starting") {
      if (dice < 0.002) this.#end(room);
    } else if (dice < 0.6) this.#tell(() => conversation.write(this.words()));
    else if (dice < 0.75) this.#tell(() => conversation.typing(random.chance(0.6)));
    else if (dice < 0.752) this.#tell(() => this.console.tell({ type: "closingPressed", room }));
    else if (dice < 0.757) this.#end(room);
  }

  #end(room: Chat["room"]): void {
    this.#tell(() =>
      this.console.tell({ type: "endPressed", room, sure: true, undelivered: 0, otherIsWriting: false }),
    );
  }

  #interrupted(): void {
    const { random, weather, watch } = this.world;
    const dice = random.next();
    if (dice < 0.4) return weather.tunnel(this.page);
    if (dice < 0.6) return this.#sleep();
    if (dice < 0.62) return this.world.revoke(this);
    if (dice < 0.66) return this.#secondTab();
    watch.tell(this.page.name, dice < 0.8 ? "is loaded again" : "crashes and is loaded again");
    if (dice < 0.8) this.#tell(() => this.console.goneAway());
    this.page.close();
    [this.page, this.console] = this.#open();
  }

  /** Another tab is opened and used from now on; the first stays open for a while. */
  #secondTab(): void {
    const { clock, random, watch } = this.world;
    const first = { page: this.page, console: this.console };
    watch.tell(first.page.name, "is followed by a second tab");
    [this.page, this.console] = this.#open();
    clock.after(random.around(60_000), () => {
      first.page.run(() => first.console.goneAway());
      first.page.close();
    });
  }

  /** Another tab is in front, perhaps for long: the timers of this one run once a minute. */
  #looksElsewhere(): void {
    const { clock, random, watch } = this.world;
    watch.tell(this.page.name, "is hidden");
    for (const conversation of this.#conversations.values()) this.#tell(() => conversation.typing(false));
    this.#distractedUntil = clock.now + random.between(30_000, random.pick([5, 40]) * 60_000);
    this.page.show(false);
  }

  /** The lid of the laptop is closed for a while. */
  #sleep(): void {
    const { clock, random, watch } = this.world;
    const { page } = this;
    watch.tell(page.name, "sleeps");
    page.freeze();
    clock.after(random.around(40_000), () => {
      watch.tell(page.name, "wakes");
      page.thaw();
    });
  }

  #mayGoHome(): boolean {
    if (this.running.length > 0 || this.state.lost.length > 0) return false;
    // Goodbyes are still delivered.
    if (this.world.watch.conversations.talks.some((talk) => talk.page === this.page && goesOn(talk))) return false;
    if (this.world.clock.now < this.world.homeAt) return false;
    this.here = false;
    this.#tell(() => this.console.tell({ type: "signOutPressed" }));
    const { page } = this;
    this.world.clock.after(5000, () => page.close());
    return true;
  }

  #tell(act: () => void): void {
    this.page.run(act);
  }
}
