/** Secrets of our own making: 256 random bits, base64url. */
import { randomBytes } from "node:crypto";

export function freshSecret(): string {
  return randomBytes(32).toString("base64url");
}
