/** What the launcher prints when everything is ready: for people, or with `--json` for programs. Pure. */
import { zone } from "./demo.ts";

export interface Links {
  readonly visitor: string;
  readonly coordinator: string;
  readonly supervisor: string;
  readonly counsellors: readonly [string, string];
}

/** `fragments`: the one-time secrets behind `/join#`. */
export function linksOf(
  port: number,
  {
    alex,
    morgan,
    sam,
    priya,
  }: { readonly alex: string; readonly morgan: string; readonly sam: string; readonly priya: string },
): Links {
  const home = `http://localhost:${port}`;
  const join = (fragment: string) => `${home}/join#${fragment}`;
  return {
    visitor: `${home}/`,
    coordinator: join(alex),
    supervisor: join(morgan),
    counsellors: [join(sam), join(priya)],
  };
}

interface Shown {
  readonly json: boolean;
  readonly closed: boolean;
  /** The service's time at the start, and how fast it runs. */
  readonly at: number;
  readonly speed: number;
  /** One more line for people; empty: none. */
  readonly note: string;
}

export function welcome(links: Links, shown: Shown): string {
  if (shown.json) return `${JSON.stringify({ ready: true, ...links })}\n`;
  return `
Harbour, the demo charity, runs on this machine.

  Visitor's page      ${links.visitor}

  Sign-in links, each for one browser and for one use:
  Sam, counsellor     ${links.counsellors[0]}
  Priya, counsellor   ${links.counsellors[1]}
  Morgan, shift lead  ${links.supervisor}
  Alex, coordinator   ${links.coordinator}

Open the visitor's page in one browser and a counsellor's link in another, or in a private window.
${moreOf(shown)}Stop with Ctrl+C.
`;
}

interface Organisation {
  readonly origin: string;
  /** Where it is set up; undefined when that is done, or the operator brought the token. */
  readonly setup: string | undefined;
  readonly json: boolean;
}

export function organisationWelcome({ origin, setup, json }: Organisation): string {
  const addresses = { visitor: `${origin}/`, staff: `${origin}/staff`, ...(setup === undefined ? {} : { setup }) };
  if (json) return `${JSON.stringify({ ready: true, ...addresses })}\n`;
  return `
Quietline runs on this machine.

  Visitor's page  ${addresses.visitor}
  Staff           ${addresses.staff}
${setup === undefined ? "" : setupWords(setup)}
Stop with Ctrl+C.
`;
}

const setupWords = (address: string) => `
Nobody is here yet. Whoever opens this address becomes the first coordinator, so open it yourself and show it to nobody:

  ${address}
`;

function moreOf({ closed, at, speed, note }: Shown): string {
  const nobody = closed ? "Nobody is on the rota now, so the visitor's page says when chat opens.\n" : "";
  return `${nobody}${clockOf(at, speed)}${note === "" ? "" : `${note}\n`}`;
}

/** Said only when the service's clock is not everybody's. */
function clockOf(at: number, speed: number): string {
  if (speed === 1 && Math.abs(at - Date.now()) < 60_000) return "";
  const time = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone: zone }).format(at);
  const pace = speed === 1 ? "" : `, and a minute takes ${(60 / speed).toFixed(speed > 60 ? 2 : 0)} s`;
  return `For the service it is ${time}, London time${pace}.\n`;
}
