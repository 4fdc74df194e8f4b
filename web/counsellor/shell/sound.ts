/**
 * Soft sounds, made on the spot: somebody began waiting, somebody is offered to this console alone, a message arrived
 * while nobody was looking. Browsers allow sound only after a press, so the first press on the page prepares it.
 */
import type { Volume } from "../console/page.ts";

/** Hertz, one after the other: rising for a person, rising twice for one who is offered, a single one for a message. */
const tunes = { waiting: [523, 659], offer: [523, 659, 784, 659], message: [587] } as const;
const toneSeconds = 0.28;
/** Of full scale, for each volume. Soft on purpose: it is heard in a quiet room, beside somebody who writes. */
const loudness = { 1: 0.025, 2: 0.06, 3: 0.16 } as const satisfies Record<Volume, number>;
export type Tune = keyof typeof tunes;

export class Sound {
  private context: AudioContext | undefined;

  /** Call from a press. */
  prepare(): void {
    if (typeof AudioContext !== "function") return;
    this.context ??= new AudioContext();
    void this.context.resume();
  }

  play(tune: Tune, volume: Volume): void {
    const { context } = this;
    if (context === undefined || context.state !== "running") return;
    tunes[tune].forEach((hertz, place) => {
      playTone(context, hertz, loudness[volume], context.currentTime + place * toneSeconds * 0.7);
    });
  }
}

/** A sine that swells and fades, without the click of a hard edge. */
function playTone(context: AudioContext, hertz: number, peak: number, at: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(peak, at + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + toneSeconds);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + toneSeconds);
}
