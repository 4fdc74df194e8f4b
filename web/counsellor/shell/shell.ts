/**
 * The thin shell around the console's core: turns answers, frames and presses into events, and effects into calls.
 * Decides nothing. Events are taken one after the other, also when one effect brings about the next event.
 */
import { batch, signal } from "@preact/signals";
import { realMs, now as serviceNow } from "../../clock.ts";
import type { DeviceIdentity } from "../../encryption/chat-crypto.ts";
import { findDevice, isRevoked, type StoredDevice } from "../../staff/device-store.ts";
import { adoptCertificate } from "../../staff/own-device.ts";
import { checkIn, fetchDuty, fetchMe, signOut } from "../../staff/staff-interface.ts";
import type { Effect } from "../console/effect.ts";
import type { ConsoleEvent } from "../console/event.ts";
import type { ConsolePage, Pane, Volume } from "../console/page.ts";
import { initial, step } from "../console/state.ts";
import * as keyMap from "../key-map.ts";
import { isTextField } from "../parts/focus.ts";
import { ColleaguesOnShift } from "./colleagues.ts";
import { HeldChats } from "./held-chats.ts";
import { discardKeptChat, keepChat, keptChats } from "./kept-chats.ts";
import { OutsideNotices } from "./notices.ts";
import { PlacesToGo } from "./places.ts";
import type { Ports, StaffLink } from "./ports.ts";
import {
  checkedInFor,
  choiceKept,
  keptAs,
  lastEndedOf,
  rememberCheckIn,
  rememberLastEnded,
  switchKept,
} from "./preferences.ts";
import { flagChat, RunningShift, recordSignOff } from "./running.ts";
import { Sound } from "./sound.ts";

export class Shell implements ConsolePage {
  readonly state = signal(initial);
  readonly now = signal(serviceNow());
  readonly pane = signal<Pane>("list");
  readonly fits = signal(1);
  readonly soundOn = switchKept("sound");
  readonly volume = choiceKept<Volume>("volume", [1, 2, 3], 2);
  readonly singleKeysOn = switchKept("single-keys");
  readonly keyMap = keptAs("keys", keyMap.read, keyMap.written);
  readonly keysShown = signal(false);
  private readonly outside = new OutsideNotices();
  readonly notices = this.outside.state;
  readonly sound = new Sound();
  readonly colleagues = new ColleaguesOnShift();
  readonly running = new RunningShift(() => this.tell({ type: "dutyChanged" }));
  private readonly toGo = new PlacesToGo();
  readonly places = this.toGo.byLine;
  private readonly ports: Ports;
  private readonly link: StaffLink;
  private readonly chats: HeldChats;
  private readonly waiting: ConsoleEvent[] = [];
  private stepping = false;
  private device: StoredDevice | undefined;
  private revocations: DeviceIdentity["revocations"];

  constructor(ports: Ports) {
    this.ports = ports;
    this.chats = new HeldChats(ports, (event) => this.tell(event));
    this.link = ports.link({
      opened: () => this.tell({ type: "linkOpened" }),
      lost: () => this.tell({ type: "linkLost" }),
      closed: (code) => this.tell({ type: "linkClosed", code }),
      arrived: (frame) =>
        this.tell({
          type: "frameArrived",
          frame,
          random: [random(), random()],
          writing: isTextField(document.activeElement),
        }),
    });
  }

  held(room: Parameters<ConsolePage["held"]>[0]) {
    return this.chats.of(room);
  }

