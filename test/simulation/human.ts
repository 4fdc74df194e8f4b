/** Somebody at a screen: does one thing after another, in their own time, as long as they are there. */
import type { World } from "./world.ts";

export abstract class Human {
  readonly world: World;
  readonly name: string;
  /** Is somebody still there? */
  here = true;
  #texts = 0;

  constructor(world: World, name: string) {
    this.world = world;
    this.name = name;
  }

  /** One act, and how long until the next, in milliseconds. */
  protected abstract act(): number;

  live(afterMs: number): void {
    this.world.clock.after(afterMs, () => {
      if (!this.here) return;
      const { failed } = this.world.watch;
      try {
        this.live(this.act());
      } catch (error) {
        failed(error);
      }
    });
  }

  /** Words nobody else ever writes. */
  protected words(): string {
    return `§${this.name} ${++this.#texts}§`;
  }
}
