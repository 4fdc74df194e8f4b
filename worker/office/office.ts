/**
 * The Office's shell, one object per organisation: the only part of the system that keeps anything, in its SQLite. It
 * opens the tables, tells the time, and hands requests to the routes and questions to the stores.
 */
import { DurableObject } from "cloudflare:workers";
import type { LeadsAnswer, SealedCopy } from "../../shared/complaint.ts";
import type { LineSlug, SessionId } from "../../shared/ids.ts";
import type { Week } from "../../shared/opening-hours.ts";
import { Site } from "../../shared/site.ts";
import { type Clock, clockOf } from "../clock.ts";
import type { Env } from "../env.ts";
import { switchboard } from "../objects.ts";
import type { Feeling } from "../room/state.ts";
import type { Present } from "../switchboard/opening.ts";
import { signToken } from "../tokens.ts";
import { doWhatIsDue, setAlarm } from "./alarm.ts";
import { type Kept, keepComplaint, leadsToSealFor } from "./complaints.ts";
import { seedDemo } from "./demo.ts";
import { addFeelings } from "./figures.ts";
import type { Hours, OfficeInterface } from "./interface.ts";
import { goneLines, shownLines } from "./lines.ts";
import { migrate } from "./migrations.ts";
import { organisation } from "./organisation.ts";
import { feedWith } from "./planning/feeds.ts";
import { hoursOf, weekOf } from "./rota.ts";
import { addFlags } from "./running/flags.ts";
import { sessionOfId, sessionStands } from "./sessions.ts";
import { staffRoutes } from "./staff-routes.ts";
import { offeredLanguages } from "./translations.ts";
import { post } from "./watching/posting.ts";

export class Office extends DurableObject<Env> implements OfficeInterface {
  readonly #clock: Clock;
  readonly #routes: ReturnType<typeof staffRoutes>;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#clock = clockOf(env.CLOCK);
    migrate(ctx.storage, this.#clock.now());
    if (env.DEMO !== undefined) seedDemo(ctx.storage, env.DEMO, this.#clock.now());
    // The clock may be another one since: what is due is asked anew.
    ctx.blockConcurrencyWhile(() => setAlarm(ctx.storage, this.#clock));
    this.#routes = staffRoutes({
      storage: ctx.storage,
      clock: this.#clock,
      origin: env.ORIGIN,
      key: env.TICKET_KEY,
      setUpToken: env.SETUP_TOKEN,
      webhookLoopback: env.WEBHOOK_LOOPBACK !== undefined,
      send: post,
      present: (lines) => askSwitchboard(env, lines),
      sign: (pass) => signToken(env.TICKET_KEY, "duty", pass),
      revoke: (session) => saidTwice(() => switchboard(env).revoke(session)),
      tell: (sheets, onDuty) => saidTwice(() => switchboard(env).adopt([...sheets], onDuty)),
      flag: async (session, room) => switchboard(env).flag(session, room),
    });
  }

  override async fetch(request: Request): Promise<Response> {
    return this.#routes.fetch(request);
  }

  override async alarm(): Promise<void> {
    await doWhatIsDue(this.ctx.storage, this.#clock, {
      present: (lines) => askSwitchboard(this.env, lines),
      send: post,
    });
  }

  async site(): Promise<Site | null> {
    const { sql } = this.ctx.storage;
    const now = this.#clock.now();
    const home = organisation(sql);
    if (home === undefined) return null;
    return Site.parse({
      charity: home.name,
      organisationKey: home.key,
      zone: home.zone,
      zoneName: home.zoneName,
      lines: shownLines(sql).map((line) => ({ ...line, offered: offeredLanguages(sql, line, now) })),
      gone: goneLines(sql),
    });
  }

  async hours(line: LineSlug): Promise<Hours | null> {
    return hoursOf(this.ctx.storage.sql, line, this.#clock.now());
  }

  async week(line: LineSlug): Promise<Week | null> {
    return weekOf(this.ctx.storage.sql, line, this.#clock.now());
  }

  async calendar(tokenHash: string): Promise<string | null> {
    return feedWith(this.ctx.storage.sql, tokenHash, this.#clock.now());
  }

  async leads(): Promise<LeadsAnswer> {
    return leadsToSealFor(this.ctx.storage.sql, this.#clock.now());
  }

  async keepComplaint(line: LineSlug, copies: readonly SealedCopy[]): Promise<Kept> {
    const { storage } = this.ctx;
    const kept = storage.transactionSync(() => keepComplaint(storage.sql, line, copies, this.#clock.now()));
    if (kept === "kept") await setAlarm(storage, this.#clock);
    return kept;
  }

  async sessionLives(session: SessionId): Promise<boolean> {
    return sessionOfId(this.ctx.storage.sql, session, this.#clock.now()) !== undefined;
  }

  async sessionStands(session: SessionId): Promise<boolean> {
    return sessionStands(this.ctx.storage.sql, session, this.#clock.now());
  }

  async countPooled(feelings: Feeling[], flags: LineSlug[]): Promise<void> {
    const { storage } = this.ctx;
    const now = this.#clock.now();
    storage.transactionSync(() => {
      addFeelings(storage.sql, feelings, now);
      addFlags(storage.sql, flags, now);
    });
    if (flags.length > 0) await setAlarm(storage, this.#clock);
  }
}

/** undefined when it does not answer: then nothing is known, and nobody is warned. */
async function askSwitchboard(env: Env, lines: readonly LineSlug[]): Promise<readonly Present[] | undefined> {
  try {
    return await switchboard(env).present([...lines]);
  } catch {
    return undefined;
  }
}

/**
 * An object that was just restarted answers a second call. If it does not: a session has ended all the same, and nothing
 * renews it; and every pass that is renewed within the minute brings the same sheets.
 */
async function saidTwice(say: () => Promise<unknown>): Promise<void> {
  for (const _ of ["first", "again"]) {
    try {
      await say();
      return;
    } catch {}
  }
}
