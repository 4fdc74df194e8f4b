/** A visitor: a phone, a page on it, and somebody who waits, writes, hesitates, leaves or comes back. */
import { absentAskMs } from "../../shared/limits.ts";
import type { Conversation } from "../../web/conversation/view.ts";
import { languageQuestion, readPlace } from "../../web/visitor/visit/languages.ts";
import { Visit } from "../../web/visitor/visit/shell.ts";
import { Human } from "./human.ts";
import { Locks } from "./locks.ts";
import type { Page } from "./network.ts";
import { languages, line } from "./office.ts";
import { organisationKey } from "./staff-keys.ts";
import type { World } from "./world.ts";

const placeKey = "place";
const minute = 60_000;

export class Visitor extends Human {
  readonly #keeps: boolean;
  readonly language: string;
  #tab = new Map<string, string>();
  #locks = new Locks();
  readonly #paceMs: number;
  /** How many more messages this person has in them. */
  #wordsLeft: number;
  #pages = 0;
  /** Something else is on the screen until then. */
  #hiddenUntil = 0;
  /** Thinks, or has put the phone on the table with the page open. */
  #silentUntil = 0;
  page: Page;
  visit: Visit;

  constructor(world: World, name: string) {
    super(world, name);
    const { random } = world;
    this.#keeps = random.chance(0.6);
    this.language = random.chance(0.8) ? "en" : "cy";
    this.#paceMs = random.pick([1500, 4000, 12_000]);
    this.#wordsLeft = random.below(world.plan.wordsMost);
    [this.page, this.visit] = this.#open(undefined);
    this.live(random.around(3000));
  }

  /** `kept`: the tab's entry of a page that was loaded before. As `web/visitor/app.ts` does it. */
  #open(kept: string | undefined): [Page, Visit] {
    const page = this.world.page(`${this.name}${this.#pages > 0 ? `/${this.#pages + 1}` : ""}`, this.#tab, this.#locks);
    this.#pages += 1;
    let visit: Visit | undefined;
    page.run(() => {
      const { crypto, plan } = this.world;
      const place = kept === undefined ? undefined : readPlace(kept, languages);
      const [own = this.language, ...also] = place?.languages ?? [];
      const setting = { line, language: own, languages, urgentFirst: plan.line.urgentFirst === true, organisationKey };
      const opened = new Visit({ ...setting, crypto: async () => crypto });
      document.addEventListener("visibilitychange", () =>
        opened.chat?.pageShown(document.visibilityState === "visible"),
      );
      opened.begin({ keep: this.#keeps, token: place?.token, also }, () => {});
      visit = opened;
    });
    if (visit === undefined) throw new Error("a page that is just opened runs");
    return [page, visit];
  }

  protected act(): number {
    const { random } = this.world;
    if (!this.page.alive) return this.#afterwards();
    if (this.page.frozen || this.world.hush) return random.around(4000);
    if (!this.world.weather.fair && this.world.clock.now < this.#hiddenUntil) return random.around(4000);
    this.page.show(true);
    if (!this.world.weather.fair && this.world.clock.now < this.#silentUntil) return random.around(4000);
    return this.#awake();
  }

  #awake(): number {
    const { random } = this.world;
    const { stage, mustShow } = this.visit.state;
    if (this.world.closing) return this.#goHome();
    switch (stage) {
      case "preparing":
      case "joining":
      case "called":
        this.#perhapsInterrupted(0.05);
        return random.around(2000);
      case "waiting":
        if (mustShow && random.chance(0.5)) this.#tell(() => this.visit.take({ type: "hereSeen" }));
        else if (random.chance(0.2) && this.visit.firstMessage === "") {
          this.#tell(() => this.visit.write(this.words(), null));
          this.visit.topic = "Sleep";
        } else if (random.chance(0.01)) this.#tell(() => this.visit.take({ type: "leftLine" }));
        else if (random.chance(0.02)) this.#tell(() => this.visit.urgent());
        else if (random.chance(0.05)) this.#answerLanguage();
        else this.#perhapsInterrupted(0.08);
        return random.around(5000);
      case "chatting":
        return this.#chat();
      case "ended":
      case "stopped":
        if (random.chance(0.4)) this.#close();
        return random.around(5000);
    }
  }

  #chat(): number {
    const { random } = this.world;
    const { chat } = this.visit;
    if (chat === undefined) return random.around(1000);
    const { absentSince } = chat.view;
    const alone = absentSince !== undefined && this.world.clock.now - absentSince > absentAskMs;
    if (alone && random.chance(0.1)) this.#tell(() => this.visit.take({ type: "someoneElsePressed" }));
    else if (random.chance(0.04)) this.#perhapsInterrupted(1);
    else this.#write(chat);
    return random.around(this.#paceMs);
  }

  #write(chat: Conversation): void {
    const { random } = this.world;
    const dice = random.next();
    if (this.#wordsLeft <= 0 && dice < 0.3) this.#finish(chat);
    else if (dice < 0.6) this.#burst(chat);
    else if (dice < 0.7) this.#tell(() => chat.typing(random.chance(0.7)));
    else if (dice < 0.85) this.#tell(() => chat.seen());
    else if (dice < 0.88) this.#tell(() => chat.needTime(random.chance(0.5)));
    else if (dice < 0.89) this.#tell(() => chat.takeBack());
  }

  #burst(chat: Conversation): void {
    const { random } = this.world;
    const several = random.chance(0.1) ? 1 + random.below(6) : 1;
    for (let count = 0; count < several && this.#wordsLeft > 0; count++) {
      this.#wordsLeft -= 1;
      this.#tell(() => chat.write(this.words()));
    }
  }

  #finish(chat: Conversation): void {
    const { random } = this.world;
    if (random.chance(this.world.plan.falls)) return this.#fallSilent(chat);
    const dice = random.next();
    if (dice < 0.5) this.#tell(() => chat.end());
    else if (dice < 0.75) this.#leave();
  }

  #fallSilent(chat: Conversation): void {
    const { clock, random, watch } = this.world;
    watch.tell(this.page.name, "says nothing more for a while");
    this.#tell(() => chat.typing(false));
    this.#silentUntil = clock.now + random.between(5 * minute, 40 * minute);
    if (random.chance(0.5)) this.#hide(40 * minute);
  }

  /** What happens to phones and pages. */
  #perhapsInterrupted(probability: number): void {
    const { random } = this.world;
    if (this.world.weather.fair || !random.chance(probability)) return;
    const dice = random.next();
    if (dice < 0.35) this.#lock();
    else if (dice < 0.7) this.world.weather.tunnel(this.page);
    else if (dice < 0.8) this.#reload(random.chance(0.7));
    else if (dice < 0.87) this.#secondTab();
    else if (dice < 0.95) this.#hide(random.chance(0.3) ? random.between(minute, 20 * minute) : random.around(10_000));
    else this.#close();
  }

