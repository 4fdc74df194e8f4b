/** The calendar's address: what it tells whom, before it is made; and the address itself, once. */
import { useSignal } from "@preact/signals";
import { Copied } from "../../coordinator/copied.tsx";
import { privateField } from "../../staff/private-field.ts";
import type { Shown } from "../page.tsx";
import { calendar as words } from "../words/en.ts";

const wordUnits = 40;

export function FeedPanel({ page, picture, address }: Shown & { readonly address: string | undefined }) {
  return address === undefined ? <Make page={page} picture={picture} /> : <Address page={page} address={address} />;
}

function Make({ page, picture }: Shown) {
  const { feed } = picture.answer;
  const word = useSignal(feed?.summary ?? words.wordAtFirst);
  const isTried = useSignal(false);
  const summary = word.value.trim();
  const isGood = summary !== "" && summary.length <= wordUnits;
  return (
    <form
      class="drawer-form"
      onSubmit={(event) => {
        event.preventDefault();
        isTried.value = true;
        if (isGood) page.act({ do: "feed", feed: { do: "make", summary } });
      }}
    >
      <div class="notice">
        <h3>{words.learnsHeading}</h3>
        <ul class="sentences">
          {words.learns(location.host).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <div class="field">
        <label for="feed-word">{words.word}</label>
        <input
          id="feed-word"
          {...privateField}
          maxLength={wordUnits}
          value={word.value}
          aria-invalid={isTried.value && !isGood}
          aria-describedby="feed-word-about feed-word-complaint"
          onInput={(event) => (word.value = event.currentTarget.value)}
        />
        <p id="feed-word-about" class="small">
          {words.wordAbout}
        </p>
        <p id="feed-word-complaint" class="complaint" role="alert">
          {isTried.value && !isGood ? words.wordEmpty : ""}
        </p>
      </div>
      {feed === null ? null : <p>{words.renewAbout}</p>}
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={page.state.value.asking !== undefined}>
          {feed === null ? words.makeButton : words.renewButton}
        </button>
      </div>
    </form>
  );
}

function Address({ page, address }: Pick<Shown, "page"> & { readonly address: string }) {
  return (
    <div class="drawer-form">
      <p>{words.how}</p>
      <Copied id="feed-address" label={words.address} text={address} rows={3} button={words.copy} said={words} />
      <p>{words.once}</p>
      <div class="buttons">
        <button type="button" class="button" onClick={() => page.tell({ type: "panelClosed" })}>
          {words.close}
        </button>
      </div>
    </div>
  );
}
