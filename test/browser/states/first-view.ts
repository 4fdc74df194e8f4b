/** The first view and the limits: what a visitor sees before asking for anybody. */
import type { Person } from "../people.ts";
import { arrive, heading, later, press, type Stage, text } from "./stage.ts";

/** Before anybody has checked in: nobody is there, because nobody is. */
export async function whileClosed(stage: Stage): Promise<void> {
  const { service, visit } = stage;
  const visitor = await arrive(stage);
  await visitor.page.goto(service.visitor);
  await heading(visitor, /not here right now/);
  await visit("visitor: closed", visitor);
  await visitor.context.close();
  await withoutScript(stage, "visitor: closed, without JavaScript");
}

/** Scripts are off while the page is loaded; on again, they run for whoever looks at the page alone. */
async function withoutScript(stage: Stage, state: string): Promise<void> {
  const visitor = await arrive(stage);
  const session = await visitor.context.newCDPSession(visitor.page);
  await session.send("Emulation.setScriptExecutionDisabled", { value: true });
  await visitor.page.goto(stage.service.visitor);
  await text(visitor, /JavaScript is switched off/);
  await session.send("Emulation.setScriptExecutionDisabled", { value: false });
  await stage.visit(state, visitor);
  await visitor.context.close();
}

export async function whileOpen(stage: Stage): Promise<void> {
  await withoutScript(stage, "visitor: open, without JavaScript");
  await old(stage);
  await changing(stage);
  await limits(stage);
  await languages(stage);
}

/** A browser without WebCrypto. */
async function old(stage: Stage): Promise<void> {
  const visitor = await arrive(stage);
  await visitor.context.addInitScript(() => Object.defineProperty(Crypto.prototype, "subtle", { value: undefined }));
  await visitor.page.goto(stage.service.visitor);
  await heading(visitor, /too old/);
  await stage.visit("visitor: browser too old", visitor);
  await visitor.context.close();
}

/** Open for real; then the answers of `/api/open` are changed on their way: five hundred people are not to be had here. */
async function changing(stage: Stage): Promise<void> {
  const { service, visit } = stage;
  const visitor = await arrive(stage);
  const { page } = visitor;
  await page.goto(service.visitor);
  await page.getByRole("button", { name: "Start chat" }).waitFor();
  await visit("visitor: open", visitor);
  const answer = async (change: object) => {
    await page.route("**/api/open*", async (route) => {
      const said: object = await (await route.fetch()).json();
      await route.fulfill({ json: { ...said, ...change } });
    });
    await later(visitor, 1);
  };
  await answer({ wait: { fromMinutes: 5, toMinutes: 15 } });
  await text(visitor, /about 5 to 15 minutes/);
  await visit("visitor: open, the wait is known", visitor);
  await answer({ state: "full" });
  await heading(visitor, /Nobody is free/);
  await visit("visitor: full", visitor);
  await answer({ state: "closed", until: null, lastStartAt: null, opensAt: Date.now() + 14 * 3_600_000 });
  await text(visitor, /opens again/);
  await visit("visitor: closed, and when it opens", visitor);
  await answer({ state: "gone" });
  await heading(visitor, /cannot chat here any more/);
  await visit("visitor: the line has closed for good", visitor);
  await page.route("**/api/open*", (route) => route.abort());
  await later(visitor, 1);
  await heading(visitor, /cannot be reached/);
  await visit("visitor: unreachable", visitor);
  await visitor.context.close();
}

async function limits(stage: Stage): Promise<void> {
  const { service, visit } = stage;
  const visitor = await arrive(stage);
  await visitor.page.goto(service.visitor);
  await press(visitor, "Start chat");
  await heading(visitor, "Before you start");
  await visit("visitor: limits", visitor);
  await press(visitor, "I understand, start");
  await text(visitor, /choose one of the two/);
  await visit("visitor: limits, nothing chosen", visitor);
  await visitor.context.close();
  await unloaded(stage);
}

/** The connection is cut before the chat's own part is loaded. */
async function unloaded(stage: Stage): Promise<void> {
  const visitor = await arrive(stage);
  const { page, context } = visitor;
  await page.goto(stage.service.visitor);
  await page.getByRole("button", { name: "Start chat" }).waitFor();
  await context.setOffline(true);
  await press(visitor, "Start chat");
  await page.getByRole("radio", { name: "Forget me" }).check();
  await press(visitor, "I understand, start");
  await text(visitor, /could not be loaded/);
  await stage.visit("visitor: limits, a part could not be loaded", visitor);
  await context.close();
}

/** The demo's line has one language: the page is given another one before its scripts run. */
export async function offerTwoLanguages({ context }: Person): Promise<void> {
  await context.addInitScript(() =>
    document.addEventListener("readystatechange", () => {
      document.documentElement.dataset.languages = "en de";
    }),
  );
}

async function languages(stage: Stage): Promise<void> {
  const visitor = await arrive(stage);
  await offerTwoLanguages(visitor);
  await visitor.page.goto(stage.service.visitor);
  await press(visitor, "Start chat");
  await visitor.page.getByRole("radio", { name: "Deutsch" }).waitFor();
  await stage.visit("visitor: limits, choosing a language", visitor);
  await visitor.context.close();
}
