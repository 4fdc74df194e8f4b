/**
 * Which single key does what. Three can be changed (WCAG 2.1.4); 1 to 3 are the chats themselves and stay. Pure: what
 * is kept and what is pressed comes in from outside.
 */
import { chatsMost } from "../../shared/limits.ts";

export const actions = ["takeNext", "nextUnread", "allKeys"] as const;
export type Action = (typeof actions)[number];
/** One character each, letters in capitals, as they stand on a keyboard. */
export type KeyMap = Readonly<Record<Action, string>>;

/** Numbers stand for chats: as many as a person can hold. */
export const chatKeys = chatsMost;

export const usualKeys: KeyMap = { takeNext: "T", nextUnread: "N", allKeys: "?" };

/** Why a key cannot be had: not one visible character, one of the chats' numbers, or another action's. */
export type NoKey = "notOne" | "number" | "inUse";

/** The map with this key for this action, or the reason why not. */
export function withKey(map: KeyMap, action: Action, pressed: string): KeyMap | NoKey {
  const key = pressed.trim().toUpperCase();
  if (Array.from(key).length !== 1) return "notOne";
  if (/\d/u.test(key)) return "number";
  if (actions.some((other) => other !== action && map[other] === key)) return "inUse";
  return { ...map, [action]: key };
}

/** What a key means: an action, the number of a chat, or nothing here. */
export function meaning(map: KeyMap, pressed: string): Action | number | undefined {
  if (/^[1-9]$/.test(pressed) && Number(pressed) <= chatKeys) return Number(pressed);
  return actions.find((action) => map[action] === pressed.toUpperCase());
}

/** As kept: the keys in the order of the actions. */
export function written(map: KeyMap): string {
  return actions.map((action) => map[action]).join(" ");
}

/** What was kept, or the usual keys if it makes no sense any more. */
export function read(kept: string | null): KeyMap {
  const keys = kept?.split(" ") ?? [];
  let map = usualKeys;
  // Two of them may have changed places: all are freed before the first is given out.
  if (keys.length === actions.length) map = { takeNext: "", nextUnread: "", allKeys: "" };
  for (const [place, action] of actions.entries()) {
    const next = withKey(map, action, keys[place] ?? usualKeys[action]);
    if (typeof next === "string") return usualKeys;
    map = next;
  }
  return map;
}
