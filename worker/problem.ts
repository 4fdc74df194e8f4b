/** Problem objects (RFC 9457): a status and one sentence that a person can act on. Never a stack, never what was sent. */
export function problem(status: number, title: string): Response {
  return new Response(JSON.stringify({ type: "about:blank", title, status }), {
    status,
    headers: { "Content-Type": "application/problem+json" },
  });
}
