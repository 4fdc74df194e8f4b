/**
 * What must be true of wrangler.toml before anything is deployed: nothing records requests, nothing could keep or send
 * what visitors do, and the production environment knows who it is. Whatever is not known to be needed is refused, so
 * that a new way of logging is refused too. Pure.
 */
import * as z from "zod/mini";
import { originOf } from "../organisation-options.ts";

export const environment = "production";

/** Settings that may stand in wrangler.toml, at the top or in an environment. */
const known = [
  "account_id",
  "assets",
  "compatibility_date",
  "compatibility_flags",
  "durable_objects",
  "exports",
  "limits",
  "main",
  "name",
  "observability",
  "placement",
  "preview_urls",
  "routes",
  "vars",
  "workers_dev",
];

const Table = z.record(z.string(), z.unknown());
const Vars = z.strictObject({ ORIGIN: z.string(), JURISDICTION: z.literal("eu") });
const Routes = z.array(z.strictObject({ pattern: z.string(), custom_domain: z.literal(true) })).check(z.minLength(1));

interface Preflight {
  /** Where it will answer; undefined when that is among the faults. */
  readonly origin: string | undefined;
  /** One sentence for everything that must be put right. */
  readonly faults: readonly string[];
}

/** `config`: wrangler.toml as wrangler reads it. */
export function preflight(config: unknown): Preflight {
  const top = Table.safeParse(config).data ?? {};
  const environments = Table.safeParse(top.env).data ?? {};
  const production = Table.safeParse(environments[environment]).data;
  const places = [
    { where: "At the top of wrangler.toml", settings: top, besides: ["env"] },
    ...Object.entries(environments).map(([name, settings]) => ({
      where: `In [env.${name}] of wrangler.toml`,
      settings: Table.safeParse(settings).data ?? {},
      besides: [],
    })),
  ];
  const faults = places.flatMap(({ where, settings, besides }) =>
    silent(settings, besides).map((is) => `${where}, ${is}`),
  );
  if (production === undefined)
    return { origin: undefined, faults: [...faults, "wrangler.toml has no [env.production]."] };
  const { origin, faults: ofAddress } = address(production);
  return { origin, faults: [...faults, ...ofAddress, ...whole(top, production)] };
}

/** What is wrong with one part, to stand after where. */
function silent(settings: Record<string, unknown>, besides: readonly string[]): string[] {
  const strange = Object.keys(settings).filter((name) => !known.includes(name) && !besides.includes(name));
  return [
    ...(isExactly(settings.observability, { enabled: false })
      ? []
      : ["[observability] must be enabled = false and nothing else: it records every address and is on by default."]),
    ...["workers_dev", "preview_urls"]
      .filter((name) => settings[name] !== false)
      .map((name) => `${name} must be false: otherwise it answers at a second address.`),
    ...strange.map((name) => `${name} is not needed, and could keep or send what visitors do.`),
  ];
}

function address(production: Record<string, unknown>): Preflight {
  const vars = Vars.safeParse(production.vars);
  const faults: string[] = [];
  if (!vars.success) {
    faults.push(
      'In [env.production.vars] of wrangler.toml stand ORIGIN and JURISDICTION = "eu" alone. ' +
        "Secrets never stand there: npm run deploy makes them.",
    );
  }
  const origin = originOf(vars.data?.ORIGIN ?? "");
  if (vars.success && (origin === undefined || !origin.startsWith("https:") || origin !== vars.data.ORIGIN)) {
    faults.push("ORIGIN in wrangler.toml must be the public address, such as https://chat.harbour.example.");
  }
  if (origin?.endsWith(".example")) {
    faults.push("wrangler.toml still has the made-up address. Write yours into [env.production], twice.");
  }
  const routes = Routes.safeParse(production.routes);
  const hosts = routes.data?.map(({ pattern }) => pattern) ?? [];
  if (!routes.success || (origin !== undefined && !isExactly(hosts, [new URL(origin).host]))) {
    faults.push("routes in [env.production] must be one custom domain, the host of ORIGIN.");
  }
  return { origin: faults.length === 0 ? origin : undefined, faults };
}

/** Bindings are not inherited; assets, exports and the code are, and must not differ. */
function whole(top: Record<string, unknown>, production: Record<string, unknown>): string[] {
  const faults: string[] = [];
  if (!isExactly(production.durable_objects, top.durable_objects)) {
    faults.push("The Durable Objects in [env.production] must be those at the top of wrangler.toml.");
  }
  const own = ["main", "assets", "exports", "compatibility_date", "compatibility_flags"].filter(
    (name) => name in production,
  );
  for (const name of own)
    faults.push(`${name} must not stand in [env.production]: it would run something that was not tested.`);
  if (Table.safeParse(top.assets).data?.run_worker_first !== true) {
    faults.push("assets.run_worker_first must be true: otherwise files are served without their security headers.");
  }
  return faults;
}

function isExactly(value: unknown, wanted: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(wanted);
}
