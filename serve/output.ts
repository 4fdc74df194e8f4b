/**
 * What of workerd's words may reach the terminal. An error's text can hold what somebody wrote, and addresses: so once
 * people are being served, only its kind and the place in workerd's own source pass (P1). Pure.
 */

/** One line about a line of workerd's, without a word of its content; undefined when it says nothing of use. */
export function safeWords(line: string): string | undefined {
  const place = /^([\w./+-]{1,80}:\d+): (error|fatal|warning):/.exec(line);
  if (place === null || place[2] === "warning") return undefined;
  const kind = /\bjsg\.(\w{1,40})/.exec(line)?.[1] ?? "internal error";
  return `The server reported a fault of its own (${kind} at ${place[1]}). Its text is left out: it could be somebody's.`;
}

/** Why workerd did not begin to listen, from its own words, as a sentence. */
export function whyNotStarted(words: string, port: number): string {
  if (/already in use|EADDRINUSE/i.test(words)) return portTaken(port);
  if (/GLIBC|libc\.so|cannot execute|Exec format/i.test(words)) {
    return `The server program does not run on this system:\n\n${words.trim()}`;
  }
  return `The server did not start.\n\n${words.trim()}`;
}

export function portTaken(port: number): string {
  const other = port < 65_535 ? port + 1 : port - 1;
  return `Port ${port} is taken by another program. Stop that one, or choose another port, such as --port ${other}.`;
}
