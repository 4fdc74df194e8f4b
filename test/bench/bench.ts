/**
 * `npm run bench [-- --json FILE]`: what the pages weigh and how long it takes from "Take next" until both can write.
 * Durations are the median of several chats, and stand beside a yardstick of the same browser in the same run, because
 * times on a shared machine are noisy. Ends with 1 where a figure is above its target.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { fetchedBy, sumOf, withoutMlKem } from "../browser/fetched.ts";
import { ask, comeOnShift, desktop, launchBrowser, newPerson, type Person, phone, take } from "../browser/people.ts";
import { type Service, startService } from "../browser/service.ts";
import { type Figure, line, missed } from "./figure.ts";
import { floodFigures } from "./flood.ts";
import { officeFigures } from "./office.ts";
import { queueFigures } from "./queue.ts";
import { rotaFigures } from "./rota.ts";
import { rotaPageFigures } from "./rota-page.ts";
import { slowPhoneFigures } from "./slow-phone.ts";
import { median } from "./timing.ts";

const chats = 9;
const dist = resolve(import.meta.dirname, "../../dist");

const brotli = (bytes: Uint8Array | string) => brotliCompressSync(bytes).length;

/** What this browser fetched before it could ask, and until both could write. */
async function weigh(service: Service, person: Person, counsellor: Person) {
  const fetched = fetchedBy(person.context);
  await withoutMlKem(person.context);
  await person.page.goto(service.visitor, { waitUntil: "networkidle" });
  const first = await fetched();
  await ask(person, service.visitor);
  await take(counsellor, person);
  return { first, all: await fetched() };
}

/** A yardstick for post-quantum work in a page: 2,000 SHA-256 digests of one kilobyte, one after another. */
const yardstick = (person: Person): Promise<number> =>
  person.page.evaluate(async () => {
    const bytes = new Uint8Array(1024);
    const began = performance.now();
    for (let round = 0; round < 2000; round++) await crypto.subtle.digest("SHA-256", bytes);
    return performance.now() - began;
  });

async function endChat(visitor: Person): Promise<void> {
  await visitor.page.getByRole("button", { name: "End and erase", exact: true }).click();
  await visitor.page.getByRole("button", { name: "Yes, end and erase" }).click();
  await visitor.page.getByRole("heading", { name: "This chat has ended" }).waitFor();
  await visitor.context.close();
}

async function measure(): Promise<Figure[]> {
  const [browser, service] = await Promise.all([launchBrowser(), startService()]);
  const counsellor = await newPerson(browser, service.visitor, desktop);
  await comeOnShift(counsellor, service.counsellors[0]);
  const first = await newPerson(browser, service.visitor, phone);
  const weight = await weigh(service, first, counsellor);
  await endChat(first);
  const durations: number[] = [];
  const yardsticks: number[] = [];
  for (let chat = 0; chat < chats; chat++) {
    const visitor = await newPerson(browser, service.visitor, phone);
    await ask(visitor, service.visitor);
    yardsticks.push(await yardstick(visitor));
    const began = performance.now();
    await take(counsellor, visitor);
    durations.push(performance.now() - began);
    await endChat(visitor);
  }
  await browser.close();
  await service.stop();
  return [
    { what: "first view, everything (brotli)", value: sumOf(weight.first), unit: "bytes", target: 14_336 },
    { what: "to be chatting, everything (brotli)", value: sumOf(weight.all), unit: "bytes", target: 65_536 },
    { what: "files to be chatting", value: weight.all.size, unit: "files", target: 8 },
    { what: "take next until both can write", value: median(durations), unit: "ms", target: 500 },
    { what: "yardstick: 2,000 SHA-256 of 1 KB", value: median(yardsticks), unit: "ms" },
    { what: "take next, in yardsticks", value: median(durations) / median(yardsticks), unit: "yardsticks" },
  ];
}

/** Every built script by itself, so that the encryption's share can be seen. */
function chunks(): Figure[] {
  const folder = join(dist, "web/assets");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .map((name) => ({
      what: `chunk ${name} (brotli)`,
      value: brotli(readFileSync(join(folder, name))),
      unit: "bytes" as const,
    }))
    .toSorted((a, b) => b.value - a.value);
}

const figures: readonly Figure[] = [
  ...(await measure()),
  ...(await slowPhoneFigures()),
  ...queueFigures(),
  ...rotaFigures(),
  ...(await rotaPageFigures()),
  ...(await officeFigures()),
  ...(await floodFigures()),
  ...chunks(),
];
for (const figure of figures) console.log(line(figure));
const wanted = process.argv.indexOf("--json");
const file = process.argv[wanted + 1];
if (wanted > 0 && file !== undefined) writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
for (const sentence of missed(figures)) {
  console.error(sentence);
  process.exitCode = 1;
}
