/** Everything of staff that stands before the board: the join page and the console's gates. */
import { eventually } from "../eventually.ts";
import type { Person } from "../people.ts";
import { arrive, desk, heading, press, type Stage, text } from "./stage.ts";

/** Sam's own way on shift, with every page on it; resolves with Sam at the board. */
export async function onTheWay(stage: Stage): Promise<Person> {
  const { service, visit } = stage;
  const sam = await arrive(stage, desk);
  const { page } = sam;
  const alias = page.getByRole("textbox", { name: "Your first name or alias" });
  await page.goto(service.counsellors[0]);
  await eventually(() => alias.inputValue()).toDiffer("");
  await visit("join: the link", sam);
  await alias.fill("");
  await press(sam, "Continue");
  await text(sam, "Write a name first.");
  await visit("join: no name", sam);
  await alias.fill("Sam");
  await press(sam, "Continue");
  await page.getByRole("button", { name: "Check in" }).waitFor();
  await visit("console: check-in", sam);
  return sam;
}

export async function failedLinks(stage: Stage): Promise<void> {
  const { service, visit } = stage;
  const stranger = await arrive(stage, desk);
  const { page } = stranger;
  await page.goto(service.counsellors[0]);
  await heading(stranger, "This link has been used");
  await visit("join: the link was used", stranger);
  await page.goto(new URL("/join", service.visitor).href);
  await heading(stranger, /There is no link/);
  await visit("join: no link", stranger);
  await page.goto("about:blank");
  await page.goto(service.counsellors[0].slice(0, -10));
  await heading(stranger, "This link is not whole");
  await visit("join: half a link", stranger);
  await page.route("**/api/staff/**", (route) => route.abort());
  await page.goto("about:blank");
  await page.goto(service.counsellors[1]);
  await heading(stranger, "The service cannot be reached");
  await visit("join: unreachable", stranger);
  await page.goto(new URL("/staff", service.visitor).href);
  await heading(stranger, "The service cannot be reached");
  await visit("console: unreachable", stranger);
  await page.unrouteAll();
  await page.reload();
  await heading(stranger, "You are not signed in");
  await visit("console: not signed in", stranger);
  await stranger.context.close();
}

/** The coordinator's link leads to a console without a shift; signed in, but without a certified key, there is no console. */
export async function withoutShift(stage: Stage): Promise<void> {
  const { service, visit } = stage;
  const alex = await arrive(stage, desk);
  const { page } = alex;
  await page.goto(service.coordinator);
  await press(alex, "Continue");
  await heading(alex, "You are not on shift now");
  await visit("console: off shift", alex);
  // Otherwise the page would make them anew, of its sign-in's key and the chain the service keeps.
  await page.route("**/api/staff/me", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), device: null } });
  });
  await page.evaluate(forgetDevices);
  await page.reload();
  await heading(alex, "This browser has no key of yours");
  await visit("console: no key", alex);
  // A copied cookie opens nothing: the key it is proved with stays where it is.
  const other = await arrive(stage, desk);
  await other.context.addCookies(await alex.context.cookies());
  await other.page.goto(new URL("/staff", service.visitor).href);
  await heading(other, "You are not signed in");
  await other.context.close();
  await page.route("**/api/staff/me", (route) =>
    route.fulfill({ status: 403, json: { type: "forbidden", title: "You may not use the console", status: 403 } }),
  );
  await page.reload();
  await heading(alex, /may not use/);
  await visit("console: forbidden", alex);
  await page.unrouteAll();
  await page.reload();
  await press(alex, "Sign out");
  await heading(alex, "You are signed out");
  await visit("console: signed out", alex);
  await alex.context.close();
}

/** In the page. */
async function forgetDevices(): Promise<void> {
  const done = (request: IDBRequest) =>
    new Promise<void>((resolve, reject) => {
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    });
  const opening = indexedDB.open("quietline-staff");
  await done(opening);
  await done(opening.result.transaction("devices", "readwrite").objectStore("devices").clear());
  opening.result.close();
}
