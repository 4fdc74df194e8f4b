/** `/api/staff/figures`: what the service may say about itself in numbers. */
import type { FiguresAnswer } from "../../shared/figures-interface.ts";
import { answer, type Route, staffRoute, told } from "./door.ts";
import { feelingMonths } from "./figures.ts";

export const figureRoutes: readonly Route[] = [
  staffRoute("GET", "figures", "seeFigures", undefined, ({ desk, now }) =>
    answer<FiguresAnswer>({ feelings: feelingMonths(desk.storage.sql, now), clock: told(desk) }),
  ),
];
