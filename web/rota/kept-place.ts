/**
 * Another week has other shifts, and with the button that had the focus the focus is gone. It goes to the place where it
 * was, or to the nearest one that is there: so the arrow keys go on working from week to week.
 */
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Day } from "../../shared/rota/day.ts";

interface Place {
  readonly row: number;
  readonly column: number;
}

/** `table`: what the places are in. Put the answer on it as `onFocusIn`. */
export function useKeptPlace(table: RefObject<HTMLElement | null>, monday: Day): (event: FocusEvent) => void {
  /** undefined: the focus was elsewhere when it was last anywhere. */
  const last = useRef<Place | undefined>(undefined);
  /** Where it shall go as soon as the week is there, unless somebody puts it anywhere before. */
  const wanted = useRef<Place | undefined>(undefined);
  useLayoutEffect(() => {
    wanted.current = last.current;
  }, [monday]);
  useLayoutEffect(() => {
    if (wanted.current !== undefined && document.activeElement === document.body)
      nearest(placesIn(table.current), wanted.current)?.focus();
  });
  return ({ target }) => {
    last.current = target instanceof HTMLElement ? placeOf(target) : undefined;
    wanted.current = undefined;
  };
}

function placeOf({ dataset: { row, column } }: HTMLElement): Place | undefined {
  return row === undefined ? undefined : { row: Number(row), column: Number(column) };
}

const placesIn = (table: HTMLElement | null) =>
  [...(table?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].filter((button) => button.offsetParent !== null);

/** The column is a day, which counts for more than the hour. */
function nearest(buttons: readonly HTMLElement[], { row, column }: Place): HTMLElement | undefined {
  const far = (button: HTMLElement) => {
    const place = placeOf(button);
    return place === undefined ? Infinity : Math.abs(place.column - column) * 100 + Math.abs(place.row - row);
  };
  return buttons.toSorted((one, other) => far(one) - far(other))[0];
}
