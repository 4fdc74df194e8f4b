/** The organisation key on paper: 24 words shown once, and two of them typed to see that the paper is there. */
import { useSignal } from "@preact/signals";
import { Back, StepCard, type StepProps, sentenceOf, Ways } from "./card.tsx";
import { Field, Form } from "./steps.tsx";
import { check, words as common, kit as words } from "./words/en.ts";

export function Kit({ asking, tell, day }: StepProps & { readonly day: string }) {
  const { kit } = asking;
  const organisation = asking.answers.name.trim();
  return (
    <StepCard heading={words.heading} asking={asking} organisation={organisation}>
      {words.about.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div class="paper">
        <p class="paper-only paper-title">{words.paperTitle(organisation)}</p>
        <p class="paper-only">{words.paperAbout(organisation, day)}</p>
        {kit === undefined ? (
          <p role="status">{words.making}</p>
        ) : (
          <ol class="kit-words" translate={false} aria-label={words.list}>
            {kit.map((word, place) => (
              <li key={`${place + 1} ${word}`}>
                <span class="kit-number">{place + 1}</span>
                {word}
              </li>
            ))}
          </ol>
        )}
        <p class="paper-only">{words.paperKeep}</p>
      </div>
      <p>{words.or}</p>
      <Form onNext={() => tell({ type: "wentOn" })}>
        <div class="buttons">
          <button type="button" class="button" onClick={() => print()}>
            {words.print}
          </button>
          <button type="submit" class="button primary">
            {words.next}
          </button>
          <Back />
        </div>
      </Form>
    </StepCard>
  );
}

export function Check({ asking, tell }: StepProps) {
  const [first, second] = [useSignal(""), useSignal("")];
  const [one, two] = asking.asked;
  return (
    <StepCard heading={check.heading} asking={asking} organisation={asking.answers.name}>
      <p>{check.about}</p>
      <Form onNext={() => tell({ type: "wordsTyped", words: [first.peek(), second.peek()] })}>
        <Field label={check.word(one + 1)} value={first.value} onInput={(value) => (first.value = value)} />
        <Field label={check.word(two + 1)} value={second.value} onInput={(value) => (second.value = value)} />
        <Ways said={sentenceOf(asking.complaint)} working={asking.working} onward={common.next} first />
        <div class="buttons">
          <Back text={check.seeAgain} />
        </div>
      </Form>
    </StepCard>
  );
}
