/** `npm run look`: what a browser is given by a running service, and what is wrong with it. */
import { type Asked, mistake, readWords } from "./command-line.ts";
import { Failure } from "./failure.ts";
import { hasOpened, lookAt } from "./look/look.ts";
import { originOf } from "./organisation-options.ts";
import { answered, tell } from "./running.ts";

const usage = `npm run look -- --origin URL

  --origin URL  the public address of the service, such as https://chat.harbour.example
  --help        show this
`;

function parse(given: readonly string[]): Asked<string> {
  const read = readWords(given, { origin: { type: "string" }, help: { type: "boolean", short: "h" } });
  if (typeof read === "string") return mistake(read);
  if (read.values.help === true) return { is: "help" };
  const origin = originOf(read.values.origin ?? "");
  return origin === undefined
    ? mistake("Say where to look, such as --origin https://chat.harbour.example.")
    : { is: "options", options: origin };
}

const code = await answered(parse(process.argv.slice(2)), usage, async (origin) => {
  const faults = await lookAt(origin, undefined);
  if (faults.length > 0) throw new Failure(faults.join("\n"));
  tell(`${origin} answers as it should.`);
  if ((await hasOpened(origin)) === false)
    tell(
      "Visitors are told that the service has not opened yet, or is not available: there is no line they could ask on.",
    );
  return 0;
});

process.exit(code);
