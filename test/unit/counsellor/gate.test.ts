/** Before the board: sentences that are true for whoever reads them. */
import { expect, test } from "vitest";
import { noShiftFor, whom } from "../../../web/counsellor/parts/whom.ts";
import { checkIn, gate, running, waiting } from "../../../web/counsellor/words/en.ts";
import { frame } from "../../../web/staff/words/en.ts";
import { me } from "./console.ts";

const as = (...roles: typeof me.person.roles) => ({ ...me, person: { ...me.person, roles } });

test("a coordinator without a shift is not sent to a coordinator", () => {
  expect(gate.noShift[whom(as("coordinator"))]).not.toMatch(/your coordinator/);
  expect(gate.noShift[whom(as("counsellor"))]).toContain("ask your coordinator");
  expect(gate.noShift[whom(as("supervisor"))]).toContain("ask your coordinator");
  expect(whom(undefined)).toBe("others");
});

test("whoever can never be on a shift is not told to wait for one, and everybody else where open ones are", () => {
  expect(noShiftFor(as("coordinator"))).toBe("never");
  expect(gate.noShift.never).not.toMatch(/once the rota has one/);
  expect(noShiftFor(as("coordinator", "counsellor"))).toBe("coordinator");
  expect(noShiftFor(as("supervisor"))).toBe("others");
  expect(gate.noShift.others).toContain(frame.shifts);
  expect(noShiftFor(undefined)).toBe("others");
});

test("a closed line says who must check in before it opens", () => {
  expect(waiting.missing({ people: 1, lead: false })).toBe("It opens as soon as one more of you checks in.");
  expect(waiting.missing({ people: 2, lead: false })).toBe("It opens as soon as 2 more of you check in.");
  expect(waiting.missing({ people: 1, lead: true })).toBe("It opens as soon as a shift lead checks in.");
  expect(waiting.missing({ people: 2, lead: true })).toMatch(/2 more of you check in, a shift lead among them/);
});

test("whoever closes a line reads when open pages say so: they look twice a minute", () => {
  expect(running.about.close).toContain("within half a minute");
  expect(running.about.close).not.toContain("at once");
});

test("a coordinator whose browser has no usable key is sent to another coordinator", () => {
  for (const why of ["absent", "ended", "foreign"] as const) {
    expect(gate.noDeviceNext[why](gate.who[whom(as("coordinator", "counsellor"))])).toContain("another coordinator");
    expect(gate.noDeviceNext[why](gate.who[whom(me)])).toContain("your coordinator");
  }
});

test("the briefing says how many chats there can be, as the duty pass says it", () => {
  expect(checkIn.briefing(1).join(" ")).toContain("One person at a time.");
  expect(checkIn.briefing(3).join(" ")).toContain("up to 3 chats at once");
  expect(checkIn.briefing(3).join(" ")).not.toContain("One person at a time");
});
