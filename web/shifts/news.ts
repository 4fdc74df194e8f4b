/** What others changed since the page was last drawn, in one word: what matters most to whoever looks at it. Pure. */
import type { Request } from "../../shared/rota/requests.ts";
import type { MineAnswer } from "../../shared/rota-interface.ts";

/** `turns`: one's own shifts are others now. `answered`: somebody answered or took what one asked. `offer`: a colleague asks. */
export type News = "turns" | "answered" | "offer";

export function newsBetween(before: MineAnswer, after: MineAnswer): News | undefined {
  if (turnsSaid(before) !== turnsSaid(after)) return "turns";
  if (ownSaid(before) !== ownSaid(after)) return "answered";
  const known = new Set(offered(before).map(({ id }) => id));
  return offered(after).some(({ id }) => !known.has(id)) ? "offer" : undefined;
}

/** Turns that run or come: that one is over is no news. */
function turnsSaid({ me, assignments, clock }: MineAnswer): string {
  const mine = assignments.filter(({ person, until }) => person === me.id && until > clock.now);
  return JSON.stringify(mine.map(({ id, from, until, lead }) => [id, from, until, lead]).toSorted());
}

/** Requests are deleted a month later, which is no news either. */
function ownSaid({ me, requests }: MineAnswer): string {
  const mine = requests.filter(({ person, state }) => person === me.id && (state === "open" || state === "taken"));
  return JSON.stringify(mine.map(({ id, state }) => [id, state]).toSorted());
}

const offered = ({ me, requests }: MineAnswer): readonly Request[] =>
  requests.filter(({ person, state }) => person !== me.id && state === "open");
