/** The bar at the foot: which keys there are, whether the console is connected, and how loud it is. */
import type { ConsolePage, Volume } from "../console/page.ts";
import { footer, keys } from "../words/en.ts";

export function Footer({ page }: { readonly page: ConsolePage }) {
  return (
    <footer class="footer">
      {page.singleKeysOn.value ? <KeyHelp page={page} /> : <span class="key-help">{footer.keysOff}</span>}
      <button type="button" class="button quiet" aria-haspopup="dialog" onClick={() => (page.keysShown.value = true)}>
        {keys.button}
      </button>
      <Link page={page} />
      <SoundControl page={page} />
    </footer>
  );
}

function KeyHelp({ page }: { readonly page: ConsolePage }) {
  const { takeNext, nextUnread, allKeys } = page.keyMap.value;
  return (
    <p class="key-help">
      <span>
        <kbd class="key">Esc</kbd> {footer.leaves}
      </span>
      <span>
        <kbd class="key">{takeNext}</kbd> {footer.takeNext}
      </span>
      <span>
        <kbd class="key">1</kbd> – <kbd class="key">3</kbd> {footer.switchChat}
      </span>
      <span>
        <kbd class="key">{nextUnread}</kbd> {footer.nextUnread}
      </span>
      <span>
        <kbd class="key">{allKeys}</kbd> {footer.allKeys}
      </span>
    </p>
  );
}

function Link({ page }: { readonly page: ConsolePage }) {
  const { link } = page.state.value;
  const said = {
    up: footer.connected,
    connecting: footer.connecting,
    reconnecting: footer.reconnecting,
    off: footer.notConnected,
    replaced: footer.notConnected,
  }[link];
  return (
    <p class="link" data-link={link} role="status">
      {said}
    </p>
  );
}

/** Each step is heard when it is chosen. */
function SoundControl({ page }: { readonly page: ConsolePage }) {
  const on = page.soundOn.value;
  const chosen = (value: string) => {
    page.volume.value = value === "1" ? 1 : value === "3" ? 3 : (2 satisfies Volume);
    page.tryOut();
  };
  return (
    <div class="sound">
      <button type="button" class="button quiet" aria-pressed={on} onClick={() => (page.soundOn.value = !on)}>
        {on ? footer.soundOn : footer.soundOff}
      </button>
      <input
        type="range"
        min={1}
        max={3}
        step={1}
        aria-label={footer.volume}
        aria-valuetext={footer.volumes[page.volume.value]}
        value={page.volume.value}
        disabled={!on}
        onChange={(event) => chosen(event.currentTarget.value)}
      />
    </div>
  );
}
