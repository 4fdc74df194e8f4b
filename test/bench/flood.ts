/**
 * What a flood costs the honest: how long a page solves its puzzles, on a fast processor, on one six times slower and
 * without compiled scripts; and how long an honest visitor waits for a place behind two thousand hostile joins from four
 * addresses. Each stands beside a yardstick of the same run. By itself: `node test/bench/flood.ts`.
 */
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { chromium, type Page } from "playwright-core";
import { puzzleBitsLeast, puzzleBitsMost } from "../../shared/limits.ts";
import { browserFlags, ensureBrowser } from "../browser/chromium.ts";
import { comeOnShift, desktop, launchBrowser, newPerson, phone } from "../browser/people.ts";
import { type Service, startService } from "../browser/service.ts";
import { Joiner } from "./joiner.ts";

const rounds = 5;

type Figure = { what: string; value: number; unit: "ms" | "yardsticks"; target?: number };

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A ticket as a page would be given it, of nobody. */
function anyTicket(): string {
  const id = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url");
  const said = { id, line: "harbour", askedAt: 0, expires: 1, bits: puzzleBitsLeast };
  return `${Buffer.from(JSON.stringify(said)).toString("base64url")}.${"s".repeat(43)}`;
}

/** Of the solver as it was built, in a visitor's page. */
function timeToSolve(page: Page, bits: number): Promise<number> {
  const assets = resolve(import.meta.dirname, "../../dist/web/assets");
  const [script = ""] = readdirSync(assets).filter((name) => name.startsWith("solver-"));
  return page.evaluate(
    async ({ path, ticket, bits }) => {
      const { solved } = await import(path);
      const began = performance.now();
      await solved(
        { type: "puzzle", ticket, bits },
        () => "joining",
        () => {},
      );
      return performance.now() - began;
    },
    { path: join("/assets", script), ticket: anyTicket(), bits },
  );
}

/** A yardstick for work in a page: ten million steps of one small loop. */
function loop(page: Page): Promise<number> {
  return page.evaluate(() => {
    const began = performance.now();
    let x = 1;
    for (let step = 0; step < 1e7; step++) x = (x ^ (x << 13) ^ (x >>> 7)) | 0;
    return x === 0 ? 0 : performance.now() - began;
  });
}

async function solving(service: Service, name: string, slowdown: number, flags: readonly string[]): Promise<Figure[]> {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...browserFlags, ...flags] });
  const { page, context } = await newPerson(browser, service.visitor, phone);
  await page.goto(service.visitor);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const many = async (work: () => Promise<number>) => {
    const values: number[] = [];
    for (let round = 0; round < rounds; round++) values.push(await work());
    return median(values);
  };
  await timeToSolve(page, puzzleBitsLeast);
  const yardstick = await many(() => loop(page));
  const figures: Figure[] = [{ what: `yardstick: a loop, ${name}`, value: yardstick, unit: "ms" }];
  for (const bits of [puzzleBitsLeast, puzzleBitsMost]) {
    const value = await many(() => timeToSolve(page, bits));
    figures.push({ what: `puzzles of ${bits} bits, ${name}`, value, unit: "ms" });
    figures.push({ what: `the same, in yardsticks`, value: value / yardstick, unit: "yardsticks" });
  }
  await browser.close();
  return figures;
}

/** Processor time of the service so far, in milliseconds (Linux): what a busy machine cannot make longer. */
function processorMs(service: Service): number {
  const times = service.workerds().map((pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ")[1]?.split(" ") ?? [];
    // User and system time, in hundredths of a second.
    return 10 * (Number(fields[11]) + Number(fields[12]));
  });
  return times.reduce((sum, ms) => sum + ms, 0);
}

async function behindFlood(service: Service): Promise<Figure[]> {
  const browser = await launchBrowser();
  const counsellor = await newPerson(browser, service.visitor, desktop);
  await comeOnShift(counsellor, service.counsellors[0]);
  const calm = new Joiner(service.visitor, "203.0.113.1");
  const calmMs = await calm.placed();
  const before = processorMs(service);
  const flood = new Worker(new URL("./flood-joins.ts", import.meta.url), { workerData: service.visitor });
  await once(flood, "message");
  const over = once(flood, "message");
  const honest = new Joiner(service.visitor, "203.0.113.2");
  const floodedMs = await honest.placed();
  await over;
  const spentMs = processorMs(service) - before;
  for (const one of [calm, honest]) one.leave();
  await flood.terminate();
  await browser.close();
  return [
    { what: "a place, behind 2,000 hostile joins", value: floodedMs, unit: "ms", target: 2000 },
    { what: "processor time of the service for all of them", value: spentMs, unit: "ms", target: 2000 },
    { what: "yardstick: a place, in calm", value: calmMs, unit: "ms" },
    { what: "a place behind the flood, in yardsticks", value: floodedMs / calmMs, unit: "yardsticks" },
  ];
}

export async function floodFigures(): Promise<Figure[]> {
  const service = await startService();
  try {
    return [
      ...(await solving(service, "a fast processor", 1, [])),
      ...(await solving(service, "six times slower", 6, [])),
      ...(await solving(service, "without compiled scripts", 1, ["--js-flags=--jitless"])),
      ...(await behindFlood(service)),
    ];
  } finally {
    await service.stop();
  }
}

if (import.meta.main) {
  for (const { what, value, unit } of await floodFigures())
    console.log(`${what.padEnd(48)} ${value.toFixed(2)} ${unit}`);
}
