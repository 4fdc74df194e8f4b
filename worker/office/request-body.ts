/** Bodies, read once, with a limit that does not believe the length a client announces. */
import type * as z from "zod/mini";
import { requestBodyBytes } from "../../shared/limits.ts";

type Body<T> = { readonly value: T } | { readonly problem: "malformed" };

/** undefined: more than we take. */
export async function readBytes(request: Request, most = requestBodyBytes): Promise<Uint8Array | undefined> {
  // Nothing is set aside for what has not come: strangers' slow uploads hold no more than they sent.
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** The body as this schema has it. */
export function parseBody<T>(type: string | null, bytes: Uint8Array, schema: z.ZodMiniType<T>): Body<T> {
  if (!/^application\/json(?:;|$)/.test(type ?? "")) return { problem: "malformed" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? { value: parsed.data } : { problem: "malformed" };
  } catch {
    return { problem: "malformed" };
  }
}
