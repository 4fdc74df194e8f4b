/** All keys, with the way to change single ones or switch them off (WCAG 2.1.4), and notices outside the page. */
import { useSignal } from "@preact/signals";
import { Dialog } from "../../staff/dialog.tsx";
import { privateField } from "../../staff/private-field.ts";
import type { ConsolePage } from "../console/page.ts";
import { type Action, actions, type NoKey, usualKeys, withKey, written } from "../key-map.ts";
import { keys } from "../words/en.ts";

const fixed: readonly (readonly [readonly string[], string])[] = [
  [["Esc"], keys.escape],
  [["1", "2", "3"], keys.switchChat],
  [["Enter"], keys.enter],
  [["Shift", "Enter"], keys.newLine],
];
const changeable = {
  takeNext: keys.takeNext,
  nextUnread: keys.nextUnread,
  allKeys: keys.help,
} as const satisfies Readonly<Record<Action, string>>;

export function KeysDialog({ page }: { readonly page: ConsolePage }) {
  if (!page.keysShown.value) return null;
  const close = () => {
    page.keysShown.value = false;
  };
  return (
    <Dialog
      heading={keys.heading}
      buttons={
        <button type="button" class="button primary" onClick={close}>
          {keys.close}
        </button>
      }
      onCancel={close}
    >
      <dl class="keys">
        {fixed.map(([names, does]) => (
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
      <SingleKeys page={page} />
      <Outside page={page} />
    </Dialog>
  );
}

function SingleKeys({ page }: { readonly page: ConsolePage }) {
  const refused = useSignal<NoKey | undefined>(undefined);
  const change = (action: Action, field: HTMLInputElement) => {
    if (field.value === "") return;
    const map = withKey(page.keyMap.peek(), action, field.value);
    refused.value = typeof map === "string" ? map : undefined;
    if (typeof map !== "string") page.keyMap.value = map;
    field.value = page.keyMap.peek()[action];
    field.select();
  };
  const isUsual = written(page.keyMap.value) === written(usualKeys);
  return (
    <section class="single-keys" aria-labelledby="single-keys-heading">
      <label>
        <input
          type="checkbox"
          checked={page.singleKeysOn}
          onChange={(event) => (page.singleKeysOn.value = event.currentTarget.checked)}
        />
        <span id="single-keys-heading">{keys.single}</span>
      </label>
      <p class="small">{keys.singleAbout}</p>
      <div class="key-fields">
        {actions.map((action) => (
          <label key={action}>
            <input
              type="text"
              size={1}
              maxLength={2}
              {...privateField}
              aria-label={keys.change(changeable[action])}
              value={page.keyMap.value[action]}
              disabled={!page.singleKeysOn.value}
              onFocus={(event) => event.currentTarget.select()}
              onInput={(event) => change(action, event.currentTarget)}
              onBlur={(event) => (event.currentTarget.value = page.keyMap.peek()[action])}
            />
            <span aria-hidden="true">{changeable[action]}</span>
          </label>
        ))}
      </div>
      <p class="small" role="status">
        {refused.value === undefined ? keys.changeAbout : keys.refused[refused.value]}
      </p>
      {isUsual ? null : (
        <button type="button" class="button" onClick={() => (page.keyMap.value = usualKeys)}>
          {keys.usual}
        </button>
      )}
    </section>
  );
}

function Outside({ page }: { readonly page: ConsolePage }) {
  const state = page.notices.value;
  return (
    <section class="outside" aria-labelledby="outside-heading">
      <h3 id="outside-heading">{keys.notices}</h3>
      <p class="small" role="status">
        {keys.noticesAbout[state]}
      </p>
      {state === "off" ? (
        <button type="button" class="button" onClick={() => page.allowNotices()}>
          {keys.allow}
        </button>
      ) : null}
      {state === "on" ? (
        <button type="button" class="button" onClick={() => page.stopNotices()}>
          {keys.stop}
        </button>
      ) : null}
    </section>
  );
}
