/** Somebody who has read the limits and does not get to the line: the network, or nothing at all, lies between. */
import type { Edge } from "../../promises/edge.ts";
import type { Person } from "../people.ts";
import { arrive, heading, later, press, type Stage, text } from "./stage.ts";

export async function start(visitor: Person, address: string): Promise<void> {
  await visitor.page.goto(address);
  await press(visitor, "Start chat");
  await agree(visitor);
}

async function agree(visitor: Person): Promise<void> {
  await visitor.page.getByRole("radio", { name: "Forget me" }).check();
  await press(visitor, "I understand, start");
}

/** `network` lets pages through and no WebSockets. */
export async function withoutSockets(stage: Stage, network: Edge): Promise<Person> {
  const visitor = await arrive({ ...stage, service: { ...stage.service, visitor: network.origin } });
  await start(visitor, network.origin);
  await heading(visitor, "One moment");
  await later(visitor, 0.25);
  await text(visitor, /lets the page through, but not the chat/);
  return visitor;
}

export async function withoutConnection(stage: Stage): Promise<Person> {
  const visitor = await arrive(stage);
  // Of the encryption's files this one comes last.
  const loaded = visitor.page.waitForResponse(/sponge/);
  await visitor.page.goto(stage.service.visitor);
  await press(visitor, "Start chat");
  await (await loaded).finished();
  await visitor.context.setOffline(true);
  await agree(visitor);
  await text(visitor, /This device has no connection/);
  return visitor;
}

/** The connection goes while the encryption is on its way. */
export async function cutOff(stage: Stage): Promise<Person> {
  const visitor = await arrive(stage);
  let cut = () => {};
  const gone = new Promise<void>((done) => (cut = done));
  await visitor.context.route(/mls-visitor/, (route) => gone.then(() => route.abort()), { times: 1 });
  await start(visitor, stage.service.visitor);
  await heading(visitor, "One moment");
  await visitor.context.setOffline(true);
  await text(visitor, /This device has no connection/);
  cut();
  return visitor;
}
