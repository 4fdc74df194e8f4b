/** JSON bodies, read once, with a limit that does not believe the length a client announces. */
import type * as z from "zod/mini";
import { requestBodyBytes } from "../../shared/limits.ts";

export type Body<T> = { readonly value: T } | { readonly problem: "malformed" | "tooLarge" };

/** The body as this schema has it, of at most so many bytes. */
export async function readBody<T>(
  request: Request,
  schema: z.ZodMiniType<T>,
  most: number = requestBodyBytes,
): Promise<Body<T>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json(?:;|$)/.test(type)) return { problem: "malformed" };
  const bytes = await readWithin(request, most);
  if (bytes === undefined) return { problem: "tooLarge" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? { value: parsed.data } : { problem: "malformed" };
  } catch {
    return { problem: "malformed" };
  }
}

async function readWithin(request: Request, most: number): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(most);
  let length = 0;
  for await (const chunk of request.body ?? []) {
    if (length + chunk.length > most) return undefined;
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes.subarray(0, length);
}
