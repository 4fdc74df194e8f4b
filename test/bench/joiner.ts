/** Somebody who joins without a page: for floods, and for whoever is behind one. */
import { subprotocol } from "../../shared/protocol.ts";
import { readToken, Ticket } from "../../shared/tokens.ts";
import { solve } from "../../web/visitor/solver.ts";

/** A page's connection, as somebody at this address has it. On one machine nobody stands before the service to say it. */
export class Joiner {
  readonly #socket: WebSocket;
  /** The service has let it come in, or not. */
  readonly answered: Promise<void>;

  /** `visitor`: the page's address. */
  constructor(visitor: string, from: string) {
    const { origin, host } = new URL(visitor);
    // Node's WebSocket takes headers, which browsers do not.
    const options = { protocols: subprotocol, headers: { Origin: origin, "CF-Connecting-IP": from } };
    this.#socket = new WebSocket(`ws://${host}/ws/queue?puzzles`, options as unknown as string);
    const ask = { type: "ask", line: "harbour", language: "en", commitment: "c".repeat(43) };
    this.answered = new Promise((done) => {
      for (const event of ["open", "close", "error"]) this.#socket.addEventListener(event, () => done());
    });
    this.#socket.onopen = () => this.#socket.send(JSON.stringify(ask));
  }

  /** When the place is there, in milliseconds from now; solves what it is asked to. */
  placed(): Promise<number> {
    const began = performance.now();
    return new Promise((done, fail) => {
      this.#socket.onclose = ({ code }) => fail(new Error(`closed with ${code}`));
      this.#socket.onmessage = async ({ data }) => {
        const { type, ticket, bits } = JSON.parse(String(data));
        if (type === "placed") done(performance.now() - began);
        if (type !== "puzzle") return;
        const answers = await solve(readToken(Ticket, ticket)?.id ?? "", bits, () => true);
        this.#socket.send(JSON.stringify({ type: "solved", answers }));
      };
    });
  }

  leave(): void {
    this.#socket.onclose = null;
    this.#socket.close();
  }
}
