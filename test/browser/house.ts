/**
 * As most journeys begin and end: a browser, the demo charity before it, and people who come. After every test no page of
 * anybody may have done what it must not.
 */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { comeOnShift, desktop, launchBrowser, newPerson, type Person } from "./people.ts";
import { type Service, startService } from "./service.ts";

export interface House {
  /** These two: from the first `beforeAll` after this house's on. */
  readonly browser: Browser;
  readonly service: Service;
  /** Somebody new, who stays to the end of the file. `browser`: another one than the house's. */
  person(device: object, browser?: Browser): Promise<Person>;
  /** Somebody new, who is gone after this test. */
  passing(device: object, browser?: Browser): Promise<Person>;
  /** The first of the demo's counsellors, who comes in, checks in and is ready to take. Once: their link counts once. */
  counsellor(device?: object): Promise<Person>;
}

interface Given {
  /** Of `npm start`. */
  readonly options?: readonly string[];
  /** What the browser says by itself of something that is meant here: an answer that refuses, a connection that was cut. */
  readonly expected?: RegExp;
}

/** At the top of a file: its hooks come before the file's own, and after them at the end. */
export function openHouse({ options = [], expected }: Given = {}): House {
  let open: { readonly browser: Browser; readonly service: Service } | undefined;
  const staying: Person[] = [];
  let passing: Person[] = [];
  const opened = () => {
    if (open === undefined) throw new Error("the house is not open yet");
    return open;
  };
  const person = async (device: object, browser = opened().browser): Promise<Person> => {
    const arrived = await newPerson(browser, opened().service.visitor, device);
    staying.push(arrived);
    return arrived;
  };

  beforeAll(async () => {
    const [browser, service] = await Promise.all([launchBrowser(), startService(...options)]);
    open = { browser, service };
  });
  afterEach(async () => {
    const misdeeds = [...staying, ...passing].flatMap((one) => one.misdeeds.splice(0));
    await Promise.all(passing.map(({ context }) => context.close()));
    passing = [];
    expect(misdeeds.filter((misdeed) => expected === undefined || !expected.test(misdeed))).toEqual([]);
  });
  afterAll(async () => {
    await open?.browser.close();
    await open?.service.stop();
  });

  return {
    get browser() {
      return opened().browser;
    },
    get service() {
      return opened().service;
    },
    person,
    async passing(device, browser = opened().browser) {
      const arrived = await newPerson(browser, opened().service.visitor, device);
      passing.push(arrived);
      return arrived;
    },
    async counsellor(device = desktop) {
      const arrived = await person(device);
      await comeOnShift(arrived, opened().service.counsellors[0]);
      return arrived;
    },
  };
}
