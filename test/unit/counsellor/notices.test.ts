/** "Someone is waiting" outside the page: only when allowed, only when nobody looks, and never another word. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OutsideNotices } from "../../../web/counsellor/shell/notices.ts";

const shown: unknown[][] = [];
let answer: NotificationPermission = "granted";

class FakeNotification {
  static permission: NotificationPermission = "default";
  static requestPermission = async () => {
    FakeNotification.permission = answer;
    return answer;
  };
  constructor(...said: unknown[]) {
    shown.push(said);
  }
  close() {}
}

const page = { visibilityState: "hidden" };

beforeEach(() => {
  shown.length = 0;
  answer = "granted";
  FakeNotification.permission = "default";
  page.visibilityState = "hidden";
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, v: string) => kept.set(key, v),
  };
  vi.stubGlobal("localStorage", storage);
  vi.stubGlobal("document", page);
  vi.stubGlobal("Notification", FakeNotification);
});
afterEach(() => vi.unstubAllGlobals());

test("nothing is asked and nothing is said before somebody pressed the button", () => {
  const notices = new OutsideNotices();
  notices.show();
  expect(notices.state.value).toBe("off");
  expect(FakeNotification.permission).toBe("default");
  expect(shown).toEqual([]);
});

test("allowed and hidden: one sentence without content; looked at: nothing", async () => {
  const notices = new OutsideNotices();
  await notices.allow();
  expect(notices.state.value).toBe("on");
  notices.show();
  expect(shown).toEqual([["Someone is waiting", { tag: "quietline-waiting", silent: true }]]);
  page.visibilityState = "visible";
  notices.show();
  expect(shown).toHaveLength(1);
});

test("the choice is kept in this browser, and taken back with one press", async () => {
  await new OutsideNotices().allow();
  const later = new OutsideNotices();
  expect(later.state.value).toBe("on");
  later.stop();
  later.show();
  expect(later.state.value).toBe("off");
  expect(new OutsideNotices().state.value).toBe("off");
  expect(shown).toEqual([]);
});

test("a browser that refuses, or has none, says so and breaks nothing", async () => {
  answer = "denied";
  const refused = new OutsideNotices();
  await refused.allow();
  expect(refused.state.value).toBe("refused");
  refused.show();
  vi.stubGlobal("Notification", undefined);
  const none = new OutsideNotices();
  await none.allow();
  none.show();
  expect(none.state.value).toBe("impossible");
  expect(shown).toEqual([]);
});
