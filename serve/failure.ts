/** A reason to stop that the person at the terminal can do something about. Its message is the sentence they read. */
export class Failure extends Error {}

/** The code of a Node system error, such as EACCES. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
