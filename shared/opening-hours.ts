/**
 * The coming seven days as the visitor's page shows them: published cover, cut at midnight in the service's zone, so that
 * each day says for itself when somebody is here, on nights when the clocks change too. Pure.
 */
import { say } from "./page.ts";
import { addDays, type Day, dayAt, instantIn, timeAt } from "./rota/day.ts";
import { lengthMs, overlap, type Stretch, shared } from "./rota/stretch.ts";

/** Cover of a line around the coming seven days: published shifts with somebody on them. */
export interface Week {
  /** As few stretches as possible, in order. Those that touch the edges are whole, as far as a day beyond them. */
  readonly cover: readonly Stretch[];
  /** The beginning of the last published shift; null without any. What comes later is not closed but not planned yet. */
  readonly plannedTo: number | null;
  /** Time before that for which there may be hours still: whole days, not in order. */
  readonly unplanned: readonly Stretch[];
  /** Days that a closure takes, for which nothing is to be published: closed, however little is planned around them. */
  readonly closed: readonly Stretch[];
  readonly lastStartBeforeMs: number;
}

/** `{from}` and `{until}` are times, `{times}` a list of them, `{zone}` "London time". */
export interface HoursWords {
  /** For the names of days and months (BCP 47). */
  readonly locale: string;
  readonly stretch: string;
  readonly midnight: string;
  readonly wholeDay: string;
  readonly closed: string;
  readonly notPlanned: string;
  /** After the times of a day of which only the beginning is planned. */
  readonly restNotPlanned: string;
  readonly note: string;
  /** `{minutes}`, `{zone}` */
  readonly noteLastStart: string;
  readonly nonePlanned: string;
  readonly unknown: string;
}

/** Ready to be shown: "Saturday 28 Nov" and "09:00 to 21:00"; no days when there is nothing to say of any. */
export interface ShownHours {
  readonly days: readonly { readonly day: string; readonly times: string }[];
  readonly note: string;
}

interface DayHours extends Stretch {
  readonly hours: readonly Stretch[];
  /** Nothing more can be on this day without being published yet. */
  readonly planned: boolean;
}

/** From midnight today, seven days of the calendar. */
export function comingDays(zone: string, now: number): readonly [Stretch, ...Stretch[]] {
  const today = dayAt(zone, now);
  const whole = (day: Day): Stretch => ({
    from: instantIn(zone, day, "00:00"),
    until: instantIn(zone, addDays(day, 1), "00:00"),
  });
  return [whole(today), ...[1, 2, 3, 4, 5, 6].map((ahead) => whole(addDays(today, ahead)))];
}

/** When chats can be had on each of the coming days. Cover in which no chat could start is none. */
export function hoursByDay(
  { cover, plannedTo, unplanned, closed, lastStartBeforeMs }: Week,
  zone: string,
  now: number,
): DayHours[] {
  const opening = cover.filter((stretch) => lengthMs(stretch) > lastStartBeforeMs);
  return comingDays(zone, now).map((day) => ({
    ...day,
    hours: opening.flatMap((stretch) => shared(day, stretch) ?? []),
    planned: touches(closed, day) || (plannedTo !== null && plannedTo >= day.from && !touches(unplanned, day)),
  }));
}

const touches = (stretches: readonly Stretch[], day: Stretch) => stretches.some((stretch) => overlap(stretch, day));

/** `week`: undefined while it could not be asked for. */
export function shownHours(
  week: Week | undefined,
  { zone, zoneName }: { readonly zone: string; readonly zoneName: string },
  now: number,
  words: HoursWords,
): ShownHours {
  if (week === undefined) return { days: [], note: words.unknown };
  const days = hoursByDay(week, zone, now);
  if (days.every(({ hours, planned }) => hours.length === 0 && !planned)) return { days: [], note: words.nonePlanned };
  const minutes = `${Math.ceil(week.lastStartBeforeMs / 60_000)}`;
  const note = week.lastStartBeforeMs === 0 ? words.note : words.noteLastStart;
  return {
    days: days.map((day) => ({ day: dayName(day.from, zone, words.locale), times: timesOf(day, zone, words) })),
    note: say(note, { zone: zoneName, minutes }),
  };
}

function timesOf(day: DayHours, zone: string, words: HoursWords): string {
  const [first] = day.hours;
  if (first === undefined) return day.planned ? words.closed : words.notPlanned;
  if (first.from === day.from && first.until === day.until) return words.wholeDay;
  const time = (instant: number) =>
    instant === day.from || instant === day.until ? words.midnight : timeAt(zone, instant);
  const times = day.hours
    .map(({ from, until }) => say(words.stretch, { from: time(from), until: time(until) }))
    .join(", ");
  return day.planned ? times : say(words.restNotPlanned, { times });
}

/** "Saturday 28 Nov": it stays true on a page that is left open overnight. */
function dayName(instant: number, zone: string, locale: string): string {
  const parts = { weekday: "long", day: "numeric", month: "short" } as const;
  return new Intl.DateTimeFormat(locale, { timeZone: zone, ...parts }).format(instant);
}
