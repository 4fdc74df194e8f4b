/** What another coordinator made of the same thing meanwhile, above the fields; nothing typed is lost. */
import { form as words } from "./words/en.ts";

interface Props<Field extends string> {
  readonly changes: readonly {
    readonly field: Field;
    /** What people call it. */
    readonly name: string;
    /** What it is now. */
    readonly value: string;
    /** I had changed it too, and mine stands in the form. */
    readonly mine: boolean;
  }[];
  readonly take: (field: Field) => void;
}

export function Meanwhile<Field extends string>({ changes, take }: Props<Field>) {
  if (changes.length === 0) return null;
  return (
    <section class="meanwhile" aria-label={words.meanwhile}>
      <ul>
        {changes.map(({ field, name, value, mine }) => (
          <li key={field}>
            <span>{(mine ? words.meanwhileMine : words.meanwhileTaken)(name, value)}</span>
            {mine ? (
              <button type="button" class="button" onClick={() => take(field)}>
                {words.takeTheirs(name)}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <p>{words.meanwhileNext}</p>
    </section>
  );
}
