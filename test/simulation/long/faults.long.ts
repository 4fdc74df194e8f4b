/** The planted bugs that need more seeds than `npm test` has time for. */
import { test } from "vitest";
import { isRare, planted } from "../faults.ts";
import { hunt } from "../hunt.ts";

test.each(planted.filter(isRare))("$name: found by $rules within $within seeds", { timeout: 3_600_000 }, hunt);