  /** Another page or another app is in front: the timers of this one run once a minute. */
  #hide(ms: number): void {
    this.world.watch.tell(this.page.name, "is hidden");
    this.#hiddenUntil = this.world.clock.now + ms;
    this.page.show(false);
  }

  /** "No one who writes Welsh is here now. Wait, or chat in English?" */
  #answerLanguage(): void {
    const { also, spoken } = this.visit.state;
    const question = languageQuestion(this.language, also, spoken, languages);
    const [language] = question.is === "others" ? question.languages : [];
    if (language !== undefined) this.#tell(() => this.visit.take({ type: "languageAgreed", language }));
  }

  /** A locked phone: hidden first, then frozen, for a while. */
  #lock(): void {
    const { clock, random, watch } = this.world;
    const { page } = this;
    // Who waits puts the phone away.
    const long = random.chance(this.visit.state.stage === "waiting" ? 0.4 : 0.1);
    const ms = long ? random.between(minute, 20 * minute) : random.around(20_000);
    this.#hide(ms);
    watch.tell(page.name, "is locked");
    page.freeze();
    clock.after(ms, () => {
      watch.tell(page.name, "wakes");
      page.thaw();
      if (long && !this.world.weather.fair && random.chance(0.7)) this.world.weather.dropAll(page);
    });
  }

  #reload(orderly: boolean): void {
    const { page, visit } = this;
    this.world.watch.tell(page.name, orderly ? "is loaded again" : "crashes and is loaded again");
    if (orderly) page.run(() => visit.hide());
    page.close();
    const token = this.#keeps ? this.#tab.get(placeKey) : undefined;
    if (token === undefined && this.world.random.chance(0.5)) return;
    [this.page, this.visit] = this.#open(token);
  }

  /** The tab is opened a second time and used from now on; the first stays open for a while. */
  #secondTab(): void {
    const { clock, random, watch } = this.world;
    const token = this.#keeps ? this.#tab.get(placeKey) : undefined;
    if (token === undefined) return;
    const { page, visit } = this;
    watch.tell(page.name, "is followed by a second tab");
    this.#tab = new Map(this.#tab);
    // Another browser, or a copy of the tab in the same one.
    if (random.chance(0.5)) this.#locks = new Locks();
    [this.page, this.visit] = this.#open(token);
    clock.after(random.around(60_000), () => {
      page.run(() => visit.hide());
      page.close();
    });
  }

  #leave(): void {
    const { page, visit } = this;
    this.world.watch.tell(page.name, "leaves");
    page.run(() => visit.leave());
    page.close();
  }

  #close(): void {
    const { page, visit } = this;
    this.world.watch.tell(page.name, "closes the page");
    page.run(() => visit.hide());
    page.close();
  }

  /** The page is closed: some come again, as somebody new. */
  #afterwards(): number {
    const { random } = this.world;
    if (this.world.closing || random.chance(0.6)) {
      this.here = false;
      return 0;
    }
    this.#tab.clear();
    this.#wordsLeft = random.below(this.world.plan.wordsMost);
    [this.page, this.visit] = this.#open(undefined);
    return random.around(3000);
  }

  #goHome(): number {
    const { chat } = this.visit;
    const talking = chat !== undefined && chat.view.ended === undefined;
    if (!talking) this.#close();
    else if (this.world.random.chance(0.3)) this.#tell(() => chat.end());
    return 3000;
  }

  #tell(act: () => void): void {
    this.page.run(act);
  }
}
