/** Arrow keys between the buttons of a table: `data-row` and `data-column` say where each is. The table stays a table. */

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function moveFocus(event: KeyboardEvent & { readonly currentTarget: EventTarget }): void {
  const step = steps[event.key];
  const from = event.target;
  if (step === undefined || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!(from instanceof HTMLElement) || from.dataset.row === undefined) return;
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")].filter(
    (button) => button.offsetParent !== null,
  );
  const next = nextOf(all, from, step);
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** Up and down within the column, in the order of the page; sideways to the nearest one of the same row. */
function nextOf(all: readonly HTMLElement[], from: HTMLElement, [rows, columns]: readonly [number, number]) {
  const number = (element: HTMLElement, name: "row" | "column") => Number(element.dataset[name]);
  if (rows !== 0) {
    const column = all.filter((one) => number(one, "column") === number(from, "column"));
    return column[column.indexOf(from) + rows];
  }
  const side = all
    .filter((one) => number(one, "row") === number(from, "row"))
    .map((one) => ({ one, far: (number(one, "column") - number(from, "column")) * columns }))
    .filter(({ far }) => far > 0)
    .toSorted((a, b) => a.far - b.far);
  return side[0]?.one;
}
