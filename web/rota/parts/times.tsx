/** "17:00–21:00" where there is little room, and "17:00 to 21:00" for whoever hears it. */
import type { Stretch } from "../../../shared/rota/stretch.ts";
import { timeWritten } from "../times.ts";
import { coverage as words } from "../words/en.ts";

export function Times({ stretch, zone }: { readonly stretch: Stretch; readonly zone: string }) {
  return (
    <span class="times">
      {timeWritten(stretch.from, zone)}
      <span aria-hidden="true">–</span>
      <span class="unseen"> {words.to} </span>
      {timeWritten(stretch.until, zone)}
    </span>
  );
}
