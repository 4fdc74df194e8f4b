/** Every address the service answers at. Routes only: what is behind them stands in the files they name. */
import { Hono } from "hono";
import { largeBodyBytes } from "../shared/limits.ts";
import { calendar } from "./calendar.ts";
import { clockOf } from "./clock.ts";
import { ComplaintDoor } from "./complaints.ts";
import type { Env } from "./env.ts";
import { withHeaders } from "./headers.ts";
import { Joins } from "./joins.ts";
import { office } from "./objects.ts";
import { openStateOf, siteChanged } from "./open.ts";
import { isOwnPage } from "./origin.ts";
import { linesPage, staffPage, visitorPage, visitorTemplate } from "./pages.ts";
import { problem } from "./problem.ts";
import { Strangers } from "./strangers.ts";
import { upgrade } from "./upgrade.ts";

export { Office } from "./office/office.ts";
export { Room } from "./room/room.ts";
export { Switchboard } from "./switchboard/switchboard.ts";

const strangers = new Strangers();
const joins = new Joins();
const complaints = new ComplaintDoor();
const app = new Hono<{ Bindings: Env }>();

app.get("/ws/queue", async (c) => withHeaders(await upgrade("queue", c.req.raw, c.env, joins), "interface"));
app.get("/ws/room", async (c) => withHeaders(await upgrade("room", c.req.raw, c.env), "interface"));
app.get("/ws/staff", async (c) => withHeaders(await upgrade("staff", c.req.raw, c.env), "interface"));

app.get("/healthz", (c) => withHeaders(new Response(`ok ${c.env.BUILD ?? "unknown"}\n`), "interface"));

app.get("/api/open", async (c) => {
  try {
    const state = await openStateOf(c.env, c.req.query("line"), c.req.query("language"));
    return withHeaders(state === undefined ? problem(404, "There is no such line.") : Response.json(state), "shared");
  } catch {
    return withHeaders(problem(503, "Nobody could be asked just now. Please try again in a moment."), "interface");
  }
});

app.post("/api/complaint", async (c) => withHeaders(await complaint(c.req.raw, c.env, "take"), "interface"));
app.post("/api/complaint/leads", async (c) => withHeaders(await complaint(c.req.raw, c.env, "leads"), "interface"));

app.on(["GET", "POST"], "/api/staff/*", async (c) => withHeaders(await staffInterface(c.req.raw, c.env), "interface"));

app.get("/calendar/:file{[A-Za-z0-9_-]{43}\\.ics}", async (c) => {
  if (!strangers.mayAsk(c.req.raw, Date.now()))
    return withHeaders(
      problem(429, "There were very many requests just now. Please try again in a minute."),
      "interface",
    );
  return (await calendar(c.env, c.req.raw, c.req.param("file").slice(0, -".ics".length))) ?? c.notFound();
});

app.get("/staff", (c) => staffPage("staff", c.req.raw));
app.get("/staff/shifts", (c) => staffPage("shifts", c.req.raw));
app.get("/staff/rota", (c) => staffPage("rota", c.req.raw));
app.get("/staff/:section{people|figures|settings|audit|complaints|account}", (c) => staffPage("office", c.req.raw));
app.get("/staff/lines", (c) => linesPage(c.req.raw));
app.get("/staff/lines/template", (c) => visitorTemplate(c.req.raw));
app.get("/staff/setup", (c) => staffPage("setup", c.req.raw));
app.get("/staff/ready", (c) => staffPage("ready", c.req.raw));
app.get("/join", (c) => staffPage("join", c.req.raw));

app.get("/embed.js", async (c) => withHeaders(await c.env.ASSETS.fetch(c.req.raw), "embed"));
app.get("/assets/*", async (c) => withHeaders(await c.env.ASSETS.fetch(c.req.raw), "asset"));

app.get("/", (c) => visitorPage(c.env, c.req.raw, undefined));
app.get("/:line{[a-z][a-z0-9-]*}", (c) => visitorPage(c.env, c.req.raw, c.req.param("line")));

app.notFound(() => withHeaders(problem(404, "There is nothing at this address."), "interface"));
// Hono's own handler would write the error to the console.
app.onError(() =>
  withHeaders(problem(500, "That did not work, and it is not your fault. Please try again."), "interface"),
);

/** Only our own pages may change anything, and only with a body of a size that our pages send. */
async function staffInterface(request: Request, env: Env): Promise<Response> {
  if (request.method !== "GET" && !isOwnPage(request, env)) {
    return problem(403, "This request did not come from one of our pages.");
  }
  if (Number(request.headers.get("Content-Length") ?? 0) > largeBodyBytes) {
    return problem(413, "This page sent more than we take. Reload it and try again.");
  }
  const answer = await strangers.pass(request, env.TICKET_KEY, Date.now(), () => office(env).fetch(request));
  if (request.method === "POST" && answer.ok && changesSite.test(new URL(request.url).pathname)) siteChanged();
  return answer;
}

/** Strangers' too, who bring no cookie; of our own pages alone, and no oftener than strangers may ask. */
async function complaint(request: Request, env: Env, what: "leads" | "take"): Promise<Response> {
  if (!isOwnPage(request, env)) return problem(403, "This request did not come from one of our pages.");
  if (!strangers.mayAsk(request, Date.now()))
    return problem(429, "There were very many requests just now. Please try again in a minute.");
  return complaints[what](request, env.TICKET_KEY, { now: clockOf(env.CLOCK).now(), real: Date.now() }, office(env));
}

/** What visitors' pages say is written by these. */
const changesSite = /^\/api\/staff\/(lines|settings|setup)(\/|$)/;

export default app;
