/** Time zones as somebody chooses one, and what people call the time there. */

/** All the browser knows, and the one that is chosen, whatever it is called here. */
export function zones(own: string): readonly string[] {
  return [...new Set([own, ...Intl.supportedValuesOf("timeZone"), "UTC"])].toSorted();
}

/** "Europe/London" → "London time". */
export function plainName(zone: string): string {
  return zone === "UTC" ? "UTC" : `${(zone.split("/").at(-1) ?? zone).replaceAll("_", " ")} time`;
}
