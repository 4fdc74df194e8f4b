/** The lines in their order, which can be changed; those taken off below. */
import { useEffect, useRef } from "preact/hooks";
import type { LineSlug } from "../../../shared/ids.ts";
import type { LineShown } from "../../../shared/line-interface.ts";
import { common } from "../words/en.ts";
import type { LinesShell } from "./shell.ts";
import { inOrder } from "./state.ts";
import { lines as words } from "./words/en.ts";

export function List({ page }: { readonly page: LinesShell }) {
  const state = page.state.value;
  const here = inOrder(state);
  const off = state.lines.filter(({ standing }) => standing === "takenOff");
  const first = here.find(({ standing }) => standing === "shown");
  return (
    <>
      {here.length > 1 ? <p>{words.orderAbout}</p> : null}
      <ol class="things lines" aria-label={words.list}>
        {here.map((line, at) => (
          <Row
            key={line.slug}
            page={page}
            line={line}
            isHome={line === first}
            up={at > 0}
            down={at < here.length - 1}
          />
        ))}
      </ol>
      {state.order === undefined ? null : <OrderBar page={page} />}
      {off.length === 0 ? null : (
        <section class="part" aria-labelledby="lines-off">
          <h2 id="lines-off">{words.offList}</h2>
          <p class="small">{words.offAbout}</p>
          <ul class="things lines">
            {off.map((line) => (
              <Row key={line.slug} page={page} line={line} isHome={false} up={false} down={false} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface RowProps {
  readonly page: LinesShell;
  readonly line: LineShown;
  /** It is the one that stands at `/`. */
  readonly isHome: boolean;
  readonly up: boolean;
  readonly down: boolean;
}

function Row({ page, line, isHome, up, down }: RowProps) {
  const { slug, name, standing, waiting } = line;
  return (
    <li class="sheet line-row">
      <div class="thing-line">
        <div class="thing-name">
          <button type="button" class="open" onClick={() => page.tell({ type: "linePressed", slug })}>
            {name}
          </button>
          <span class={standing === "shown" ? "pill" : "pill quiet"}>{words.standing[standing]}</span>
          {waiting === null ? null : <span class="pill warn">{words.waiting}</span>}
          <span class="small">
            {words.address(slug)}
            {isHome ? ` · ${words.home}` : ""}
          </span>
        </div>
        {up || down ? <Moves page={page} line={line} up={up} down={down} /> : null}
      </div>
    </li>
  );
}

function Moves({ page, line: { slug, name }, up, down }: Omit<RowProps, "isHome">) {
  const buttons = useRef<HTMLSpanElement>(null);
  /** Whoever moves a line by the keyboard goes on from it, wherever it is then. */
  const move = useRef<-1 | 1 | undefined>(undefined);
  const order = page.state.value.order;
  useEffect(() => {
    const wanted = move.current;
    move.current = undefined;
    const [upwards, downwards] = buttons.current?.querySelectorAll("button") ?? [];
    if (wanted !== undefined) focusFirst(wanted === -1 ? [upwards, downwards] : [downwards, upwards]);
  }, [order]);
  const press = (by: -1 | 1) => {
    move.current = by;
    page.tell({ type: "moved", slug: slug satisfies LineSlug, by });
  };
  return (
    <span ref={buttons} class="buttons above">
      <button type="button" class="button" aria-label={words.up(name)} disabled={!up} onClick={() => press(-1)}>
        <span aria-hidden="true">↑</span>
      </button>
      <button type="button" class="button" aria-label={words.down(name)} disabled={!down} onClick={() => press(1)}>
        <span aria-hidden="true">↓</span>
      </button>
    </span>
  );
}

function focusFirst(buttons: readonly (HTMLButtonElement | undefined)[]): void {
  buttons.find((button) => button?.disabled === false)?.focus();
}

function OrderBar({ page }: { readonly page: LinesShell }) {
  const { ordering } = page.state.value;
  return (
    <div class="sheet order-bar">
      <p role="status">{ordering ? common.working : words.orderChanged}</p>
      <div class="buttons">
        <button
          type="button"
          class="button primary"
          aria-disabled={ordering}
          onClick={() => page.tell({ type: "orderSaved" })}
        >
          {words.saveOrder}
        </button>
        <button type="button" class="button" onClick={() => page.tell({ type: "orderDropped" })}>
          {words.dropOrder}
        </button>
      </div>
    </div>
  );
}
