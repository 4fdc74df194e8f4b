/**
 * Web addresses in a visitor's words are never shown: nobody can be led to a picture or a page (promise P10). What
 * looks like an address is replaced by a mark; everything else stays as it was written.
 *
 * Missing space after a full stop must not cost a counsellor words ("I went home.It was late"): a bare name counts as
 * an address only with an ending people know as one, or with a path behind it.
 */

export type Part = { readonly is: "text"; readonly text: string } | { readonly is: "hidden" };

/** Full stops as browsers read them in a host name: ASCII, ideographic, full-width, half-width. */
const dot = "[.\\u3002\\uff0e\\uff61]";
const label = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}_-]{0,62})";
const host = `(?:${label}${dot}){1,10}(?:\\p{L}[\\p{L}\\p{N}\\p{M}-]{1,62})`;
const tail = "(?::\\d{1,5})?(?:[/?#]\\S*)?";

const candidates = new RegExp(
  [
    // Any scheme, known or made up: hxxp://, magnet:?, data:…, ipfs://
    "[\\p{L}][\\p{L}\\p{N}+.-]{0,30}:\\/\\/\\S+",
    "(?:data|magnet|javascript|blob|mailto|tel|sms|skype|facetime|tg):\\S+",
    "\\/\\/\\S+",
    `(?:\\S+@)?${host}${tail}`,
    "\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5}|\\/\\S*)\\S*",
    "\\[[0-9a-f:]{3,45}\\]\\S*",
  ].join("|"),
  "giu",
);

/** Endings that say "address" to everybody. Two-letter ones are taken as countries, except those that are words. */
const endings = new Set(
  (
    "com net org info biz edu gov mil int name pro xyz online site website web club shop store blog app dev page link " +
    "click live chat video photos pics gallery porn sex adult cam top vip icu fun space tech cloud media news world " +
    "today social network community zone lol wtf onion i2p eth bit zip mov rip hosting host email"
  ).split(" "),
);
const words = new Set("ad ai am as at be by do er im in is it la ma me my no pa pm ps re sh so to tv um us".split(" "));

/** The text in parts, in order. Joined, the text parts and what was hidden are the whole of it. */
export function masked(text: string): readonly Part[] {
  const visible = withoutInvisible(text);
  const parts: Part[] = [];
  let shown = 0;
  for (const match of visible.matchAll(candidates)) {
    const address = withoutClosing(match[0]);
    if (!isAddress(address)) continue;
    if (match.index > shown) parts.push({ is: "text", text: visible.slice(shown, match.index) });
    parts.push({ is: "hidden" });
    shown = match.index + address.length;
  }
  if (shown < visible.length) parts.push({ is: "text", text: visible.slice(shown) });
  return parts;
}

/** Characters nobody sees break up an address without changing where it leads. Joiners inside scripts stay. */
function withoutInvisible(text: string): string {
  return text.replace(/[\u00ad\u200b\u2060\ufeff]/gu, "");
}

/** Punctuation that belongs to the sentence. */
function withoutClosing(address: string): string {
  return address.replace(/[.,;:!?'"’”)\]}>]+$/u, "");
}

function isAddress(candidate: string): boolean {
  if (/^[^\s/]*:\/\/\S/u.test(candidate) || /^\/\/[^\s/]+[.:]/u.test(candidate)) return true;
  if (/^(?:data|magnet|javascript|blob|mailto|tel|sms|skype|facetime|tg):\S/iu.test(candidate)) return true;
  if (/^\[|^\d{1,3}(?:\.\d{1,3}){3}[:/]/u.test(candidate)) return true;
  const name = candidate.split(/[/?#]/u)[0]?.replace(/:\d+$/u, "") ?? "";
  const hasPath = candidate.length > name.length;
  const labels = name.split(/[.\u3002\uff0e\uff61]/u);
  const ending = labels.at(-1)?.toLowerCase() ?? "";
  if (labels.length < 2) return false;
  return hasPath || name.includes("@") || /^www\d?$/iu.test(labels[0] ?? "") || isEnding(ending);
}

function isEnding(ending: string): boolean {
  if (endings.has(ending) || ending.startsWith("xn--")) return true;
  return /^[a-z]{2}$/u.test(ending) && !words.has(ending);
}
