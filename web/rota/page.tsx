/** The page around the week: what must be known on top, the table, and at its side gaps, hours and the rota's tools. */
import { useEffect, useMemo, useRef } from "preact/hooks";
import { mondayOf } from "../../shared/rota/day.ts";
import type { MeAnswer } from "../../shared/staff-interface.ts";
import { Frame } from "../coordinator/frame.tsx";
import { NotShown } from "../coordinator/not-shown.tsx";
import { useKeptPlace } from "./kept-place.ts";
import { Bars } from "./parts/bars.tsx";
import { DraftBar } from "./parts/draft-bar.tsx";
import { First } from "./parts/first.tsx";
import { Gaps } from "./parts/gaps.tsx";
import { Head } from "./parts/head.tsx";
import { Hours } from "./parts/hours.tsx";
import { Panels } from "./parts/panels.tsx";
import { Tools } from "./parts/tools.tsx";
import { Warnings } from "./parts/warnings.tsx";
import { Week } from "./parts/week.tsx";
import { linesShown, type Picture } from "./picture.ts";
import { RotaShell } from "./shell.ts";
import { page as words } from "./words/en.ts";

export function RotaPage() {
  return <Frame section="rota">{(me, signedOut) => <Rota me={me} signedOut={signedOut} />}</Frame>;
}

function Rota({ me, signedOut }: { readonly me: MeAnswer; readonly signedOut: () => void }) {
  const page = useMemo(() => new RotaShell(me), [me]);
  useEffect(() => page.open(), [page]);
  const { stage } = page.state.value;
  const picture = page.picture.value;
  if (stage !== "shown" || picture === undefined)
    return (
      <>
        <header class="page-head">
          <h1>{words.heading}</h1>
        </header>
        <NotShown
          stage={stage === "shown" ? "loading" : stage}
          loading={words.loading}
          signedOut={signedOut}
          again={() => page.tell({ type: "opened" })}
        />
      </>
    );
  return <Shown page={page} picture={picture} />;
}

function Shown({ page, picture }: { readonly page: RotaShell; readonly picture: Picture }) {
  const { line, monday, today } = page.state.value;
  const lines = linesShown(picture, line);
  const isCurrent = monday >= mondayOf(today);
  const whole = useRef<HTMLDivElement>(null);
  const keepPlace = useKeptPlace(whole, monday);
  return (
    <div class="rota" ref={whole} onFocusIn={keepPlace}>
      <Head page={page} picture={picture} />
      <Bars page={page} picture={picture} />
      <First page={page} picture={picture} />
      <Warnings page={page} picture={picture} />
      <DraftBar page={page} picture={picture} />
      <div class="rota-columns">
        {isCurrent ? <Gaps page={page} picture={picture} lines={lines} /> : null}
        <Week page={page} picture={picture} lines={lines} />
        <aside class="rota-more">
          <Hours page={page} picture={picture} />
          <Tools page={page} picture={picture} />
        </aside>
      </div>
      <Panels page={page} picture={picture} />
    </div>
  );
}
