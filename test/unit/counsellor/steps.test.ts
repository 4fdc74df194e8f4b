/** The fields of "What we agreed": nothing is cut, and what does not fit is named. */
import { expect, test } from "vitest";
import { stepUnits } from "../../../shared/limits.ts";
import { stepsIn, tooLongIn } from "../../../web/counsellor/steps.ts";

test("empty lines are no steps, and what was written stays as it is", () => {
  expect(stepsIn(["  Ring the doctor ", "", " \n", "Sleep"])).toEqual(["Ring the doctor", "Sleep"]);
});

test("the first field with more than fits is named with its length, spaces around it aside", () => {
  const full = "x".repeat(stepUnits);
  expect(tooLongIn([full, ` ${full} `, ""])).toBeUndefined();
  expect(tooLongIn(["", `${full}y`, `${full}yz`])).toEqual({ place: 1, count: stepUnits + 1 });
});
