/**
 * Filling the visitor's page: the template is the same bytes for every organisation; what the Worker fills in are words,
 * numbers and the organisation's public key, all of them escaped. Also the sentences about opening, which the Worker
 * writes into the page and the page's script renews.
 *
 * Slots: `{{name}}` for one value; `{{#name}}…{{/name}}` for a part that is repeated for every entry.
 */
import type * as z from "zod/mini";
import { longWaitMs, waitMostMs } from "./limits.ts";
import type { ShownHours } from "./opening-hours.ts";
import { aboutLanguage, type PageLanguage } from "./page-language.ts";
import type { OpenState } from "./protocol.ts";
import type { HelpNumber, Line, Place, ServiceClock, Site } from "./site.ts";
import { pagesOf, sayLine } from "./translation.ts";

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

export interface WaitWords {
  /** `{to}` minutes. */
  readonly waitUpTo: string;
  /** `{from}` and `{to}` minutes. */
  readonly waitBetween: string;
  /** There is nothing to reckon from. */
  readonly noWait: string;
  /** Said after a wait that is longer than `longWaitMs`. */
  readonly longWait: string;
  /** `{time}`: the last start, which may come first; said instead of `longWait`. */
  readonly lateWait: string;
}

/** Sentences about opening, with `{time}`, `{from}` and `{to}` to be filled; one set per language. */
export interface StatusWords extends WaitWords {
  /** For the names of days and months (BCP 47). */
  readonly locale: string;
  /** `{time}`: the end, "21:00". */
  readonly openUntil: string;
  readonly open: string;
  /** `{time}` */
  readonly lastStart: string;
  readonly closed: string;
  /** `{time}`: "Tuesday 09:00" or "Tuesday 8 December 09:00", `{zone}`: "London time". */
  readonly opensAt: string;
  /** The same as a sentence of its own. */
  readonly opensAgain: string;
  readonly opensUnknown: string;
  readonly full: string;
  /** `{time}`: when it is worth asking again. */
  readonly fullUntil: string;
  /** Nobody who asks now could be reached before the last start. */
  readonly fullToday: string;
  readonly unknown: string;
  /** This line has closed for good. */
  readonly gone: string;
}

/** All that it takes to say when it opens again. */
export type OpeningWords = Pick<StatusWords, "locale" | "opensAgain" | "opensUnknown">;

/** Of site and line, no more than stands on the page. */
export interface Filling {
  readonly site: Pick<Site, "charity" | "organisationKey" | "zone" | "zoneName"> & {
    readonly lines: readonly Pick<Line, "slug" | "name" | "languages" | "translations">[];
  };
  readonly line: Omit<Line, "limits"> & { readonly limits: Pick<Line["limits"], "version" | "paragraphs"> };
  /** What the page is written in. */
  readonly language: PageLanguage;
  /** The visitor asked for it by name; then the way to another line asks for it too. */
  readonly chosen: boolean;
  /** undefined while nobody could be asked. */
  readonly open: OpenState | undefined;
  readonly clock: ServiceClock;
  readonly words: StatusWords;
  /** `{languages}`: said where one cannot write in the language of the page. */
  readonly answeredIn: string;
  readonly hours: ShownHours;
}

/** The visitor's page, ready to be sent. Pure. */
export function fillVisitorPage(template: string, filling: Filling): string {
  const { line, site, language } = filling;
  const said = sayLine(line, language);
  const asked = filling.chosen ? `?language=${language}` : "";
  const blocks = {
    pages: pagesOf(line)
      .filter((page) => page !== language)
      .map((page) => ({ page, pageName: aboutLanguage[page].name })),
    others: site.lines
      .filter(({ slug }) => slug !== line.slug)
      .map((other) => ({ otherHref: `/${other.slug}${asked}`, ...otherName(other, language) })),
    help: said.help.map((help) => ({ ...helpSlots(help), lang: notIn(language, help.lang) })),
    limits: said.limits.paragraphs.map((paragraph) => ({ paragraph, lang: notIn(language, said.limits.lang) })),
    topics: said.topics.map(({ topic, text, lang }) => ({ topic, topicName: text, lang: notIn(language, lang) })),
    places: line.places.map(placeSlots),
    hours: filling.hours.days.map(({ day, times }) => ({ day, times })),
    answered: answeredSlots(filling),
  };
  return fill(template, slotsOf(filling), blocks).replaceAll(nothingSaid, "");
}