  tell(event: ConsoleEvent): void {
    this.waiting.push(event);
    if (this.stepping) return;
    this.stepping = true;
    try {
      batch(() => {
        for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) this.take(next);
      });
    } finally {
      this.stepping = false;
    }
  }

  /** Ticks until the page is gone; the demo's time may run faster, the page's heart not more than four times. */
  tick(): void {
    this.now.value = serviceNow();
    this.tell({ type: "ticked" });
    void this.running.look(this.state.peek().me, false);
    setTimeout(() => this.tick(), Math.min(1000, Math.max(250, realMs(1000))));
  }

  tryOut(): void {
    this.sound.prepare();
    if (this.soundOn.peek()) this.sound.play("message", this.volume.peek());
  }

  allowNotices(): void {
    void this.outside.allow();
  }

  stopNotices(): void {
    this.outside.stop();
  }

  /** Somebody looks at the page again. */
  looked(): void {
    this.outside.takeBack();
    this.tell({ type: "pageShown" });
  }

  /**
   * The page goes away, by accident perhaps: visitors see a lost connection and decide for themselves how long they
   * wait. Nothing is left in memory that could be shown again.
   */
  goneAway(): void {
    this.chats.dropAll();
  }

  private take(event: ConsoleEvent): void {
    const before = this.state.peek();
    const { state, effects } = step(before, event, serviceNow());
    for (const effect of effects) this.perform(effect);
    this.state.value = state;
    this.chats.selected = state.selected;
    if (state.selected === undefined) this.pane.value = "list";
    else if (state.selected !== before.selected && event.type === "frameArrived") this.pane.value = "chat";
  }

  private perform(effect: Effect): void {
    switch (effect.type) {
      case "fetchMe":
        void this.askWhoIAm();
        return;
      case "findDevice":
        void this.lookForDevice(effect.person, effect.organisationKey);
        return;
      case "fetchDuty":
        void this.askForDuty();
        return;
      case "signOut":
        void signOut().then((isOut) => isOut || this.tell({ type: "signOutNotHeard" }));
        return;
      case "connect":
        this.link.open(effect.pass);
        return;
      case "usePass":
        this.link.usePass(effect.pass);
        return;
      case "disconnect":
        this.link.close();
        return;
      case "send":
        this.link.send(effect.frame);
        return;
      case "warmUp":
        this.sound.prepare();
        this.ports.warmUp();
        return;
      case "recordCheckIn":
        void this.checkedIn();
        return;
      case "recordSignOff":
        void recordSignOff(effect.debrief);
        return;
      case "flagChat":
        void flagChat(effect.room).then((heard) => this.tell({ type: "flagTold", room: effect.room, heard }));
        return;
      case "rememberCheckIn":
        rememberCheckIn(effect.shiftFrom);
        return;
      case "rememberLastEnded":
        if (this.device !== undefined) rememberLastEnded(this.device.person, effect.at);
        return;
      case "playSound":
        if (this.soundOn.peek()) this.sound.play(effect.sound, this.volume.peek());
        return;
      case "notify":
        this.outside.show();
        return;
      case "keepChat":
        this.keep(effect);
        return;
      case "discardKeptChat":
        discardKeptChat(effect.room);
        return;
      case "tellLost":
        this.ports.tellLost(effect.admission);
        return;
      case "openConversation":
        this.openConversation(effect);
        return;
      default:
        this.chats.perform(effect);
        return;
    }
  }

  private async askWhoIAm(): Promise<void> {
    const answer = await fetchMe();
    // A certificate that was renewed meanwhile reaches this browser here.
    if (answer.is === "answered") await adoptCertificate(answer.value, serviceNow());
    this.tell({ type: "meAnswered", answer });
  }

  private async lookForDevice(person: string, organisationKey: string): Promise<void> {
    const found = await findDevice(person, organisationKey, serviceNow());
    this.device = typeof found === "string" ? undefined : found;
    const kept = await keptChats(person, serviceNow());
    const device = typeof found === "string" ? found : "usable";
    const until = this.device?.until;
    this.tell({
      type: "deviceFound",
      device,
      kept,
      until,
      checkedInFor: checkedInFor(),
      lastEndedAt: lastEndedOf(person),
    });
  }

  private async askForDuty(): Promise<void> {
    const answer = await fetchDuty();
    if (answer.is === "answered") this.revocations = answer.value.revocations ?? undefined;
    this.tell({ type: "dutyAnswered", answer });
    if (answer.is === "answered") {
      const { me } = this.state.peek();
      void this.colleagues.look(me, answer.value);
      void this.running.look(me, true);
    }
    if (await this.isRevoked()) this.tell({ type: "deviceRevoked" });
  }

  /** A lead may have to confirm it: what the Office says of that is known at once. */
  private async checkedIn(): Promise<void> {
    await checkIn();
    if (this.state.peek().turn?.confirmation === "awaited") this.tell({ type: "dutyChanged" });
  }

  private async isRevoked(): Promise<boolean> {
    const { device, revocations } = this;
    return device !== undefined && revocations !== undefined && isRevoked(device, revocations, serviceNow());
  }

  private keep({ room, admission, name, startedAt }: Extract<Effect, { type: "keepChat" }>): void {
    if (this.device !== undefined) keepChat({ room, person: this.device.person, admission, name, startedAt });
  }

  private openConversation({ room, admission, commitment }: Extract<Effect, { type: "openConversation" }>): void {
    void this.toGo.look();
    if (this.device !== undefined) this.chats.open({ room, admission, commitment }, this.device, this.revocations);
  }
}

/** From 0 up to 1, 32 bits of it. */
function random(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
