/** Who of the leads reads a complaint: two, each pair as likely, and none where there are not two. */
import { expect, test } from "vitest";
import { chosenLeads, evenly } from "../../../web/visitor/later/complaint/choosing.ts";

test("every two of them come up, once for each way to draw them", () => {
  const leads = ["a", "b", "c", "d"];
  const drawn = new Map<string, number>();
  for (let first = 0; first < 4; first += 1) {
    for (let second = 0; second < 3; second += 1) {
      const draws = [first, second];
      const pair = chosenLeads(leads, () => draws.shift() ?? 0)
        ?.toSorted()
        .join("");
      drawn.set(pair ?? "", (drawn.get(pair ?? "") ?? 0) + 1);
    }
  }
  expect(Object.fromEntries(drawn)).toEqual({ ab: 2, ac: 2, ad: 2, bc: 2, bd: 2, cd: 2 });
  expect(leads).toHaveLength(4);
});

test("of two both, whatever is drawn; of fewer nobody, and nothing is drawn", () => {
  expect(chosenLeads(["a", "b"], evenly)?.toSorted()).toEqual(["a", "b"]);
  const never = () => {
    throw new Error("nothing to draw from");
  };
  expect(chosenLeads(["a"], never)).toBeUndefined();
  expect(chosenLeads([], never)).toBeUndefined();
});

test("what is drawn lies within", () => {
  for (let time = 0; time < 200; time += 1) expect([0, 1, 2]).toContain(evenly(3));
});
