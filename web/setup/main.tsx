/** `/staff/setup`: takes the operator's token out of the address before anything else, then sets the organisation up. */
import { signal } from "@preact/signals";
import { render } from "preact";
import { isAble } from "../staff/able.ts";
import { nameOfToday } from "../staff/zones.ts";
import { SettingUp } from "./setting-up.ts";
import { SetUpPage } from "./setup-page.tsx";
import { initial, type SetUpEffect, type SetUpEvent, type StepName, step, steps } from "./state.ts";
import { title } from "./words/en.ts";

const token = decodeURIComponent(location.hash.replace(/^#/, ""));
history.replaceState(null, "", location.pathname);
addEventListener("hashchange", () => location.reload());

const state = signal(initial);
const settingUp = new SettingUp(token);

function tell(event: SetUpEvent): void {
  const next = step(state.peek(), event);
  state.value = next.state;
  for (const effect of next.effects) perform(effect);
}

function perform(effect: SetUpEffect): void {
  switch (effect.type) {
    case "look":
      void settingUp.look().then((open) => tell({ type: "looked", open }));
      return;
    case "checkToken":
      void settingUp.checkToken(effect.alias).then((result) => tell({ type: "tokenChecked", result }));
      return;
    case "makeKit":
      tell({ type: "kitMade", ...settingUp.makeKit() });
      return;
    case "setUp":
      void settingUp.setUp(effect.answers).then((result) => tell({ type: "setUp", result }));
      return;
    case "show":
      show(effect.step);
  }
}

/** The first step stands in place of the address that held the token. */
function show(name: StepName): void {
  if (name === "charity") history.replaceState(name, "");
  else history.pushState(name, "");
}

addEventListener("popstate", ({ state: shown }: PopStateEvent) => {
  const name = steps.find((candidate) => candidate === shown);
  if (name !== undefined) tell({ type: "movedTo", step: name });
});

// Until the end the words exist here and on paper alone.
addEventListener("beforeunload", (event) => {
  const now = state.peek();
  if ((now.is === "asking" && now.kit !== undefined) || now.is === "codes") event.preventDefault();
});
// A page taken out of the browser's memory shows its words to nobody.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

document.title = title;
const root = document.getElementById("page");
if (root !== null) render(<SetUpPage state={state} tell={tell} />, root);
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
void isAble().then((able) => tell({ type: "opened", able, hasToken: token !== "", zone: nameOfToday(timeZone) }));
