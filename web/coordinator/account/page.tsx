/** `/staff/account`. */
import { Frame } from "../frame.tsx";

export function AccountPage() {
  return <Frame section="account">{(me) => <h1>{me.person.alias}</h1>}</Frame>;
}
