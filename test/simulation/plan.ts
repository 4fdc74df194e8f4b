/** How big and how rough a run is. */
import type { ChatCrypto } from "../../web/encryption/chat-crypto.ts";
import type { RuledLine } from "../../worker/office/duty.ts";
import { Random } from "./random.ts";

export interface Plan {
  readonly visitors: number;
  readonly counsellors: number;
  /** Visitors arrive within this time. */
  readonly arrivalsMs: number;
  /** Messages one visitor writes at most. */
  readonly wordsMost: number;
  readonly counsellorPaceMs: number;
  /** Something goes wrong about this often. */
  readonly troubleMs: number;
  /** How often something happens to a counsellor's page, per press. */
  readonly interruptions: number;
  /** How often a counsellor looks at something else, per press. */
  readonly hides: number;
  /** How many visitors who have nothing more to say fall silent, instead of ending or leaving. */
  readonly falls: number;
  /** Until the weather clears up. */
  readonly lastsMs: number;
  readonly line: Partial<RuledLine>;
  /** A relay at its worst: how often the first frame of a socket in a Room never arrives. */
  readonly swallows: number;
  /** The real encryption runs beside the model, and its bytes go through the Rooms. */
  readonly realKeys?: () => ChatCrypto;
}

const minute = 60_000;

export function planFor(seed: number): Plan {
  const random = new Random(seed ^ 0x51ed27);
  return random.chance(0.15) ? quietEvening(random) : busyEvening(random);
}

/** Long silences, with pages that nobody looks at, and little trouble: what ends by itself has the time for it. */
function quietEvening(random: Random): Plan {
  return {
    ...busyEvening(random),
    ...{ arrivalsMs: minute, wordsMost: 10, counsellorPaceMs: 2500, interruptions: 0.0005 },
    ...{ troubleMs: 30 * minute, hides: 0.02, falls: 0.9, lastsMs: 60 * minute },
  };
}

function busyEvening(random: Random): Plan {
  const troubleMs = random.pick([5000, 20_000, 90_000, 10 * minute]);
  return {
    visitors: 2 + random.below(8),
    counsellors: 1 + random.below(4),
    arrivalsMs: random.pick([minute, 5 * minute, 10 * minute]),
    wordsMost: random.pick([10, 60, 200]),
    counsellorPaceMs: random.pick([800, 2500]),
    troubleMs,
    interruptions: troubleMs > minute ? 0.0005 : 0.004,
    hides: random.pick([0.0002, 0.003]),
    falls: 0.25,
    swallows: 0,
    lastsMs: random.pick([10 * minute, 20 * minute, 40 * minute]),
    line: { urgentFirst: random.chance(0.3), betweenChatsMs: random.pick([0, 0, 30_000]) },
  };
}
