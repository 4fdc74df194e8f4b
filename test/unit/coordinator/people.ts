/** Made-up staff, and the people page's steps one after the other. */
import { PersonId } from "../../../shared/ids.ts";
import type { PeopleAnswer, PersonShown } from "../../../shared/people-interface.ts";
import {
  initial,
  type PeopleEvent,
  type PeopleState,
  type PeopleStep,
} from "../../../web/coordinator/people/page-state.ts";
import { step } from "../../../web/coordinator/people/state.ts";

export const idOf = (alias: string) => PersonId.parse(alias.padEnd(22, "_"));

export function person(alias: string, more: Partial<PersonShown> = {}): PersonShown {
  return {
    ...{ id: idOf(alias), alias, languages: ["en"], skills: [], chatsMost: 1, trainee: false },
    ...{ roles: ["counsellor"], revision: 1, state: "active", lastSeenDay: "2026-11-24", passkeys: 1, sessions: 1 },
    ...{ devices: [], requests: [], invitations: [] },
    ...more,
  };
}

export const alex = person("Alex", { roles: ["coordinator"] });
export const sam = person("Sam");
export const priya = person("Priya");

export function everybody(...people: readonly PersonShown[]): PeopleAnswer {
  return { people: [...people], revocations: null, clock: { now: 0, speed: 1 } };
}

export function after(state: PeopleState, ...events: readonly PeopleEvent[]): PeopleStep {
  return events.reduce<PeopleStep>((last, event) => step(last.state, event), { state, effects: [] });
}

/** The page with Alex, Sam and Priya on it. */
export const shown = after(initial, { type: "opened" }, { type: "loaded", answer: everybody(alex, sam, priya) }).state;
