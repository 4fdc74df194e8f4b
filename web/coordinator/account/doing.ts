/** What the account page does in the world. Every ending is told as a sentence. */
import { signal } from "@preact/signals";
import type * as z from "zod/mini";
import { AccountAnswer, PasskeyAdded, RecoveryCodes, SignInBegun } from "../../../shared/account-interface.ts";
import type { CeremonyOptions } from "../../../shared/passkeys.ts";
import { type Acted, act, ask, clocked } from "../../staff/ask.ts";
import { makePasskey } from "../../staff/passkey.ts";
import { type AccountEvent, initial, step } from "./account-state.ts";
import { account as words } from "./words/en.ts";

type Credential = Extract<Awaited<ReturnType<typeof makePasskey>>, { credential: unknown }>["credential"];

export class OwnAccount {
  readonly state = signal(initial);
  /** A passkey that was made with these options, and may not have come to the service. */
  private made: { readonly options: CeremonyOptions; readonly credential: Credential } | undefined;

  tell(event: AccountEvent): void {
    this.state.value = step(this.state.peek(), event);
  }

  async look(): Promise<void> {
    this.finish(clocked(await ask("GET", "account", AccountAnswer)), "");
  }

  async beginPasskey(): Promise<void> {
    this.tell({ type: "began" });
    const begun = await act("account/passkeys/begin", SignInBegun, undefined, words.addWhat);
    if (begun.is === "answered") this.tell({ type: "mayMake", options: begun.value.passkey });
    else this.failed(begun);
  }

  async makePasskey(options: CeremonyOptions, name: string): Promise<void> {
    this.tell({ type: "began" });
    if (this.made?.options !== options) {
      const made = await makePasskey(options);
      if ("problem" in made) return this.tell({ type: "notMade", options, name, problem: made.problem });
      this.made = { options, credential: made.credential };
    }
    const body = { credential: this.made.credential, name };
    const added = await act("account/passkeys", PasskeyAdded, body, words.addWhat);
    if (added.is === "unreachable") return this.tell({ type: "notKept", options, name, told: words.unreachable });
    this.made = undefined;
    if (added.is !== "answered") return this.failed(added);
    const { account, recoveryCodes } = added.value;
    if (recoveryCodes !== undefined) this.tell({ type: "codesGiven", codes: recoveryCodes });
    this.tell({ type: "answered", account, told: words.added(name) });
  }

  /** False: nothing came of it. */
  renamePasskey(id: string, name: string, before: string): Promise<boolean> {
    return this.change("account/passkeys/name", { id, name }, words.renameWhat(before, name), words.renamed(name));
  }

  removePasskey(id: string, name: string): Promise<boolean> {
    return this.change("account/passkeys/remove", { id }, words.removeWhat(name), words.removed(name));
  }

  async newCodes(): Promise<void> {
    this.tell({ type: "began" });
    const made = await act("account/recovery-codes", RecoveryCodes, undefined, words.codesWhat);
    if (made.is !== "answered") return this.failed(made);
    this.tell({ type: "codesGiven", codes: made.value.recoveryCodes });
    await this.look();
  }

  /** null: all but this one. */
  endSession(session: string | null): Promise<boolean> {
    return this.change("account/sessions/end", { session }, "", session === null ? words.othersEnded : words.endedOne);
  }

  private async change(path: string, body: object, what: string, told: string): Promise<boolean> {
    this.tell({ type: "began" });
    const answer = clocked(await act<z.infer<typeof AccountAnswer>>(path, AccountAnswer, body, what));
    this.finish(answer, told);
    return answer.is === "answered";
  }

  private finish(answer: Acted<AccountAnswer>, told: string): void {
    if (answer.is === "answered") this.tell({ type: "answered", account: answer.value, told });
    else this.failed(answer);
  }

  private failed(answer: Exclude<Acted<unknown>, { is: "answered" }>): void {
    switch (answer.is) {
      case "cancelled":
        return this.tell({ type: "answered", told: words.nothingDone });
      case "refused":
        return this.tell({ type: "answered", told: answer.sentence });
      case "unreachable":
        return this.tell({ type: "answered", told: words.unreachable });
      case "signedOut":
        // The page shows the sign-in by itself once it is loaded again.
        location.reload();
    }
  }
}
