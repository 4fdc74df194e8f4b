import { test } from "vitest";
import { Evening, type Said } from "./evening.ts";
import { evenings } from "./evenings.ts";
const med = (v: number[]) => v.toSorted((a, b) => a - b)[Math.floor(v.length / 2)] ?? Number.NaN;
test("measure", () => {
  for (const [name, plan] of Object.entries(evenings)) {
    const said: Said[] = []; let came = 0, refused = 0, left = 0, taken = 0; const t0 = performance.now();
    for (let seed = 1; seed <= 12; seed++) { const e = new Evening(plan, seed).run(); said.push(...e.said); came += e.came; refused += e.refused; left += e.left; taken += e.taken; }
    const row = (what: string, list: Said[]) => {
      const known = list.filter(({ left, took, wait }) => !left || took > wait.toMinutes);
      const inside = known.filter(({ wait, took, left }) => !left && took >= wait.fromMinutes && took <= wait.toMinutes).length;
      const below = known.filter(({ wait, took }) => took < wait.fromMinutes).length;
      const w = known.map(({ wait }) => wait.toMinutes - wait.fromMinutes);
      console.log(`  ${what.padEnd(18)} n=${known.length} inside ${(inside / known.length * 100).toFixed(1)}% early ${(below / known.length * 100).toFixed(1)}% medwidth ${med(w)} medreal ${med(known.map((s) => s.took)).toFixed(1)}`);
    };
    console.log(name, { came, refused, left, taken, ms: Math.round(performance.now() - t0) });
    row("joining", said.filter((s) => s.when === "joining"));
    row("joining, waiting", said.filter((s) => s.when === "joining" && s.wait.toMinutes > 2));
    row("later", said.filter((s) => s.when === "later"));
    row("later >2", said.filter((s) => s.when === "later" && s.wait.toMinutes > 2));
  }
}, 300000);
