/**
 * Solves the puzzles of a ticket (rule Q18, worker/switchboard/puzzles.ts), loaded only where they are asked for. On the
 * page's own thread, because a page under Trusted Types 'none' starts no worker; in slices, so that it stays usable.
 * SHA-256 (FIPS 180-4) of one block, without anything that the other lengths would need.
 */
import { puzzles } from "../../shared/limits.ts";
import type { VisitorFrame } from "../../shared/protocol.ts";
import { readToken, Ticket } from "../../shared/tokens.ts";
import type { Puzzle, State } from "./visit/state.ts";

/** A frame at fifty a second: nobody notices a page that is busy for so long. */
const sliceMs = 20;
const idLetters = 22;

const fraction = (root: number) => ((root % 1) * 2 ** 32) | 0;
const primes: number[] = [];
for (let candidate = 2; primes.length < 64; candidate++)
  if (primes.every((prime) => candidate % prime > 0)) primes.push(candidate);
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const beginning = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

const schedule = new Int32Array(64);

/** The first 32 bits of the digest of the block in `schedule`. */
function hash(): number {
  const w = schedule;
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15] as number;
    const y = w[t - 2] as number;
    const before = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const after = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[t] = (w[t - 16] as number) + before + (w[t - 7] as number) + after;
  }
  let [a, b, c, d, e, f, g, h] = beginning as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let t = 0; t < 64; t++) {
    const turned = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + turned + ((e & f) ^ (~e & g)) + (constants[t] as number) + (w[t] as number)) | 0;
    const second = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second + ((b & c) ^ (b & d) ^ (c & d))) | 0;
  }
  return (a + (beginning[0] as number)) >>> 0;
}

/** Not a timer: browsers let those of hidden pages rest for a second, or a minute, and somebody may have switched away. */
function pause(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(0);
  });
}

/** `id`: the ticket's. `wanted`: asked between slices; once false, undefined comes. */
export async function solve(id: string, bits: number, wanted: () => boolean): Promise<number[] | undefined> {
  const block = new DataView(new ArrayBuffer(64));
  new TextEncoder().encodeInto(id, new Uint8Array(block.buffer));
  block.setUint8(idLetters + 6, 0x80);
  block.setUint32(60, (idLetters + 6) * 8);
  const answers: number[] = [];
  let until = performance.now() + sliceMs;
  for (let number = 0; answers.length < puzzles; number++) {
    block.setUint8(idLetters, answers.length);
    block.setUint32(idLetters + 2, number);
    for (let t = 0; t < 16; t++) schedule[t] = block.getInt32(t * 4);
    if (hash() >>> (32 - bits) === 0) {
      answers.push(number);
      number = -1;
    }
    if (number % 64 === 0 && performance.now() > until) {
      await pause();
      if (!wanted()) return undefined;
      until = performance.now() + sliceMs;
    }
  }
  return answers;
}

let current: { readonly id: string; readonly answers: Promise<number[] | undefined> } | undefined;

/**
 * Answers over whichever connection there is then. The same question, asked again over a new one, is worked on once; a
 * visit that is in line, or over, wants none of it any more.
 */
export async function solved(
  { ticket, bits }: Puzzle,
  stage: () => State["stage"],
  say: (frame: VisitorFrame) => void,
): Promise<void> {
  const id = readToken(Ticket, ticket)?.id;
  if (id === undefined) return;
  if (current?.id !== id) current = { id, answers: solve(id, bits, () => current?.id === id && stage() === "joining") };
  const answers = await current.answers;
  if (answers !== undefined) say({ type: "solved", answers });
}
