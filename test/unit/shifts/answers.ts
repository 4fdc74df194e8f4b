/** What the Office answers about Alex's shifts, as tests change it. */
import { rulesAtFirst } from "../../../shared/rota/rules.ts";
import type { MineAnswer } from "../../../shared/rota-interface.ts";
import { alex, at, harbour, london, morgan, sam } from "../rota/given.ts";

export const now = at("2026-11-30T12:00");

export function answer(change: Partial<MineAnswer> = {}): MineAnswer {
  const { restMs, weekMostMs, onDutyLeast, fairMarginMs } = rulesAtFirst(london);
  return {
    version: 1,
    ...{ zone: london, zoneName: "London time", lines: [{ slug: harbour, name: "Harbour" }] },
    me: {
      ...{ id: alex, alias: "Alex", state: "active", roles: ["counsellor"], trainee: false, languages: ["en"] },
      ...{ skills: [], weekMostMs: null, leave: [], ratherNot: [] },
    },
    ...{ shifts: [], assignments: [], requests: [], subjects: [], availability: [], feed: null, hours: [] },
    colleagues: [
      { id: morgan, alias: "Morgan", takesChats: true },
      { id: sam, alias: "Sam", takesChats: true },
    ],
    rules: { restMs, weekMostMs, onDutyLeast, fairMarginMs, atOnce: ["withdraw"] },
    clock: { now, speed: 1 },
    ...change,
  };
}
