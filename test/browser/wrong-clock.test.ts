/** A device whose clock is wrong, and somebody whose browser is set to another part of the world. */
import { beforeAll, expect, test } from "vitest";
import { clockTime } from "../../shared/page.ts";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { ask, conversation, counsellorWrites, type Person, phone, take, visitorWrites } from "./people.ts";

const house = openHouse();
let sam: Person;

beforeAll(async () => {
  sam = await house.counsellor();
});

const hour = 3_600_000;
const wrong = { "eight years behind": -8 * 365 * 24 * hour, "two hours ahead": 2 * hour };

/** Times of the day that are right for anything that happened from `from` until now, in the service's zone. */
const rightSince = (from: number) =>
  new Set(
    Array.from({ length: Math.ceil((Date.now() - from) / 60_000) + 1 }, (_, minute) =>
      clockTime(Math.min(from + minute * 60_000, Date.now()), "Europe/London"),
    ),
  );

test.each(Object.entries(wrong))(
  "on a device %s a chat goes as it should, by the service's time",
  async (_, offset) => {
    const from = Date.now();
    const visitor = await house.passing(phone);
    await visitor.context.clock.install({ time: from + offset });
    await ask(visitor, house.service.visitor, "Keep my place");
    await visitor.page.reload();
    await visitor.page.getByText("You are next").first().waitFor();
    await take(sam, visitor);
    await visitorWrites(visitor, "I don't know how to start");
    await counsellorWrites(sam, "Take your time");
    await eventually(() => conversation(visitor)).toEqual(["I don't know how to start", "Take your time"]);
    const metas = await visitor.page.locator('[role="log"] .meta').allInnerTexts();
    expect(metas).toHaveLength(2);
    const right = rightSince(from);
    for (const meta of metas) expect(right).toContain(meta.split(" · ")[0]);
    await visitor.page.getByRole("button", { name: "End and erase", exact: true }).click();
    await visitor.page.getByRole("button", { name: "Yes, end and erase" }).click();
    await visitor.page.getByRole("heading", { name: "This chat has ended" }).waitFor();
    await sam.page.getByRole("button", { name: /^Forget now/ }).click();
  },
);
