import { makeDeviceKeys } from "../encryption/issue.ts";

/** Can this browser hold keys nobody can copy out of it? */
export async function isAble(): Promise<boolean> {
  return isSecureContext && "indexedDB" in globalThis && (await makeDeviceKeys()) !== undefined;
}
