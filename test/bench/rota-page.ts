/**
 * The rota page's figure: 50 people and 60 shifts in the week, on a processor four times slower, from the address until
 * the table is there and the page answers. Beside it, as a yardstick, a page of the office that has nothing to draw, in
 * the same browser and the same run. By itself: `node test/bench/rota-page.ts`.
 */
import { addDays, dayAt, instantIn, mondayOf } from "../../shared/rota/day.ts";
import { RotaAnswer } from "../../shared/rota-interface.ts";
import { eventually } from "../browser/eventually.ts";
import { desktop, launchBrowser, newPerson } from "../browser/people.ts";
import { startService } from "../browser/service.ts";
import { median, readyMs } from "./timing.ts";

const zone = "Europe/London";
const people = 50;
/** By day: 8 or 9 bands, 60 shifts in the week. */
const bands = ["00:00", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "20:00", "22:00"];
const shiftsAWeek = 60;
const slowdown = 4;
const rounds = 7;

const id = (name: string) => name.padEnd(22, "_");
const volunteer = (number: number) => id(`volunteer-${number % people}`);

/** Five weeks, three people on each shift: what the page asks for when it opens, and more. */
function largeRota(now: number): RotaAnswer {
  const monday = addDays(mondayOf(dayAt(zone, now)), -7);
  const days = Array.from({ length: 35 }, (_, ahead) => addDays(monday, ahead));
  const shifts = days.flatMap((day, ahead) =>
    bands.slice(0, ahead % 7 < shiftsAWeek % 7 ? 9 : 8).map((begins, band) => {
      const ends = bands[band + 1] ?? "00:00";
      const last = ends > begins ? day : addDays(day, 1);
      const times = { from: instantIn(zone, day, begins), until: instantIn(zone, last, ends) };
      const need = { minimum: 2, wanted: 3, maximum: 4, lead: true, languages: ["en"], skills: [], signUp: "open" };
      const made = { pattern: null, day: null, published: true, byHand: false, revision: 1 };
      return { id: id(`shift-${ahead}-${band}`), line: "harbour", ...times, need, ...made };
    }),
  );
  const assignments = shifts.flatMap(({ id: shift, from, until }, index) =>
    [0, 1, 2].map((place) => ({
      ...{ id: id(`turn-${index}-${place}`), shift, person: volunteer(index * 3 + place), from, until },
      ...{ lead: place === 0, revision: 1 },
    })),
  );
  const rules = { restMs: 11 * 3_600_000, weekMostMs: null, onDutyLeast: 2, fairMarginMs: 43_200_000, atOnce: [] };
  return RotaAnswer.parse({
    ...{
      version: 1,
      zone,
      zoneName: "London time",
      lines: [{ slug: "harbour", name: "Harbour", minimum: 1, lead: false }],
      shifts,
      assignments,
    },
    people: Array.from({ length: people }, (_, number) => ({
      ...{ id: volunteer(number), alias: `Volunteer ${number + 1}`, state: "active", roles: ["supervisor"] },
      ...{ trainee: false, languages: ["en"], skills: [], weekMostMs: null, leave: [], ratherNot: [] },
    })),
    ...{ rules, steps: [], patterns: [], closures: [], toDecide: [], requests: [], published: null },
    clock: { now, speed: 1 },
  });
}

export async function rotaPageFigures() {
  const [browser, service] = await Promise.all([launchBrowser(), startService()]);
  const { page, context } = await newPerson(browser, service.visitor, desktop);
  await page.goto(service.coordinator);
  await eventually(() => page.getByRole("textbox", { name: "Your first name or alias" }).inputValue()).toDiffer("");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("**/staff");
  const body = JSON.stringify(largeRota(Date.now()));
  await page.route("**/api/staff/rota?*", (route) => route.fulfill({ contentType: "application/json", body }));
  await page.route("**/api/staff/rota/version", (route) => route.fulfill({ json: { version: 1 } }));
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const [rota, plain]: [number[], number[]] = [[], []];
  const at = (path: string) => new URL(path, service.visitor).href;
  for (let round = 0; round < rounds; round++) {
    plain.push(await readyMs(page, at("/staff/account"), "main h1"));
    rota.push(await readyMs(page, at("/staff/rota"), ".week-table .shift"));
  }
  await browser.close();
  await service.stop();
  const what = `rota page, ${people} people × ${shiftsAWeek} shifts, processor ÷ ${slowdown}`;
  return [
    { what, value: median(rota), unit: "ms", target: 1000 },
    { what: "yardstick: account page, the same way", value: median(plain), unit: "ms" },
    { what: "rota page, in yardsticks", value: median(rota) / median(plain), unit: "yardsticks" },
  ] as const;
}

if (import.meta.main) {
  for (const { what, value, unit } of await rotaPageFigures())
    console.log(`${what.padEnd(56)} ${value.toFixed(2)} ${unit}`);
}
