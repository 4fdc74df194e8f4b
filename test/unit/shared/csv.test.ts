/** Tables in and out: formulas, quotes, separators and encodings. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { csvOf, decoded, rowsOf } from "../../../shared/csv.ts";

const cellText = fc.string({ unit: "grapheme", maxLength: 12 });
const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.array(
    fc.array(fc.oneof(cellText, fc.constantFrom("=1+1", "'=x", "''", '"', ";;", "\r\n", "+44")), {
      minLength: width,
      maxLength: width,
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  ),
);

test("what goes out comes back, formulas, quotes, line breaks and all", () => {
  fc.assert(
    fc.property(table, (rows) => {
      // A first line of separators alone would name another separator; ours always begins with the columns.
      const whole = [rows[0]?.map((_, index) => `c${index}`) ?? [], ...rows];
      const back = rowsOf(csvOf(whole));
      expect(back.map(({ cells }) => cells)).toEqual(whole.filter((row) => row.some((cell) => cell !== "")));
      expect(back.some(({ broken }) => broken)).toBe(false);
    }),
  );
});

test("no cell leaves that a spreadsheet would run", () => {
  fc.assert(
    fc.property(table, (rows) => {
      for (const cell of rows.flat()) {
        expect(csvOf([[cell]]).slice(2)).not.toMatch(/^[=+\-@\t\r\n|\uff1d\uff0b\uff0d\uff20]/);
      }
    }),
  );
  expect(csvOf([["=HYPERLINK(1)", "-2", "@x", "plain"]])).toBe(`\ufeff"'=HYPERLINK(1)","'-2","'@x","plain"\r\n`);
});

test.each([
  [
    "a,b,c\r\nd,e,f\r\n",
    [
      ["a", "b", "c"],
      ["d", "e", "f"],
    ],
  ],
  [
    "a;b;c\nd;e,f;g",
    [
      ["a", "b", "c"],
      ["d", "e,f", "g"],
    ],
  ],
  [
    'a\tb\r"c\nd"\te',
    [
      ["a", "b"],
      ["c\nd", "e"],
    ],
  ],
  [
    "a,b\n\n,\nc,",
    [
      ["a", "b"],
      ["c", ""],
    ],
  ],
])("%j is read as a spreadsheet reads it", (text, rows) => {
  expect(rowsOf(text).map(({ cells }) => cells)).toEqual(rows);
});

test.each(['a,"b', 'a,b"c', 'a,"b"c'])("a quote out of place is a fault of its row: %s", (line) => {
  expect(rowsOf(`x,y\n${line}`)[1]).toMatchObject({ row: 2, broken: true });
});

test("encodings: UTF-8 with and without its mark, UTF-16 with it; anything else is refused and not guessed", () => {
  const utf16 = Buffer.from("\ufeffname;Zoë", "utf16le");
  expect(decoded(utf16)).toBe("name;Zoë");
  expect(decoded(Buffer.from(utf16).swap16())).toBe("name;Zoë");
  expect(decoded(Buffer.from("\ufeffZoë", "utf8"))).toBe("Zoë");
  expect(decoded(Buffer.from("Zoë", "latin1"))).toBeUndefined();
  expect(decoded(Buffer.from("Zoë", "utf16le"))).toBeUndefined();
});
