/**
 * The rota in the Office, in workerd: what a year of shifts costs to make, and a week of it to open, in rows and in
 * milliseconds as seen from outside, beside the reading somebody would write first. By itself: `node test/bench/office.ts`.
 */
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { build } from "vite";
import * as z from "zod/mini";

const Told = z.object({ shifts: z.int(), read: z.int(), written: z.int() });
/** A week is opened so quickly that most of what is seen from outside would be the way there. */
const times = 50;

async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true, target: "webworker" },
    build: {
      ...{ ssr: new URL("office-worker.ts", import.meta.url).pathname, write: false, minify: false },
      rollupOptions: { external: ["cloudflare:workers", /^node:/] },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !("output" in output)) throw new Error("nothing was built");
  return output.output[0].code;
}

export async function officeFigures() {
  const options = convertV4MiniflareOptions({
    modules: [{ type: "ESModule", path: "worker.js", contents: await bundled() }],
    ...{ compatibilityDate: "2026-10-06", compatibilityFlags: ["nodejs_compat"] },
    durableObjects: { BENCH: { className: "Bench", useSQLite: true } },
  });
  const workerd = new Miniflare(options);
  const ask = async (what: string, repeated = 1) => {
    const began = performance.now();
    const answer = await workerd.dispatchFetch(`http://bench/${what}?times=${repeated}`);
    if (!answer.ok) throw new Error(await answer.text());
    const told = Told.parse(await answer.json());
    return { ...told, ms: (performance.now() - began) / repeated };
  };
  try {
    await ask("lay");
    const made = await ask("make");
    await ask("staff");
    const day = await ask("day");
    const [week, naive] = [await ask("week", times), await ask("naive", times)];
    return [
      { what: `office: ${made.shifts} shifts made, of a year`, value: made.ms, unit: "ms" },
      { what: "office: rows written for each of them", value: made.written / made.shifts, unit: "rows" },
      { what: "office: rows written on a day without change", value: day.written, unit: "rows" },
      { what: "office: a week opened", value: week.ms, unit: "ms" },
      { what: "office: rows read for it", value: week.read, unit: "rows" },
      { what: "yardstick: rows of reading all until its end", value: naive.read, unit: "rows" },
      { what: "office: rows read, in yardsticks", value: week.read / naive.read, unit: "yardsticks" },
      { what: "office: time taken, in yardsticks", value: week.ms / naive.ms, unit: "yardsticks" },
    ] as const;
  } finally {
    await workerd.dispose();
  }
}

if (import.meta.main) {
  for (const { what, value, unit } of await officeFigures())
    console.log(`${what.padEnd(48)} ${value.toFixed(2)} ${unit}`);
}
