/** A service, a browser and a counsellor without a page, as most promises need them. */
import type { Browser } from "playwright-core";
import type { Conversation } from "../../web/conversation/view.ts";
import { until } from "../browser/eventually.ts";
import { launchBrowser, type Person } from "../browser/people.ts";
import { type Service, startService } from "../browser/service.ts";
import { type Desk, joinWithoutPage, onDuty, type StaffMember } from "./without-pages.ts";

export interface Meeting {
  readonly browser: Browser;
  readonly service: Service;
  /** The counsellor, and their desk. */
  readonly member: StaffMember;
  readonly desk: Desk;
  close(): Promise<void>;
}

/** Open, with one counsellor ready to take. */
export async function meeting(...options: string[]): Promise<Meeting> {
  const [browser, service] = await Promise.all([launchBrowser(), startService(...options)]);
  const member = await joinWithoutPage(service.counsellors[0]);
  const desk = await onDuty(member);
  // The Worker may remember for a second that nobody was there; a page that heard that looks again only later.
  await until("the line is open", () => isOpen(service));
  return {
    browser,
    service,
    member,
    desk,
    async close() {
      desk.close();
      await browser.close();
      await service.stop();
    },
  };
}

async function isOpen({ visitor }: Service): Promise<boolean> {
  const state: unknown = await (await fetch(new URL("/api/open?line=harbour", visitor))).json();
  return typeof state === "object" && state !== null && "state" in state && state.state === "open";
}

/** Takes the visitor who waits on this page; resolves with the counsellor's end when both can write. */
export async function meet({ desk }: Meeting, visitor: Person): Promise<Conversation> {
  const counsellors = await desk.take();
  await visitor.page.getByRole("log", { name: "Conversation" }).waitFor();
  return counsellors;
}

/** On the visitor's page: the end, confirmed. */
export async function endAndErase({ page }: Person): Promise<void> {
  await page.getByRole("button", { name: "End and erase", exact: true }).click();
  await page.getByRole("button", { name: "Yes, end and erase" }).click();
  await page.getByRole("heading", { name: "This chat has ended" }).waitFor();
}
