/**
 * One card alone on the page: what stands where there is nothing else yet (signing in, joining, setting up, what went
 * wrong). Another heading is another page to somebody who listens, and takes the focus.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Brand } from "./brand.tsx";

interface Props {
  readonly heading: string;
  /** Whose service, as far as it is known. */
  readonly brand?: string;
  /** At the end of the line of the mark: who is signed in. */
  readonly account?: ComponentChildren;
  /** Before the heading: where one is on a longer way. */
  readonly above?: ComponentChildren;
  readonly lines?: readonly string[];
  /** Passing by: nothing to read out. */
  readonly quiet?: boolean;
  readonly children?: ComponentChildren;
}

export function GateCard({ heading, brand = "", account, above, lines = [], quiet = false, children }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), [heading]);
  return (
    <div class="gate">
      <header class="gate-head">
        <Brand name={brand} />
        {account}
      </header>
      <main class="card" aria-busy={quiet}>
        {above}
        <h1 ref={title} tabIndex={-1}>
          {heading}
        </h1>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {children}
      </main>
    </div>
  );
}
