/** In the form of a line: things of one kind, one after the other, each with a complaint of its own beside its field. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Complaint } from "./draft.ts";
import { form as words } from "./words/en.ts";

type Listed = "help" | "places";
type Part<Field extends Listed> = Extract<Complaint, { field: Field; at: number }>["why"];

interface Props<Field extends Listed, Thing> {
  readonly field: Field;
  readonly things: readonly Thing[];
  readonly keyOf: (thing: Thing, at: number) => string | number;
  readonly fresh: () => Thing;
  readonly complaints: readonly Complaint[];
  readonly write: (things: readonly Thing[]) => void;
  readonly words: {
    readonly legend: string;
    readonly about: string;
    readonly one: (at: number) => string;
    readonly add: string;
    readonly remove: (name: string) => string;
  };
  /** The fields of one. `said`: what is wrong with this part of it, or "". */
  readonly children: (
    thing: Thing,
    said: (part: Part<Field>) => string,
    change: (changed: Partial<Thing>) => void,
  ) => ComponentChildren;
}

export function Things<Field extends Listed, Thing extends { readonly name: string }>({
  field,
  things,
  keyOf,
  fresh,
  complaints,
  write,
  words: said,
  children,
}: Props<Field, Thing>) {
  const about = useId();
  const found = complaints.filter((complaint) => complaint.field === field);
  const whole = found.find((complaint) => !("at" in complaint));
  const saidOf = (at: number) => {
    const complaint = found.find((one) => "at" in one && one.at === at);
    return (part: Part<Field>) => (complaint?.why === part ? words.complaint(complaint) : "");
  };
  const change = (at: number, changed: Partial<Thing>) =>
    write(things.map((thing, index) => (index === at ? { ...thing, ...changed } : thing)));
  return (
    <fieldset class="field group" aria-describedby={about}>
      <legend>{said.legend}</legend>
      <p id={about} class="small">
        {said.about}
      </p>
      {things.map((thing, at) => (
        <fieldset key={keyOf(thing, at)} class="thing listed">
          <legend>{said.one(at + 1)}</legend>
          {children(thing, saidOf(at), (changed) => change(at, changed))}
          <div>
            <button type="button" class="button quiet" onClick={() => write(things.filter((_, index) => index !== at))}>
              {said.remove(thing.name)}
            </button>
          </div>
        </fieldset>
      ))}
      <p class="complaint" role="status">
        {whole === undefined ? "" : words.complaint(whole)}
      </p>
      <div>
        <button
          type="button"
          class="button"
          aria-invalid={whole === undefined ? undefined : "true"}
          onClick={() => write([...things, fresh()])}
        >
          {said.add}
        </button>
      </div>
    </fieldset>
  );
}
