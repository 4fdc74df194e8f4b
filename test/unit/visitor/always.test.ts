/** A visit in any order of events that can happen: what stays true. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closeCode, type QueueFrame } from "../../../shared/protocol.ts";
import type { EndedBy } from "../../../web/conversation/view.ts";
import type { Event, State } from "../../../web/visitor/visit/state.ts";
import { arrival, called, Play, placed } from "./play.ts";

/** Whatever happens in whatever order, over a queue that only speaks while it is open. */
const isWaiting = ({ stage }: State) => ["preparing", "joining", "waiting", "called"].includes(stage);

describe("always", () => {
  const event = fc.oneof(
    fc.nat(3).map((number): Event => ({ type: "frameArrived", frame: called(number) })),
    fc
      .constantFrom<QueueFrame>(placed, { type: "aside", waitForHere: true }, { type: "ticket", ticket: "renewed" })
      .map((frame): Event => ({ type: "frameArrived", frame })),
    fc
      .constantFrom<Extract<Event, { type: "chatFailed" }>["reason"]>("noOffer", "noHello", "absent", "refused")
      .map((reason): Event => ({ type: "chatFailed", reason })),
    fc.constantFrom(...Object.values(closeCode)).map((code): Event => ({ type: "queueClosed", code })),
    fc
      .constantFrom(
        "queueOpened",
        "queueLost",
        "paused",
        "someoneElsePressed",
        "triedAgain",
        "renewalDue",
        "urgentPressed",
      )
      .map((type) => ({ type }) as Event),
    fc.constantFrom<EndedBy>("me", "other", "otherAbsent").map((by): Event => ({ type: "chatEnded", by })),
    fc.boolean().map((writing): Event => ({ type: "seated", writing })),
    fc.constantFrom("en", "cy").map((language): Event => ({ type: "languageAgreed", language })),
    fc.constant<Event>({ type: "languagesTakenBack" }),
    fc.constant<Event>({ type: "prepared", commitment: "?" }),
    fc.constant<Event>({ type: "admissionRenewed", admission: "seat" }),
  );

  test("one chat at a time, each with a commitment of its own, and nothing kept that was not chosen", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(event, { maxLength: 60 }), (keep, events) => {
        const play = new Play().take({ ...arrival, keep });
        let prepared = 0;
        let preparing = true;
        let queue: "off" | "opening" | "up" = "off";
        let chat = false;
        let asked = false;
        const used = new Set<string | null>();
        for (const given of events) {
          const possible: Record<string, boolean> = {
            frameArrived: queue === "up",
            queueOpened: queue === "opening",
            queueLost: queue === "up",
            queueClosed: queue !== "off",
            prepared: preparing,
            seated: chat && play.state.stage === "called",
            chatFailed: chat && play.state.stage === "called",
            admissionRenewed: chat || play.state.stage === "ended",
            chatEnded: chat && play.state.stage === "chatting",
            someoneElsePressed:
              (chat && play.state.stage === "chatting") || (play.state.stage === "ended" && play.state.token !== null),
            urgentPressed: isWaiting(play.state),
            languageAgreed: play.state.stage === "waiting",
            languagesTakenBack: play.state.stage === "waiting",
            triedAgain: play.state.stage === "stopped",
          };
          if (possible[given.type] === false) continue;
          if (given.type === "queueOpened") queue = "up";
          if (given.type === "queueLost") {
            queue = "opening";
            asked = false;
          }
          if (given.type === "queueClosed") queue = "off";
          if (given.type === "prepared") {
            preparing = false;
            prepared += 1;
          }
          play.take(given.type === "prepared" ? { type: "prepared", commitment: `c${prepared}` } : given);
          for (const effect of play.effects) {
            if (effect.type === "prepare") preparing = true;
            if (effect.type === "openQueue") queue = "opening";
            if (effect.type === "closeQueue") queue = "off";
            if (effect.type === "dropChat") chat = false;
            if (effect.type === "sendFirst") expect(chat).toBe(true);
            if (effect.type === "keep") expect(keep).toBe(true);
            // W6: whatever is said before the question would close the socket.
            if (effect.type === "openQueue") asked = false;
            if (effect.type === "ask") asked = true;
            if (effect.type === "send") expect([queue, asked]).toEqual(["up", true]);
            if (effect.type !== "openChat") continue;
            expect(chat).toBe(false);
            expect(used).not.toContain(play.state.commitment);
            used.add(play.state.commitment);
            chat = true;
          }
          if (play.state.stage === "stopped" || play.state.stage === "ended") expect(queue).toBe("off");
          if (play.state.stage === "chatting") expect(chat).toBe(true);
          if (play.state.stage === "ended") expect(play.did("keep")).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
