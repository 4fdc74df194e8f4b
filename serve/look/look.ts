/** Looks at a running service from outside, as a browser would, and says what is wrong. */
import { type Answer, faultsOf, healthFaults } from "./faults.ts";

const patienceMs = 15_000;

/** `build`: the hash that must run there; undefined: any. Returns sentences, none when all is well. */
export async function lookAt(origin: string, build: string | undefined, ask: typeof fetch = fetch): Promise<string[]> {
  const get = (address: string) => answerOf(address, ask);
  const health = await get(`${origin}/healthz`);
  if (health === undefined) return [`${origin} does not answer. If its address is new, wait some minutes.`];
  const pages = await Promise.all([`${origin}/`, `${origin}/staff`].map(get));
  const there = pages.filter((page) => page !== undefined && page.status === 200);
  const asset = /"(\/assets\/[^"]+\.js)"/.exec(there.map((page) => page?.body).join(" "))?.[1];
  const file = asset === undefined ? undefined : await get(`${origin}${asset}`);
  const answers = [health, ...there, file].filter((answer) => answer !== undefined);
  return [
    ...healthFaults(health, build),
    ...(there.length === 0 ? ["There is no page at / or /staff."] : []),
    ...answers.flatMap(faultsOf),
    ...(await plainFaults(origin, ask)),
  ];
}

/** Whether visitors find a line at `/`. Undefined: nobody answered. */
export async function hasOpened(origin: string, ask: typeof fetch = fetch): Promise<boolean | undefined> {
  const page = await answerOf(`${origin}/`, ask);
  return page && page.status !== 503;
}

/** Whoever types the address without https must not be answered without it. */
async function plainFaults(origin: string, ask: typeof fetch): Promise<string[]> {
  if (!origin.startsWith("https:")) return [];
  const plain = origin.replace("https:", "http:");
  const answer = await answerOf(`${plain}/`, ask);
  const isSafe = answer === undefined || answer.headers.get("location")?.startsWith(`${origin}/`) === true;
  return isSafe ? [] : [`${plain}/ is answered without encryption. Let it redirect to https, always.`];
}

/** Undefined: nobody answered. */
async function answerOf(address: string, ask: typeof fetch): Promise<Answer | undefined> {
  try {
    const response = await ask(address, { redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
    const { status, headers } = response;
    return { path: new URL(address).pathname, status, headers, body: await response.text() };
  } catch {
    return undefined;
  }
}
