/** Whose turn runs, as the Office said last, against what passes say that were signed before (rule S15). */
import type { LineSlug, PersonId } from "../../shared/ids.ts";
import type { DutyPass } from "../../shared/tokens.ts";
import { consolesOf, replaceAll, type State } from "./people.ts";

/** Everybody whose turn ran at `at`, milliseconds by the service's clock; whoever is missing had none. */
export interface OnDuty {
  readonly at: number;
  readonly turns: readonly RunningTurn[];
}

export interface RunningTurn {
  readonly person: PersonId;
  readonly until: number;
  readonly lead: boolean;
  readonly lines: readonly LineSlug[];
}

/** Passes in attachments say so from now on, so that it outlasts hibernation. What was said before something newer is late. */
export function turnsKnown(state: State, onDuty: OnDuty): State {
  if (state.onDuty !== null && onDuty.at < state.onDuty.at) return state;
  const cut = consolesOf(state).flatMap((console) => {
    const pass = asRotaHasIt(console.pass, onDuty);
    return pass === console.pass ? [] : [{ ...console, pass }];
  });
  const departed = state.departed.map((gone) => ({ ...gone, pass: asRotaHasIt(gone.pass, onDuty) }));
  return replaceAll({ ...state, departed, onDuty }, cut);
}

/**
 * The same pass, unless its turn is over, or is not what it was when it was signed. It gives nothing that it did not give
 * before. Of a turn that began later nothing is known here, and one that was over already stays as it is.
 */
export function asRotaHasIt(pass: DutyPass, known: OnDuty | null): DutyPass {
  if (known === null || known.at < pass.from || pass.until <= known.at) return pass;
  const turn = known.turns.find(({ person }) => person === pass.person);
  const lines = pass.lines.filter(({ line }) => turn?.lines.includes(line));
  // With its lines: chats of it go on, and whoever led them is asked to stay.
  if (turn === undefined || lines.length === 0) return { ...pass, until: known.at };
  const until = Math.min(pass.until, turn.until);
  const lead = pass.lead && turn.lead;
  const same = lines.length === pass.lines.length && until === pass.until && lead === pass.lead;
  return same ? pass : { ...pass, lines, until, lead };
}
