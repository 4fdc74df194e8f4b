/** The answer of `GET /api/staff/figures`. A cell that is null holds fewer than `smallestCellShown`: it could be somebody. */
import * as z from "zod/mini";
import { ServiceClock } from "./site.ts";

const cell = z.nullable(z.int());

/** How people felt after a chat, compared with before, of those who answered both times. `line`: its name. */
const FeelingMonth = z.strictObject({
  /** `2026-11` */
  month: z.string(),
  line: z.string(),
  worse: cell,
  same: cell,
  better: cell,
});
export type FeelingMonth = z.infer<typeof FeelingMonth>;

export const FiguresAnswer = z.strictObject({ feelings: z.array(FeelingMonth), clock: ServiceClock });
export type FiguresAnswer = z.infer<typeof FiguresAnswer>;
