/** Said to whoever just came in with one of their last recovery codes: how many are left, and where new ones are made. */
import { Dialog } from "./dialog.tsx";
import { fewCodes as words } from "./words/en.ts";

const place = "/staff/account#codes";
/** There the page only has to go on. */
const isThere = () => location.pathname === new URL(place, location.href).pathname;

interface Props {
  readonly left: number;
  readonly onLater: () => void;
}

export function FewCodes({ left, onLater }: Props) {
  return (
    <Dialog
      heading={words.heading(left)}
      text={<p>{words.about}</p>}
      buttons={
        <>
          <button type="button" class="button" onClick={onLater}>
            {words.later}
          </button>
          <a class="button primary" href={place} onClick={() => isThere() && onLater()}>
            {words.make}
          </a>
        </>
      }
      onCancel={onLater}
    />
  );
}
