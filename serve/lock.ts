/**
 * Which process uses a data folder. A number alone would not do: after a power cut another program may have it, and the
 * service must come back by itself. So on Linux the lock also says when its holder began.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "./failure.ts";

export const lockName = "lock";

/** The running process that holds the folder, if it is another one than this. */
export function holderOf(folder: string): number | undefined {
  const [pid = "", began] = read(join(folder, lockName)).split(" ");
  const holder = /^\d+$/.test(pid) ? Number(pid) : 0;
  if (holder <= 0 || holder === process.pid || !isRunning(holder)) return undefined;
  return began === undefined || began === beginningOf(holder) ? holder : undefined;
}

export function takeLock(folder: string): void {
  const began = beginningOf(process.pid);
  const content = began === undefined ? `${process.pid}` : `${process.pid} ${began}`;
  writeFileSync(join(folder, lockName), content, { mode: 0o600 });
}

export function releaseLock(folder: string): void {
  rmSync(join(folder, lockName), { force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** Boot and tick at which the process began; undefined where there is no /proc. */
function beginningOf(pid: number): string | undefined {
  const boot = read("/proc/sys/kernel/random/boot_id").trim();
  const stat = read(`/proc/${pid}/stat`);
  // proc_pid_stat(5): the second field, in brackets, may hold anything; the start time is the 22nd.
  const tick = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  return boot === "" || tick === undefined ? undefined : `${boot}:${tick}`;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
