/** What this browser has renewed by itself on opening a page, in one sentence. */
import { dayWritten } from "./dates.ts";
import type { Renewal } from "./renewing.ts";
import { people as words } from "./words/en.ts";

export function RenewedLine({ renewal, zone }: { readonly renewal: Renewal | undefined; readonly zone: string }) {
  return (
    <p class="renewed" role="status">
      {renewal === undefined ? "" : words.renewed(renewal.count, dayWritten(renewal.until, zone))}
    </p>
  );
}
