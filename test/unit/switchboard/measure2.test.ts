import { test } from "vitest";
import { turnsOf, outlookOf, minutesUntil } from "../../../worker/switchboard/waiting-time.ts";
import { bandMinutes } from "../../../worker/switchboard/recent.ts";
import { Random } from "../../simulation/random.ts";
function normal(random: Random): number { return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next()); }
test("x", () => {
  const r = new Random(5);
  const len = () => 40 * Math.exp(0.5 * normal(r));
  for (const train of [0, 40, 400]) {
    const l = bandMinutes.map(() => 0);
    for (let i = 0; i < train; i++) { const x = len(); const b = bandMinutes.findIndex((e) => Math.round(x) <= e); l[b === -1 ? 17 : b]!++; }
    const turns = turnsOf(l, 5);
    for (const [M, n] of [[3, 0], [7, 0], [7, 2], [10, 5]] as const) {
      let below = [0, 0, 0]; const N = 1500;
      for (let k = 0; k < N; k++) {
        const next: number[] = []; const places = [];
        for (let p = 0; p < M; p++) { let t = -500 + r.next() * 100; let L = 0; for (;;) { L = len(); if (t + L + 5 > 0) break; t += L + 5; }
          if (t + L > 0) { places.push({ counts: turns.busy(Math.round(-t)), until: 181 }); } else places.push({ counts: turns.free(Math.floor(t + L + 5)), until: 181 });
          next.push(t + L + 5); }
        let ahead = n; let w = 0;
        for (;;) { const i = next.indexOf(Math.min(...next)); w = next[i]!; if (ahead-- === 0) break; next[i] = w + len() + 5; }
        const o = outlookOf(places);
        [-1.28, 0, 1.28].forEach((z, i) => { if (w < minutesUntil(o, n, z)) below[i]!++; });
      }
      console.log(train, M, n, below.map((b) => (b / N * 100).toFixed(0)).join(" "));
    }
  }
});
