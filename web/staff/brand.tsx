/** The service's mark: a light over quiet water. Says nothing about what the service is for. */

export function Brand({ name }: { readonly name: string }) {
  return (
    <span class="brand">
      <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true" focusable="false">
        <circle cx="14" cy="8" r="4.5" fill="currentColor" />
        <path
          d="M3 17.5c3.7-3 7.3-3 11 0s7.3 3 11 0"
          fill="none"
          stroke="currentColor"
          stroke-width="2.4"
          stroke-linecap="round"
        />
        <path
          class="brand-far"
          d="M3 23.5c3.7-3 7.3-3 11 0s7.3 3 11 0"
          fill="none"
          stroke="currentColor"
          stroke-width="2.4"
          stroke-linecap="round"
        />
      </svg>
      <span class="brand-name">{name}</span>
    </span>
  );
}
