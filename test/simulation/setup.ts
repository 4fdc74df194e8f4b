/**
 * Puts `hub.ts` around the product's cores, and models in place of what only a browser has: the staff pages' database,
 * the device's keys and the requests to the Office.
 */
import { vi } from "vitest";
import { Admission, readToken } from "../../shared/tokens.ts";
import type { Conversation } from "../../web/conversation/view.ts";
import { type AnyStep, type CoreName, hub } from "./hub.ts";
import { browserOf } from "./staff-browser.ts";

type Original = () => Promise<unknown>;

/** A declaration, because mocks are put before everything else in a file. */
async function around(core: CoreName, original: Original): Promise<Record<string, unknown>> {
  const real = (await original()) as { step: AnyStep };
  const step: AnyStep = (state, event, now) => hub.stepped(core, real.step, state, event, now);
  return { ...real, step };
}

vi.mock("../../web/visitor/visit/state.ts", (original) => around("visit", original));
vi.mock("../../web/counsellor/console/state.ts", (original) => around("console", original));
vi.mock("../../worker/switchboard/state.ts", (original) => around("switchboard", original));
vi.mock("../../worker/room/state.ts", (original) => around("room", original));
vi.mock("../../web/conversation/state.ts", async (original) => {
  const real = (await around("conversation", original)) as unknown as typeof import("../../web/conversation/state.ts");
  return { ...real, initial: (...given: Parameters<typeof real.initial>) => hub.began(real.initial(...given)) };
});
vi.mock("../../web/conversation/visitor.ts", async (original) => {
  const real = await original<typeof import("../../web/conversation/visitor.ts")>();
  return { ...real, openAsVisitor: announced(real.openAsVisitor) };
});
vi.mock("../../web/conversation/counsellor.ts", async (original) => {
  const real = await original<typeof import("../../web/conversation/counsellor.ts")>();
  return { ...real, openAsCounsellor: announced(real.openAsCounsellor) };
});

function announced<Options extends { admission: string }, Made extends Conversation>(open: (options: Options) => Made) {
  return (options: Options): Made => {
    hub.opening(readToken(Admission, options.admission)?.room ?? "");
    const made = open(options);
    hub.opened(made);
    return made;
  };
}

vi.mock("../../web/staff/database.ts", () => ({
  put: async (store: string, record: object) => browserOf().put(store, record),
  remove: async (store: string, key: string) => browserOf().remove(store, key),
  get: async () => undefined,
  all: async (store: string) => browserOf().all(store),
}));
vi.mock("../../web/staff/device-store.ts", () => ({
  findDevice: async () => browserOf().device,
  identityOf: (device: object) => device,
}));
vi.mock("../../web/staff/staff-interface.ts", () => ({
  fetchMe: () => browserOf().me(),
  fetchDuty: () => browserOf().duty(),
  // What is noted of a turn changes nothing for anybody here.
  checkIn: async () => ({ is: "unreachable" }),
  signOff: async () => ({ is: "answered", value: {} }),
  signOut: async () => {},
}));
