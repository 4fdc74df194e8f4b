/**
 * "It's your turn" for somebody who looks elsewhere: a soft sound and the tab's title, only if that was chosen. And a
 * screen that stays lit while somebody waits, because a locked phone cannot be called. Whatever of this a browser
 * refuses is left out in silence: the words on the page say the same.
 */
import { waiting } from "#words";

/** Two notes, in hertz: falling and quiet, not an alarm. */
const notes = [523, 392];
const noteSeconds = 0.5;
const loudness = 0.15;

export class Attention {
  readonly #title = document.title;
  #audio: AudioContext | undefined;
  #chosen = false;
  #lock: WakeLockSentinel | undefined;
  #asked = false;

  constructor() {
    for (const sign of ["pointerdown", "keydown", "focus"]) addEventListener(sign, () => this.rest());
    document.addEventListener("visibilitychange", () => {
      this.#asked = false;
      if (document.visibilityState === "visible") this.rest();
    });
  }

  get chosen(): boolean {
    return this.#chosen;
  }

  /** Called while a box is being checked: browsers let sound begin at no other time. */
  choose(on: boolean): void {
    this.#chosen = on;
    void this.#audio?.close();
    this.#audio = on && "AudioContext" in window ? new AudioContext() : undefined;
  }

  call(): void {
    if (!this.#chosen) return;
    document.title = waiting.turn;
    const audio = this.#audio;
    void audio?.resume();
    for (const [index, hertz] of notes.entries())
      if (audio) sound(audio, hertz, audio.currentTime + index * noteSeconds);
  }

  /** Somebody is here: the title says nothing again. */
  rest(): void {
    if (document.title === waiting.turn) document.title = this.#title;
  }

  /** May be said again and again. */
  async keepAwake(wanted: boolean): Promise<void> {
    if (!wanted) {
      void this.#lock?.release();
      this.#lock = undefined;
      this.#asked = false;
    } else if (!this.#asked && document.visibilityState === "visible" && "wakeLock" in navigator) {
      this.#asked = true;
      const lock = await navigator.wakeLock.request("screen").catch(() => undefined);
      // Meanwhile the wait may be over.
      if (this.#asked) this.#lock = lock;
      else void lock?.release();
    }
  }

  /** Nothing of it stays: at the end of the wait, and at the moment of leaving. */
  stop(): void {
    this.rest();
    this.choose(false);
    void this.keepAwake(false);
  }
}

function sound(audio: AudioContext, hertz: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + noteSeconds / 8);
  volume.gain.linearRampToValueAtTime(0, at + noteSeconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + noteSeconds);
}
