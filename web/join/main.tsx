/** `/join`: takes the secrets out of the address before anything else, then certifies this browser. */
import { signal } from "@preact/signals";
import { render } from "preact";
import { isAble } from "../staff/able.ts";
import { JoinPage } from "./join-page.tsx";
import { Joining } from "./joining.ts";
import { readLink } from "./link.ts";
import { initial, type JoinEffect, type JoinEvent, step } from "./state.ts";
import { title } from "./words/en.ts";

const link = readLink(location.hash);
history.replaceState(null, "", location.pathname);
// Another link opened in this tab changes nothing but the fragment: begin anew with it.
addEventListener("hashchange", () => location.reload());

const state = signal(initial);
const joining = new Joining();

function tell(event: JoinEvent): void {
  const next = step(state.peek(), event);
  state.value = next.state;
  for (const effect of next.effects) perform(effect);
}

function perform(effect: JoinEffect): void {
  switch (effect.type) {
    case "look":
      void joining.look(effect.link).then((at) => tell({ type: "looked", at }));
      return;
    case "join":
      void joining.join(effect.link, effect).then((result) => tell({ type: "joined", result }));
      return;
    case "goTo":
      // Replaces this page, so that Back does not lead to a used link.
      location.replace(effect.destination === "console" ? "/staff" : "/staff/account#passkeys");
  }
}

document.title = title;
const root = document.getElementById("page");
if (root !== null) render(<JoinPage state={state} tell={tell} />, root);
void isAble().then((able) => tell({ type: "opened", link, able }));