/** Only the template writes quotes: no value can look like this. */
const nothingSaid = ' lang=""';

function otherName({ name, languages, translations = [] }: Filling["site"]["lines"][number], language: PageLanguage) {
  const said = translations.find((translation) => translation.language === language)?.name ?? undefined;
  return { otherName: said ?? name, lang: notIn(language, said === undefined ? languages[0] : language) };
}

/** Said where words are not in the page's language: screen readers say them right, and they run their own way (CSS). */
const notIn = (page: PageLanguage, lang: string | undefined): string =>
  lang === undefined || lang === page ? "" : lang;

/** In which languages one may write on this page. */
const offeredOn = ({ offered, languages }: Pick<Line, "offered" | "languages">): readonly string[] =>
  offered ?? languages.slice(0, 1);

/**
 * What somebody writes who chooses nothing, on a page in this language: an answer is one of few, whatever is asked for.
 * undefined where there is a choice and no page is named.
 */
export function writtenOn(line: Pick<Line, "offered" | "languages">, page: string | undefined): string | undefined {
  const [first, ...others] = offeredOn(line);
  if (page === undefined) return others.length === 0 ? first : undefined;
  return others.find((language) => language === page) ?? first;
}

/** Nobody should read a page in their own language and learn only in the chat that nobody answers in it. */
function answeredSlots({ line, language, answeredIn }: Filling): Slots[] {
  const offered = offeredOn(line);
  if (offered.includes(language)) return [];
  const names = new Intl.DisplayNames([language], { type: "language" });
  const listed = new Intl.ListFormat(language, { type: "disjunction" });
  return [{ answered: say(answeredIn, { languages: listed.format(offered.map((code) => names.of(code) ?? code)) }) }];
}

type Slots = Readonly<Record<string, string>>;

function slotsOf({ site, line, open, clock, words, hours }: Filling): Slots {
  const instant = (value: number | null | undefined) => (value === null || value === undefined ? "" : `${value}`);
  return {
    charity: site.charity,
    organisationKey: site.organisationKey,
    line: line.slug,
    lineName: line.name,
    leaveTo: line.leaveTo,
    limitsVersion: line.limits.version,
    languages: offeredOn(line).join(" "),
    pages: pagesOf(line).join(" "),
    urgentFirst: line.urgentFirst ? "yes" : "no",
    state: open?.state ?? "unknown",
    now: `${clock.now}`,
    speed: `${clock.speed}`,
    until: instant(open?.until),
    opensAt: instant(open?.opensAt),
    lastStartAt: instant(open?.lastStartAt),
    waitFrom: instant(open?.wait?.fromMinutes),
    waitTo: instant(open?.wait?.toMinutes),
    zone: site.zone,
    zoneName: site.zoneName,
    status: open === undefined ? words.unknown : statusSentence(open, words),
    opens: open === undefined ? words.opensUnknown : opensSentence(open, words),
    hoursNote: hours.note,
  };
}

function helpSlots({ name, number, about, danger }: HelpNumber): Slots {
  return { name, number, about, danger: danger ? "yes" : "no", numberHref: `tel:${number.replaceAll(" ", "")}` };
}

function placeSlots({ id, name, about, to }: Place): Slots {
  const placeHref = to.startsWith("https://") ? to : `tel:${to.replaceAll(" ", "")}`;
  return { placeId: id, placeName: name, placeAbout: about, placeHref, placeWhere: placeLeadsTo(to) };
}

/** Where a place leads, as something to read: the number, or the host of the address. */
export function placeLeadsTo(to: string): string {
  return to.startsWith("https://") ? new URL(to).host : to;
}

/** "Open until 21:00. Wait: up to 2 minutes", "Closed until Tuesday 09:00 (London time)". */
export function statusSentence(open: z.infer<typeof OpenState>, words: StatusWords): string {
  switch (open.state) {
    case "closed":
      return open.opensAt === null ? words.closed : say(words.opensAt, opening(open.opensAt, open, words));
    case "full":
      return [words.full, ...againSentences(open, words)].join(" ");
    case "gone":
      return words.gone;
    case "open": {
      return [...untilSentences(open, words), waitSentence(open.wait, words, open)].join(" ");
    }
  }
}

/** A time of day is said only where it cannot be taken for that of another day. */
function untilSentences({ now, until, lastStartAt, zone }: OpenState, words: StatusWords): string[] {
  if (until === null || until - now >= dayMs) return [words.open];
  const openUntil = say(words.openUntil, { time: clockTime(until, zone) });
  if (lastStartAt === null || lastStartAt >= until) return [openUntil];
  return [openUntil, say(words.lastStart, { time: clockTime(lastStartAt, zone) })];
}

