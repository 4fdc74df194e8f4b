/** `/api/staff/…` as the Office answers it: every route there is. The Worker has checked origin and method before. */
import { accountRoutes } from "./account.ts";
import { auditRoutes } from "./audit-routes.ts";
import { complaintRoutes } from "./complaint-routes.ts";
import { deviceRoutes } from "./device-routes.ts";
import { type Desk, type Route, serveRoutes } from "./door.ts";
import { figureRoutes } from "./figure-routes.ts";
import { floodRoutes } from "./flood-routes.ts";
import { lineRoutes } from "./line-routes.ts";
import { ownRoutes } from "./own.ts";
import { peopleRoutes } from "./people-routes.ts";
import { mineRoutes } from "./planning/mine-routes.ts";
import { planningRoutes } from "./planning/routes.ts";
import { setUpRoutes } from "./set-up.ts";
import { settingsRoutes } from "./settings.ts";
import { shiftRoutes } from "./shift-routes.ts";
import { signInRoutes } from "./sign-in.ts";
import { translationRoutes } from "./translation-routes.ts";
import { warningRoutes } from "./watching/warning-routes.ts";
import { webhookRoutes } from "./watching/webhook-routes.ts";

export const routes: readonly Route[] = [
  ...setUpRoutes,
  ...signInRoutes,
  ...ownRoutes,
  ...accountRoutes,
  ...peopleRoutes,
  ...deviceRoutes,
  ...shiftRoutes,
  ...floodRoutes,
  ...lineRoutes,
  ...translationRoutes,
  ...planningRoutes,
  ...auditRoutes,
  ...settingsRoutes,
  ...mineRoutes,
  ...warningRoutes,
  ...webhookRoutes,
  ...figureRoutes,
  ...complaintRoutes,
];

export function staffRoutes(desk: Desk) {
  return serveRoutes(desk, routes);
}
