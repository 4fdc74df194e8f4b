/** "I might hurt myself or someone now" was pressed while waiting: a word and a sign, never a colour alone. */
import { waiting } from "../words/en.ts";

export function Urgent() {
  return (
    <span class="urgent">
      <WarningSign />
      {waiting.urgent}
    </span>
  );
}

export function WarningSign() {
  return (
    <svg class="sign" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
      <path d="M8 1.6 15 14H1L8 1.6Z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" />
      <path d="M8 6v3.6" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
      <circle cx="8" cy="11.8" r="1" fill="currentColor" />
    </svg>
  );
}
