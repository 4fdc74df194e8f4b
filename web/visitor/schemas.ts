/**
 * Stands in for `zod/mini` in what a visitor's browser loads: the same names, for as much of them as the frames and
 * certificates use that a visitor's page reads, and the same verdicts (test/unit/visitor/schemas.test.ts compares the
 * two). What is refused is refused without a reason, which nobody would read there, and nothing is asynchronous:
 * docs/decisions/0016-small-schemas.md.
 */

const refused = Symbol("refused");

/** What is read, or `refused`. */
type Read = (value: unknown) => unknown;
type Check = (value: never) => boolean;
type Fields = Readonly<Record<string, Schema>>;

interface Schema {
  readonly read: Read;
  readonly parse: (value: unknown) => unknown;
  readonly safeParse: (value: unknown) => { readonly success: boolean; readonly data?: unknown };
  readonly check: (...checks: readonly Check[]) => Schema;
  /** Of an object. */
  readonly shape?: Fields;
  /** Of a literal. */
  readonly is?: unknown;
  readonly mayBeMissing?: true;
}

function schema(read: Read, more: Pick<Schema, "shape" | "is" | "mayBeMissing"> = {}): Schema {
  return {
    ...more,
    read,
    parse(value) {
      const data = read(value);
      if (data === refused) throw new TypeError();
      return data;
    },
    safeParse(value) {
      const data = read(value);
      return data === refused ? { success: false } : { success: true, data };
    },
    check: (...checks) =>
      schema((value) => {
        const data = read(value);
        return data !== refused && checks.every((check) => check(data as never)) ? data : refused;
      }, more),
  };
}

const only = (fits: (value: unknown) => boolean, more?: Pick<Schema, "is">) =>
  schema((value) => (fits(value) ? value : refused), more);

export const string = () => only((value) => typeof value === "string");
export const boolean = () => only((value) => typeof value === "boolean");
export const int = () => only(Number.isSafeInteger);
export const literal = (is: unknown) => only((value) => value === is, { is });
const oneOf = (values: readonly unknown[]) => only((value) => values.includes(value));

export { oneOf as enum };

export const nullable = (inner: Schema) => schema((value) => (value === null ? null : inner.read(value)));
export const optional = (inner: Schema) =>
  schema((value) => (value === undefined ? value : inner.read(value)), { mayBeMissing: true });

export const array = (entry: Schema) =>
  schema((value) => {
    if (!Array.isArray(value)) return refused;
    const data = value.map(entry.read);
    return data.includes(refused) ? refused : data;
  });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const strictObject = (shape: Fields) =>
  schema(
    (value) => {
      if (!isObject(value)) return refused;
      for (const key in value) if (!Object.hasOwn(shape, key)) return refused;
      const data: Record<string, unknown> = {};
      for (const [key, field] of Object.entries(shape)) {
        if (field.mayBeMissing && !(key in value)) continue;
        data[key] = field.read(value[key]);
        if (data[key] === refused) return refused;
      }
      return data;
    },
    { shape },
  );

export const discriminatedUnion = (key: string, options: readonly Schema[]) =>
  schema((value) => {
    const option = isObject(value) && options.find(({ shape }) => shape?.[key]?.is === value[key]);
    return option ? option.read(value) : refused;
  });

// A text is as long as it has characters, surrogate pairs being one; a list, as it has entries.
const lengthOf = (value: string | readonly unknown[]) => [...value].length;
export const minLength = (least: number) => (value: string | readonly unknown[]) => lengthOf(value) >= least;
export const maxLength = (most: number) => (value: string | readonly unknown[]) => lengthOf(value) <= most;
export const gte = (least: number) => (value: number) => value >= least;
export const lte = (most: number) => (value: number) => value <= most;
export const regex = (pattern: RegExp) => (value: string) => pattern.test(value);

/** Nothing is compiled here that would have to be told not to. */
export const config = () => undefined;
