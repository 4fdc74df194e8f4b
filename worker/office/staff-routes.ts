/** `/api/staff/…` as the Office answers it: every route there is. The Worker has checked origin and method before. */
import { deviceRoutes } from "./device-routes.ts";
import { type Desk, type Route, serveRoutes } from "./door.ts";
import { ownRoutes } from "./own.ts";
import { peopleRoutes } from "./people-routes.ts";
import { signInRoutes } from "./sign-in.ts";

export const routes: readonly Route[] = [...ownRoutes, ...signInRoutes, ...peopleRoutes, ...deviceRoutes];

export function staffRoutes(desk: Desk) {
  return serveRoutes(desk, routes);
}
