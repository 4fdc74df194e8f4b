/**
 * Visitors' pages read what the server and the other end say with `web/visitor/schemas.ts` in place of zod. Both must
 * give the same verdict and the same value, for everything that could be sent: made from the schemas themselves, then
 * spoiled at random.
 */
import { beforeAll, expect, test, vi } from "vitest";
import type { ZodMiniType } from "zod/mini";
import * as certificates from "../../../shared/certificates.ts";
import { LeadsAnswer } from "../../../shared/complaint.ts";
import * as ids from "../../../shared/ids.ts";
import * as protocol from "../../../shared/protocol.ts";
import * as tokens from "../../../shared/tokens.ts";
import { Header } from "../../../web/encryption/statement.ts";
import * as small from "../../../web/visitor/schemas.ts";
import { Random } from "../../simulation/random.ts";

type Verdict = Pick<ZodMiniType, "safeParse">;
const theirs: Record<string, unknown> = { ...ids, ...tokens, ...certificates, ...protocol, Header, LeadsAnswer };
let ours: Record<string, unknown>;

beforeAll(async () => {
  vi.resetModules();
  vi.doMock("zod/mini", () => small);
  const modules = await Promise.all([
    import("../../../shared/ids.ts"),
    import("../../../shared/tokens.ts"),
    import("../../../shared/certificates.ts"),
    import("../../../shared/protocol.ts"),
    import("../../../web/encryption/statement.ts"),
    import("../../../shared/complaint.ts"),
  ]);
  vi.doUnmock("zod/mini");
  ours = Object.assign({}, ...modules);
});

const isSchema = (value: unknown): value is ZodMiniType =>
  typeof value === "object" && value !== null && "_zod" in value && "safeParse" in value;
const names = Object.keys(theirs).filter((name) => isSchema(theirs[name]));

const characters = ["a", "Z", "0", "-", "_", ".", " ", "é", "🙂", "\ud83d", "\u202e", "\u0000"];
const odd = [null, true, 0, -1, 1.5, 2 ** 53, Number.NaN, "", "x", "🙂", [], ["x"], {}, { type: "x" }, undefined];

/** A text that fits a pattern of ours: of each set in it as many as it asks for, without what may be left out. */
function fitting(pattern: RegExp, roll: () => number): string {
  const parts = [
    ...pattern.source.replace(/\(.*?\)\?/g, "").matchAll(/(\[[^\]]+\]|\\\.)(?:\{(\d+)(?:,(\d+))?\}|(\+))?/g),
  ];
  const text = parts.map(([, set = "", least = "1", , plus]) => {
    const one = characters.filter((character) => new RegExp(`^${set}$`).test(character));
    const count = plus === undefined ? Number(least) : 1 + Math.floor(roll() * 3);
    return Array.from({ length: count }, () => one[Math.floor(roll() * one.length)] ?? "").join("");
  });
  return text.join("");
}

interface Def {
  readonly type: string;
  readonly shape?: Record<string, ZodMiniType>;
  readonly element?: ZodMiniType;
  readonly innerType?: ZodMiniType;
  readonly options?: readonly ZodMiniType[];
  readonly values?: readonly unknown[];
  readonly entries?: Record<string, unknown>;
  readonly checks?: readonly {
    _zod: { def: { check: string; maximum?: number; minimum?: number; pattern?: RegExp } };
  }[];
}

/** Something that a schema may well accept, at or about its limits. */
function sample(schema: ZodMiniType, roll: () => number): unknown {
  const def = schema._zod.def as unknown as Def;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T;
  const checks = (def.checks ?? []).map(({ _zod }) => _zod.def);
  const length = () => {
    const most = checks.find(({ check }) => check === "max_length")?.maximum ?? 3;
    const least = checks.find(({ check }) => check === "min_length")?.minimum ?? 0;
    return pick([least, least + 1, Math.min(most, 12), most, most + 1, Math.max(0, least - 1)]);
  };
  switch (def.type) {
    case "object": {
      const fields = Object.entries(def.shape ?? {}).map(([key, field]) => [key, sample(field, roll)] as const);
      return Object.fromEntries(fields.filter(([, value]) => value !== undefined || roll() < 0.2));
    }
    case "union":
      return sample(pick(def.options ?? []), roll);
    case "array":
      return Array.from({ length: Math.min(length(), 2001) }, () => sample(def.element as ZodMiniType, roll));
    case "literal":
      return pick(def.values ?? []);
    case "enum":
      return pick(Object.values(def.entries ?? {}));
    case "boolean":
      return roll() < 0.5;
    case "number":
      return pick([0, 1, 2, 3, 4, 50, 51, 1_795_871_640_000, Number.MAX_SAFE_INTEGER]);
    case "nullable":
      return roll() < 0.3 ? null : sample(def.innerType as ZodMiniType, roll);
    case "optional":
      return roll() < 0.4 ? undefined : sample(def.innerType as ZodMiniType, roll);
    case "string": {
      const pattern = checks.find((check) => check.pattern !== undefined)?.pattern;
      if (pattern !== undefined) return fitting(pattern, roll);
      const character = pick(characters);
      return character.repeat(length());
    }
    default:
      throw new Error(`Nothing is known of ${def.type}`);
  }
}

/** One place in it is taken out, put twice, or becomes something else. */
function spoiled(value: unknown, roll: () => number): unknown {
  if (typeof value !== "object" || value === null || roll() < 0.15) return odd[Math.floor(roll() * odd.length)];
  const keys = Object.keys(value);
  const key = keys[Math.floor(roll() * keys.length)] ?? "extra";
  const how = roll();
  if (Array.isArray(value)) {
    if (how < 0.3) return [...value, ...value];
    return value.map((entry, index) => (`${index}` === key ? spoiled(entry, roll) : entry));
  }
  const fields = value as Record<string, unknown>;
  if (how < 0.2) return { ...fields, [how < 0.1 ? "extra" : "constructor"]: 1 };
  if (how < 0.25) return JSON.parse(`{"__proto__":1,${JSON.stringify(fields).slice(1)}`.replace(",}", "}"));
  if (how < 0.45) return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key));
  return { ...fields, [key]: spoiled(fields[key], roll) };
}

function verdict(schema: unknown, value: unknown): { success: boolean; data?: unknown } {
  const { success, data } = (schema as Verdict).safeParse(value) as { success: boolean; data?: unknown };
  return success ? { success, data } : { success };
}

test("every schema that a visitor's page could read is there in both", () => {
  expect(names.length).toBeGreaterThan(25);
  for (const name of names) expect(ours[name], name).toHaveProperty("safeParse");
});

test.each(names)("%s: the same verdict and the same value as zod's", (name) => {
  const chance = new Random(7);
  const roll = () => chance.next();
  const schema = theirs[name] as ZodMiniType;
  const seen = { accepted: 0, refused: 0 };
  for (let round = 0; round < 600; round++) {
    const whole = sample(schema, roll);
    for (const value of [whole, spoiled(whole, roll)]) {
      const expected = verdict(schema, value);
      seen[expected.success ? "accepted" : "refused"] += 1;
      expect(verdict(ours[name], value), JSON.stringify(value)).toEqual(expected);
    }
  }
  expect(seen.accepted).toBeGreaterThan(5);
  expect(seen.refused).toBeGreaterThan(5);
});

test("what parse cannot read it throws at", () => {
  const { LineSlug } = ours as typeof ids;
  expect(LineSlug.parse("harbour")).toBe("harbour");
  expect(() => LineSlug.parse("Not a slug")).toThrow();
});
