/** A key as it is drawn beside what it does. Not read out: the button's own words are its name. */

export function Key({ name }: { readonly name: string }) {
  return (
    <span class="key" aria-hidden="true">
      {name}
    </span>
  );
}