/** Nothing from a service that does not say when. */
function againSentences(open: OpenState, words: StatusWords): string[] {
  const { againAt, opensAt, zone } = open;
  if (againAt === undefined) return [];
  if (againAt !== null) return [say(words.fullUntil, { time: clockTime(againAt, zone) })];
  return [words.fullToday, ...(opensAt === null ? [] : [opensSentence(open, words)])];
}

/** What may come before somebody's turn; `lastStartAt`: null where it is not known. */
export type LastStart = Pick<OpenState, "now" | "lastStartAt" | "zone">;

/** May the last start come first? Where nothing can be reckoned, in the last half hour. */
export function mayBeLate(wait: OpenState["wait"], { now, lastStartAt }: LastStart): boolean {
  const most = wait === null ? waitMostMs : wait.toMinutes * minuteMs;
  return lastStartAt !== null && lastStartAt - now < most;
}

/**
 * A wait as an honest range, or that it cannot be said; a long one is called long. Nobody waits beyond the last start:
 * where that may come first the range ends with it, and it is said that it may be in vain.
 */
export function waitSentence(wait: OpenState["wait"], words: WaitWords, lastStart: LastStart): string {
  const { now, lastStartAt, zone } = lastStart;
  if (lastStartAt !== null && mayBeLate(wait, lastStart)) {
    const late = say(words.lateWait, { time: clockTime(lastStartAt, zone) });
    if (wait === null) return `${words.noWait} ${late}`;
    const most = Math.max(5, Math.ceil((lastStartAt - now) / minuteMs / 5) * 5);
    return wait.fromMinutes < most ? `${range(wait.fromMinutes, Math.min(wait.toMinutes, most), words)} ${late}` : late;
  }
  if (wait === null) return words.noWait;
  const whole = range(wait.fromMinutes, wait.toMinutes, words);
  return wait.toMinutes * minuteMs > longWaitMs ? `${whole} ${words.longWait}` : whole;
}

const range = (from: number, to: number, words: WaitWords): string =>
  say(from === 0 ? words.waitUpTo : words.waitBetween, { from, to });

/** When it opens again, in the service's zone and with its name; never in the browser's. */
export function opensSentence(open: OpenState, words: OpeningWords): string {
  return open.opensAt === null ? words.opensUnknown : say(words.opensAgain, opening(open.opensAt, open, words));
}

function opening(instant: number, { now, zone, zoneName }: OpenState, { locale }: OpeningWords): Slots {
  return { time: dayAndTime(instant, zone, now, locale), zone: zoneName };
}

/** "21:00", which every language here reads. */
export function clockTime(instant: number, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(instant);
}

/** "Tuesday 09:00"; from the sixth day on, where a weekday alone could mean another week, "Tuesday 8 December 09:00". */
function dayAndTime(instant: number, zone: string, now: number, locale: string): string {
  const date = instant - now < 5 * dayMs ? {} : ({ day: "numeric", month: "long" } as const);
  const day = new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: "long", ...date }).format(instant);
  return `${day} ${clockTime(instant, zone)}`;
}

/** Puts values into the `{name}` places of a sentence. */
export function say(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`);
}

/** Every slot must be known: a page with a hole in it is a fault of the build, not of the visitor. */
function fill(template: string, slots: Slots, blocks: Readonly<Record<string, readonly Slots[]>>): string {
  const repeated = template.replace(/\{\{#(\w+)\}\}([\s\S]*?)\{\{\/\1\}\}/g, (_, name: string, part: string) => {
    const entries = blocks[name];
    if (entries === undefined) throw new Error(`unknown part of the page: ${name}`);
    return entries.map((entry) => fillSlots(part, { ...slots, ...entry })).join("");
  });
  return fillSlots(repeated, slots);
}

/** One pass: what is filled in is never read as a template again. */
function fillSlots(template: string, slots: Slots): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(slots, name) ? slots[name] : undefined;
    if (value === undefined) throw new Error(`unknown place on the page: ${name}`);
    return escapeHtml(value);
  });
}

const escapes: Slots = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "{": "&#123;",
  "}": "&#125;",
};

/** Safe in text and in quoted attributes; braces too, so that no filled value can look like a slot. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"'{}]/g, (character) => escapes[character] ?? "");
}
