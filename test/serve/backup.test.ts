/** `npm run backup` and `npm run restore` against a running organisation: who is signed in stays so on another machine. */
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MeAnswer } from "../../shared/staff-interface.ts";
import { until } from "../browser/eventually.ts";
import { startService } from "../browser/service.ts";
import { allRows } from "../promises/recording.ts";
import { joinWithoutPage, type StaffMember } from "../promises/without-pages.ts";
import { type Organisation, outcomeOf, startOrganisation } from "./organisation.ts";

let place: string;
let data: string;
let file: string;
/** One-time links that were made before and are not used up. */
let links: readonly string[];
const ends: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), "quietline-moving-"));
  [data, file] = [join(place, "organisation"), join(place, "backup")];
  const demo = await startService();
  links = demo.counsellors;
  await demo.stopKeeping();
  // An organisation with people in it, without going through its set-up.
  renameSync(demo.data, data);
  renameSync(join(data, "quietline-demo"), join(data, "quietline-organisation"));
  rmSync(join(data, "organisation-key"));
});

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  rmSync(place, { recursive: true, force: true });
});

async function organisation(folder: string): Promise<Organisation> {
  const started = await startOrganisation(folder);
  ends.push(started.stop);
  return started;
}

/** Signs in with a link of the demo, where the service is now. */
const signIn = (to: Organisation, link = "") =>
  joinWithoutPage(`${new URL(to.ready.staff).origin}/join${new URL(link).hash}`);

async function whoIs({ base }: Organisation, member: StaffMember): Promise<string | number> {
  const answer = await member.get("me", base);
  return answer.ok ? MeAnswer.parse(await answer.json()).person.alias : answer.status;
}

test("people and sessions survive a move to another folder, and what came after the backup does not", async () => {
  const first = await organisation(data);
  const sam = await signIn(first, links[0]);
  const { code, out, error } = await outcomeOf("backup", ["--data", data, "--to", file]);
  expect({ code, out }).toEqual({ code: 0, out: "" });
  expect(error).toMatch(/^Backed up to .*Keep it as safe as the machine/);
  const priya = await signIn(first, links[1]);
  expect(await whoIs(first, sam)).toBe("Sam");
  expect(await whoIs(first, priya)).toBe("Priya");
  const elsewhere = join(place, "elsewhere");
  const restored = await outcomeOf("restore", ["--from", file, "--data", elsewhere]);
  expect(restored).toMatchObject({ code: 0, error: expect.stringMatching(/^Restored to .*, as it was at 20\d\d-/) });
  const second = await organisation(elsewhere);
  expect(await whoIs(second, sam)).toBe("Sam");
  expect(await whoIs(second, priya)).toBe(401);
  // The link was used after the backup, so it is unused in it.
  expect(await whoIs(second, await signIn(second, links[1]))).toBe("Priya");
});

test("backups made while people sign in and out are sound, and the service does not notice", async () => {
  const running = await organisation(data);
  const sam = await signIn(running, links[0]);
  let isOver = false;
  let asked = 0;
  const origin = new URL(running.ready.staff).origin;
  const headers = { origin, "content-type": "application/json" };
  const asking = (async () => {
    while (!isOver) {
      expect(await whoIs(running, sam)).toBe("Sam");
      await fetch(`${running.base}/api/staff/join/look`, { method: "POST", headers, body: "{}" });
      asked += 1;
    }
  })();
  for (const number of [1, 2, 3]) {
    await until("somebody asked again", () => asked > number * 2);
    expect(await outcomeOf("backup", ["--data", data, "--to", `${file}-${number}`])).toMatchObject({ code: 0 });
    const restored = join(place, `restored-${number}`);
    expect(await outcomeOf("restore", ["--from", `${file}-${number}`, "--data", restored])).toMatchObject({ code: 0 });
    expect(Object.keys(allRows(restored))).toEqual(Object.keys(allRows(data)));
  }
  isOver = true;
  await asking;
  expect(running.output().trim().split("\n")).toHaveLength(1);
});

test("a restore leaves a running organisation alone; once it is stopped, --replace puts its folder aside", async () => {
  const running = await organisation(data);
  await outcomeOf("backup", ["--data", data, "--to", file]);
  const words = ["--from", file, "--data", data, "--replace"];
  expect(await outcomeOf("restore", words)).toMatchObject({ code: 1, error: expect.stringMatching(/in use/) });
  await running.stop();
  expect(await outcomeOf("restore", words)).toMatchObject({
    code: 0,
    error: expect.stringMatching(/is in .*Delete it/),
  });
  expect(readdirSync(place).filter((name) => name.startsWith("organisation.before-"))).toHaveLength(1);
  await organisation(data);
});

test("what is no backup is said in one sentence", async () => {
  writeFileSync(file, "hello");
  const { code, error } = await outcomeOf("restore", ["--from", file, "--data", join(place, "new")]);
  expect(code).toBe(1);
  expect(error).toBe(`${file} is not a backup that npm run backup made. Nothing was changed.\n`);
  expect((await outcomeOf("backup", ["--data", data])).error).toMatch(/^Say where the backup shall be/);
});
