/** Before the board: sentences that are true for whoever reads them. */
import { expect, test } from "vitest";
import { whom } from "../../../web/counsellor/parts/whom.ts";
import { checkIn, gate } from "../../../web/counsellor/words/en.ts";
import { me } from "./console.ts";

const as = (...roles: typeof me.person.roles) => ({ ...me, person: { ...me.person, roles } });

test("a coordinator without a shift is not sent to a coordinator", () => {
  expect(gate.noShift[whom(as("coordinator"))]).not.toMatch(/your coordinator/);
  expect(gate.noShift[whom(as("counsellor"))]).toContain("Ask your coordinator");
  expect(gate.noShift[whom(as("supervisor"))]).toContain("Ask your coordinator");
  expect(whom(undefined)).toBe("others");
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
