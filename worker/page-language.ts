/**
 * In which of its languages a page is handed out: the one named in its address, else the first that the browser asks
 * for, else the line's own. Nothing of it is kept. Pure.
 */
import { parseAccept } from "hono/utils/accept";
import { acceptLanguageUnits } from "../shared/limits.ts";
import type { PageLanguage } from "../shared/page-language.ts";

/** `chosen`: by name, in `?language=`. */
export interface Picked {
  readonly language: PageLanguage;
  readonly chosen: boolean;
}

type Offered = readonly [PageLanguage, ...PageLanguage[]];

/** `accept`: the header `Accept-Language`, whatever stands in it. `offered`: the usual one first. */
export function pickLanguage(named: string | null, accept: string | null, offered: Offered): Picked {
  const language = offered.find((each) => each === named);
  return language === undefined ? { language: accepted(accept, offered), chosen: false } : { language, chosen: true };
}

/**
 * RFC 4647, section 3.4 ("lookup"), with the weights of RFC 9110, section 12.5.4: `nl-BE` finds `nl`, `*` the usual one,
 * and what weighs 0 is never chosen by name. A page there must be: with nothing else, it is the usual one.
 */
function accepted(header: string | null, offered: Offered): PageLanguage {
  const ranges = parseAccept((header ?? "").slice(0, acceptLanguageUnits));
  const found = (range: string) => {
    const parts = range.toLowerCase().split("-");
    const shorter = parts.map((_, index) => parts.slice(0, parts.length - index).join("-"));
    return shorter.flatMap((tag) => offered.find((each) => each === tag) ?? [])[0];
  };
  const refused = new Set(ranges.flatMap(({ type, q }) => (q === 0 ? (found(type) ?? []) : [])));
  for (const { type, q } of ranges) {
    if (q === 0) continue;
    const language = type === "*" ? offered.find((each) => !refused.has(each)) : found(type);
    if (language !== undefined) return language;
  }
  return offered[0];
}
