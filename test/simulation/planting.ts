/** How a mistake is put around one core's step, by the test alone. */
import type { AnyStep, CoreName, Fault } from "./hub.ts";

export interface Planted {
  readonly name: string;
  /** The rules of `docs/protocol.md` of which one must be seen broken. */
  readonly rules: readonly string[];
  /** It is found within this many seeds. */
  readonly within: number;
  readonly fault: () => Fault;
}

export type Happening = { readonly type: string; readonly [name: string]: unknown };
type Before = (state: never, event: Happening, now: number) => readonly [state: unknown, event: Happening, now: number];
type After = (result: ReturnType<AnyStep>, event: Happening, before: never, now: number) => ReturnType<AnyStep>;

/** Something else goes into the step. */
export const given = (core: CoreName, change: Before) => (): Fault => ({
  core,
  wrap: (step) => (state, event, now) => step(...(change(state as never, event, now) as [never, never, number])),
});

/** Something else comes out of it. */
export const gives = (core: CoreName, change: After) => (): Fault => ({
  core,
  wrap: (step) => (state, event, now) => change(step(state, event, now), event, state as never, now),
});

export const withState = (result: ReturnType<AnyStep>, change: object) => ({
  ...result,
  state: { ...result.state, ...change },
});
export const withoutEffects = (result: ReturnType<AnyStep>, drops: (effect: Happening) => boolean) => ({
  ...result,
  effects: result.effects.filter((effect: Happening) => !drops(effect)),
});
export const frameOf = (happening: Happening) => happening.frame as Happening | null | undefined;
export const isOpened = (event: Happening, type: string) => event.type === "opened" && frameOf(event)?.type === type;

export const said = (event: Happening, type: string) => frameOf(event)?.type === type;

export const plant = (name: string, rules: readonly string[], within: number, fault: () => Fault): Planted => ({
  name,
  rules,
  within,
  fault,
});
