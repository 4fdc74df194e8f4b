/**
 * What the Worker is given. workerd makes a binding null when its variable is missing from the environment; Cloudflare
 * has no such binding at all. So that `undefined` is the only way to be absent, what is not given is left out of the
 * configuration: a real organisation has no DEMO and no CLOCK, and after set-up no SETUP_TOKEN. Pure.
 */

export interface Values {
  readonly TICKET_KEY: string;
  readonly BUILD: string;
  /** Of a real organisation. */
  readonly ORIGIN?: string;
  readonly SETUP_TOKEN?: string;
  /** Of tests: their receiver of warnings is on this machine. */
  readonly WEBHOOK_LOOPBACK?: string;
  /** Of the demo. */
  readonly CLOCK?: string;
  readonly DEMO?: string;
}

/** quietline.capnp without the bindings whose values are not given. Each stands on a line of its own. */
export function onlyGiven(configuration: string, values: Values): string {
  const reached = values.WEBHOOK_LOOPBACK === undefined ? '["public"]' : '["public", "local"]';
  const given = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return configuration
    .split("\n")
    .filter((line) => {
      const name = /fromEnvironment = "(\w+)"/.exec(line)?.[1];
      return name === undefined || given.includes(name);
    })
    .join("\n")
    .replace('allow = ["public"]', `allow = ${reached}`);
}
