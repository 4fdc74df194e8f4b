/** All keys, and the way to switch single ones off (WCAG 2.1.4). */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { ConsolePage } from "../console/page.ts";
import { keys } from "../words/en.ts";

const list: readonly (readonly [readonly string[], string])[] = [
  [["Esc"], keys.escape],
  [["T"], keys.takeNext],
  [["1", "2", "3"], keys.switchChat],
  [["N"], keys.nextUnread],
  [["?"], keys.help],
  [["Enter"], keys.enter],
  [["Shift", "Enter"], keys.newLine],
];

export function KeysDialog({ page }: { readonly page: ConsolePage }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useSignalEffect(() => {
    if (page.keysShown.value) dialog.current?.showModal();
    else dialog.current?.close();
  });
  return (
    <dialog class="keys" ref={dialog} aria-labelledby="keys-heading" onClose={() => (page.keysShown.value = false)}>
      <h2 id="keys-heading">{keys.heading}</h2>
      <dl>
        {list.map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd class="key" key={name}>
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="single-keys">
        <input
          type="checkbox"
          checked={page.singleKeysOn}
          onChange={(event) => (page.singleKeysOn.value = event.currentTarget.checked)}
        />
        <span>{keys.single}</span>
      </label>
      <p class="small">{keys.singleAbout}</p>
      <button type="button" class="button primary" onClick={() => (page.keysShown.value = false)}>
        {keys.close}
      </button>
    </dialog>
  );
}
