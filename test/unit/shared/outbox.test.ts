/** The outbox: what stays until the other end said, inside the encryption, that it has it. */
import { expect, test } from "vitest";
import { acknowledged, from, type Outbox, put } from "../../../shared/outbox.ts";

const entry = (sequence: number) => ({ sequence, bytes: new Uint8Array([sequence]) });
const filled = (...sequences: number[]): Outbox => sequences.map(entry).reduce<Outbox>(put, []);
const numbers = (outbox: Outbox) => outbox.map(({ sequence }) => sequence);

test("what was put in comes out in order, and nothing before what the other end expects", () => {
  const outbox = filled(4, 5, 6, 7);
  expect(numbers(from(outbox, 6))).toEqual([6, 7]);
  expect(numbers(from(outbox, 0))).toEqual([4, 5, 6, 7]);
  expect(from(outbox, 8)).toEqual([]);
});

test("an acknowledgement removes what came before it, once, and never more than there is", () => {
  const left = acknowledged(filled(4, 5, 6, 7), 6);
  expect(numbers(left)).toEqual([6, 7]);
  expect(acknowledged(left, 6)).toEqual(left);
  expect(acknowledged(left, 2)).toEqual(left);
  expect(acknowledged(left, 100)).toEqual([]);
});

test("a sequence number that is skipped or repeated is a fault of ours and says so", () => {
  expect(() => put(filled(4), entry(6))).toThrow("no gaps");
  expect(() => put(filled(4), entry(4))).toThrow("no gaps");
  expect(numbers(put([], entry(9)))).toEqual([9]);
});
