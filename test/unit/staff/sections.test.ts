/** Which pages of the office somebody is shown the way to, wherever they stand. */
import { expect, test } from "vitest";
import { sectionsFor } from "../../../web/staff/sections.ts";

test("a coordinator is shown every page by name, whoever takes chats alone their own two", () => {
  expect(sectionsFor(["coordinator"])).toEqual([
    "shifts",
    "rota",
    "people",
    "lines",
    "figures",
    "settings",
    "audit",
    "account",
  ]);
  expect(sectionsFor(["counsellor"])).toEqual(["shifts", "account"]);
});
