/** Time zones as somebody chooses one: by the names they have today, and whatever is chosen is among them. */
import { expect, test } from "vitest";
import { Zone } from "../../../shared/rota/day.ts";
import { nameOfToday, plainName, zones } from "../../../web/staff/zones.ts";

test("zones have the names of today, each once, and the service takes every one of them", () => {
  const all = zones("Europe/London");
  for (const name of ["Europe/Kyiv", "Asia/Kolkata", "Asia/Kathmandu", "America/Nuuk", "UTC"])
    expect(all).toContain(name);
  for (const name of ["Europe/Kiev", "Asia/Calcutta", "Asia/Katmandu", "America/Godthab"])
    expect(all).not.toContain(name);
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((zone) => !Zone.safeParse(zone).success)).toEqual([]);
});

test("one that was chosen by an older name stays in the list, and is offered by its newer one", () => {
  expect(zones("Europe/Kiev")).toContain("Europe/Kiev");
  expect(nameOfToday("Europe/Kiev")).toBe("Europe/Kyiv");
  expect(plainName(nameOfToday("Asia/Saigon"))).toBe("Ho Chi Minh time");
  expect(nameOfToday("Europe/London")).toBe("Europe/London");
});
