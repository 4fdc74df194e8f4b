/**
 * `npm run deploy`, step by step. What it touches of the world comes in from outside, so that the tests need none of it.
 * A secret is made here, handed to wrangler on its standard input, and printed nowhere; the set-up address alone is told,
 * once, when there is something it opens.
 */
import { Failure } from "../failure.ts";
import { setupAddress } from "../setup-open.ts";
import type { Outcome, Wrangler } from "../wrangler.ts";
import type { DeployOptions } from "./options.ts";
import { type Plan, planOf, secretNames } from "./plan.ts";
import { environment, preflight } from "./preflight.ts";

export interface World {
  /** wrangler.toml as wrangler reads it. */
  config(): unknown;
  /** The build's hash. Throws a Failure when it cannot be built. */
  build(): Promise<string>;
  readonly wrangler: Wrangler;
  isSetupOpen(origin: string): Promise<boolean>;
  /** 256 random bits, base64url. */
  makeSecret(): string;
  /** What is wrong with what is answered now, as sentences. */
  look(origin: string, build: string): Promise<readonly string[]>;
  tell(sentence: string): void;
}

const target = ["--env", environment];

/** Throws a Failure that says what to do. */
export async function deploy(world: World, { dryRun, newSetup }: DeployOptions): Promise<void> {
  const { origin, faults } = preflight(world.config());
  if (origin === undefined || faults.length > 0) throw new Failure(`Nothing was deployed.\n\n${list(faults)}`);
  const build = await world.build();
  const upload = ["deploy", ...target, "--var", `BUILD:${build}`];
  if (dryRun) return rehearse(world, origin, upload);
  const { wrangler, tell } = world;
  await mustSucceed(wrangler(["whoami", "--json"]), () => notLoggedIn);
  const setupOpen = await world.isSetupOpen(origin);
  const plan = planOf({ secrets: await secretsThere(wrangler), setupOpen, newSetup });
  const made = await putSecrets(world, plan);
  const { words } = await mustSucceed(wrangler(upload), (said) => `It was not deployed. wrangler says:\n\n${said}`);
  tell(`${without(words, Object.values(made))}\n`);
  tell(setupWords(origin, plan, made.SETUP_TOKEN));
  const wrong = await world.look(origin, build);
  tell(wrong.length === 0 ? `${origin} answers as it should. ${remaining}` : `Please look at this:\n\n${list(wrong)}`);
}

async function rehearse({ wrangler, tell }: World, origin: string, upload: readonly string[]): Promise<void> {
  await mustSucceed(
    wrangler([...upload, "--dry-run"]),
    (said) => `It would not be deployed. wrangler says:\n\n${said}`,
  );
  tell(
    `Everything is in order. npm run deploy would put this at ${origin}, and make the secrets that are missing. ` +
      "Nothing was sent.",
  );
}

const notLoggedIn =
  "You are not logged in to Cloudflare. Run npx wrangler login, or set CLOUDFLARE_API_TOKEN, and try again.";

async function secretsThere(wrangler: Wrangler): Promise<readonly string[] | undefined> {
  const { code, words } = await wrangler(["secret", "list", ...target, "--format", "json"]);
  try {
    return secretNames(code, words);
  } catch {
    throw new Failure(`Cloudflare did not say which secrets there are. wrangler says:\n\n${words}`);
  }
}

/** The secrets that were made, by name. */
async function putSecrets({ wrangler, makeSecret }: World, plan: Plan): Promise<Partial<Record<string, string>>> {
  const made: Partial<Record<string, string>> = {};
  for (const name of plan.make) {
    const secret = makeSecret();
    made[name] = secret;
    await mustSucceed(wrangler(["secret", "put", name, ...target], `${secret}\n`), (said) =>
      without(`The secret ${name} could not be stored. wrangler says:\n\n${said}`, [secret]),
    );
  }
  for (const name of plan.remove) {
    await mustSucceed(
      wrangler(["secret", "delete", name, ...target]),
      (said) => `The secret ${name} could not be taken away. wrangler says:\n\n${said}`,
    );
  }
  return made;
}

function setupWords(origin: string, { setup }: Plan, token: string | undefined): string {
  switch (setup) {
    case "done":
      return "The organisation is set up. (If it is not: npm run deploy -- --new-setup makes an address for it.)";
    case "told before":
      return (
        "Nobody is here yet. The set-up address was shown at an earlier deploy; if it is lost, " +
        "npm run deploy -- --new-setup makes another."
      );
    case "told now":
      return (
        "As long as nobody is here, whoever opens this address becomes the first coordinator. Open it yourself, and show " +
        `it to nobody:\n\n  ${setupAddress(origin, token ?? "")}\n`
      );
  }
}

const remaining = "What no program can see from here is in docs/deploy.md, under Every switch.";

async function mustSucceed(running: Promise<Outcome>, why: (said: string) => string): Promise<Outcome> {
  const outcome = await running;
  if (outcome.code !== 0) throw new Failure(why(outcome.words));
  return outcome;
}

/** wrangler says no secrets; if ever it does, nobody reads them here. */
function without(words: string, secrets: readonly (string | undefined)[]): string {
  return secrets.reduce<string>((text, secret) => (secret ? text.replaceAll(secret, "(left out)") : text), words);
}

function list(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${sentence}`).join("\n");
}
