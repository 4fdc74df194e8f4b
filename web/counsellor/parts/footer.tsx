/** The bar at the foot: which keys there are, whether the console is connected, and whether it makes a sound. */
import type { ConsolePage } from "../console/page.ts";
import { footer, keys } from "../words/en.ts";

export function Footer({ page }: { readonly page: ConsolePage }) {
  return (
    <footer class="footer">
      {page.singleKeysOn.value ? <KeyHelp /> : <span class="key-help">{footer.keysOff}</span>}
      <button type="button" class="button quiet" aria-haspopup="dialog" onClick={() => (page.keysShown.value = true)}>
        {keys.button}
      </button>
      <Link page={page} />
      <button
        type="button"
        class="button quiet"
        aria-pressed={page.soundOn.value}
        onClick={() => (page.soundOn.value = !page.soundOn.value)}
      >
        {page.soundOn.value ? footer.soundOn : footer.soundOff}
      </button>
    </footer>
  );
}

function KeyHelp() {
  return (
    <p class="key-help">
      <span>
        <kbd class="key">Esc</kbd> {footer.leaves}
      </span>
      <span>
        <kbd class="key">T</kbd> {footer.takeNext}
      </span>
      <span>
        <kbd class="key">1</kbd> – <kbd class="key">3</kbd> {footer.switchChat}
      </span>
      <span>
        <kbd class="key">N</kbd> {footer.nextUnread}
      </span>
      <span>
        <kbd class="key">?</kbd> {footer.allKeys}
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
