/** The page: what is next, what colleagues ask, all of one's shifts, those that are open; and at the side what is one's own. */
import { useEffect, useMemo } from "preact/hooks";
import type { MeAnswer } from "../../shared/staff-interface.ts";
import { Frame } from "../coordinator/frame.tsx";
import { NotShown } from "../coordinator/not-shown.tsx";
import { Asked } from "./parts/asked.tsx";
import { Away } from "./parts/away.tsx";
import { Bars } from "./parts/bars.tsx";
import { Calendar } from "./parts/calendar.tsx";
import { Hours } from "./parts/hours.tsx";
import { Next } from "./parts/next.tsx";
import { Offers } from "./parts/offers.tsx";
import { OpenShifts } from "./parts/open-shifts.tsx";
import { Panels } from "./parts/panels.tsx";
import { Turns } from "./parts/turns.tsx";
import type { Picture } from "./picture.ts";
import { ShiftsShell } from "./shell.ts";
import { page as words } from "./words/en.ts";

export function ShiftsPage() {
  return <Frame section="shifts">{(me, signedOut) => <Shifts me={me} signedOut={signedOut} />}</Frame>;
}

export interface Shown {
  readonly page: ShiftsShell;
  readonly picture: Picture;
}

function Shifts({ me, signedOut }: { readonly me: MeAnswer; readonly signedOut: () => void }) {
  const page = useMemo(() => new ShiftsShell(me), [me]);
  useEffect(() => page.open(), [page]);
  const { stage } = page.state.value;
  const picture = page.picture.value;
  return (
    <>
      <header class="page-head">
        <h1>{words.heading}</h1>
        <p class="small">{words.times(me.organisation.zoneName)}</p>
      </header>
      {stage === "shown" && picture !== undefined ? (
        <Drawn page={page} picture={picture} />
      ) : (
        <NotShown
          stage={stage === "shown" ? "loading" : stage}
          loading={words.loading}
          signedOut={signedOut}
          again={() => page.tell({ type: "opened" })}
        />
      )}
    </>
  );
}

function Drawn({ page, picture }: Shown) {
  return (
    <div class="shifts">
      <div class="shifts-main">
        <Next page={page} picture={picture} />
        <Offers page={page} picture={picture} />
        <Turns page={page} picture={picture} />
        <OpenShifts page={page} picture={picture} />
      </div>
      <aside class="shifts-side">
        <Asked page={page} picture={picture} />
        <Away page={page} picture={picture} />
        <Hours picture={picture} />
        <Calendar page={page} picture={picture} />
      </aside>
      <Bars page={page} picture={picture} />
      <Panels page={page} picture={picture} />
    </div>
  );
}
