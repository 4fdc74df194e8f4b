/** Signing in, wherever somebody is signed out. */

interface Props {
  readonly onSignedIn: () => void;
}

export function SignIn({ onSignedIn }: Props) {
  return (
    <main class="card">
      <h1>Sign in</h1>
      <button type="button" class="button primary" onClick={onSignedIn}>
        Try again
      </button>
    </main>
  );
}
