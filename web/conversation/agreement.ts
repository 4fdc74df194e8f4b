/**
 * From two sockets in a room to a group of two (E2 to E5). The console's offer and the visitor's welcome are not sealed,
 * so each is sent again, byte for byte, until the other end has shown that it came.
 */
import type { Effect, Event } from "./event.ts";
import type { State, Step } from "./state.ts";

type Agreeing = Extract<
  Event,
  { type: "offerArrived" | "welcomeArrived" | "offered" | "admitted" | "joined" | "helloChecked" }
>;

export function reacted(state: State, event: Agreeing): Step {
  switch (event.type) {
    case "offered":
      return offered(state, event.offer);
    case "offerArrived":
      return offerArrived(state, event.bytes);
    case "admitted":
      return admitted(state, event);
    case "welcomeArrived":
      return welcomeArrived(state, event.bytes);
    case "joined":
      return joined(state, event.nonce);
    case "helloChecked":
      return helloChecked(state, event.fits);
  }
}

/** E2: what has to be said again when the other end appears and the keys are not agreed yet. */
export function repeated(state: State): Effect[] {
  const { agreement } = state;
  return agreement.is === "offering" && agreement.offer !== null && state.otherPresent
    ? [{ type: "sendOffer", bytes: agreement.offer }]
    : [];
}

function offered(state: State, offer: Uint8Array): Step {
  const next: State = { ...state, busy: null, agreement: { is: "offering", offer } };
  return { state: next, effects: repeated(next) };
}

/** E3: the first accepted offer wins; the same bytes again get the same welcome. */
function offerArrived(state: State, offer: Uint8Array): Step {
  const { agreement } = state;
  switch (agreement.is) {
    case "awaitingOffer":
      return only({ ...state, agreement: { is: "admitting", offer } });
    case "welcomed":
    case "checkingHello":
    case "agreed": {
      const known = agreement.offer !== null && agreement.welcome !== null && same(agreement.offer, offer);
      return {
        state,
        effects: known && agreement.welcome !== null ? [{ type: "sendWelcome", bytes: agreement.welcome }] : [],
      };
    }
    default:
      return only(state);
  }
}

function admitted(state: State, event: Extract<Agreeing, { type: "admitted" }>): Step {
  if (state.agreement.is !== "admitting") return only({ ...state, busy: null });
  const { welcome, alias, role } = event;
  return {
    state: {
      ...state,
      busy: null,
      other: { alias, role },
      agreement: { is: "welcomed", offer: state.agreement.offer, welcome },
    },
    effects: [{ type: "sendWelcome", bytes: welcome }],
  };
}

function welcomeArrived(state: State, welcome: Uint8Array): Step {
  if (state.agreement.is !== "offering" || state.agreement.offer === null) return only(state);
  return only({ ...state, agreement: { is: "joining", offer: state.agreement.offer, welcome } });
}

/** E5: the first sealed frame of the console reveals its nonce. */
function joined(state: State, nonce: string): Step {
  const hello = { type: "hello", nonce } as const;
  return only({
    ...state,
    busy: null,
    agreement: { is: "agreed", offer: null, welcome: null },
    drafts: [hello, ...state.drafts],
  });
}

/** E5: a fitting nonce is answered by new keys; then both write, what was written earlier first. */
function helloChecked(state: State, fits: boolean): Step {
  if (state.agreement.is !== "checkingHello") return only({ ...state, busy: null });
  if (!fits) return refused(state);
  const { offer, welcome } = state.agreement;
  return {
    state: {
      ...state,
      busy: null,
      phase: "talking",
      agreement: { is: "agreed", offer, welcome },
      drafts: [{ type: "update" }, ...state.drafts],
    },
    effects: [{ type: "seated" }],
  };
}

/**
 * The other end could not prove itself. The visitor's page says so and sends nothing. A console drops a welcome that
 * does not fit, as a relay could have made it up, and keeps offering.
 */
export function refused(state: State): Step {
  const idle: State = { ...state, busy: null };
  switch (state.busy?.does) {
    case "admit":
    case "checkHello":
    case "offer":
      return {
        state: { ...idle, phase: "refused", agreement: { is: "over" }, drafts: [], outbox: [] },
        effects: [{ type: "failed", reason: "refused" }, { type: "wipe" }, { type: "disconnect", code: undefined }],
      };
    case "join":
      return only(
        state.agreement.is === "joining"
          ? { ...idle, agreement: { is: "offering", offer: state.agreement.offer } }
          : idle,
      );
    default:
      return only(idle);
  }
}

export function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function only(state: State): Step {
  return { state, effects: [] };
}
