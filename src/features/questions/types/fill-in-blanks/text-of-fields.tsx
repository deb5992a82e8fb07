import { blocksClass } from "../../question-frame";
import { LetteredAnswers } from "../../shared/lettered-answers";
import type { ShownQuestion } from "../../shown-question";
import { choicesOf, type FieldWords, fieldOf, isPlain, textWithFields } from "./fields-html";
import "@/styles/parts/content.css";

/** Fields are as wide as their kind says, which tells nothing of an answer. */
const aroundClass =
  "min-inline-0 [&_[data-blank]]:mx-0.5 [&_[data-blank]]:type-answer [&_[data-blank]]:inline-block [&_[data-blank]]:min-block-8 [&_[data-blank]]:max-inline-full [&_[data-blank]]:py-0.5 [&_[data-blank]]:align-baseline pointer-coarse:[&_[data-blank]]:min-block-11 [&_input]:inline-44 [&_[data-number]]:inline-24";

interface TextOfFieldsProps {
  question: ShownQuestion;
  words: FieldWords & { choices: (number: number) => string };
  hintId?: string;
}

/** The running text with its fields. They are in no state of React: whoever needs what is in them listens around them. */
export function TextOfFields({ question, words, hintId }: TextOfFieldsProps) {
  const { html, left } = textWithFields(question, words, hintId);
  const isInline = question.text.isInline;
  return (
    <div className={aroundClass}>
      <div
        className={`${isInline ? "" : `content ${blocksClass}`} leading-10 wrap-anywhere pointer-coarse:leading-13`}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized by the one renderer of authors' texts; the fields are escaped
        dangerouslySetInnerHTML={{ __html: html }}
      />
      {question.blanks.map((blank, at) => {
        const choices = choicesOf(question, blank);
        if (isPlain(choices)) return null;
        return (
          <div key={blank.key}>
            <p className="caption">{words.choices(at + 1)}</p>
            <LetteredAnswers options={choices} />
          </div>
        );
      })}
      {left.map((blank) => (
        <p className="mbs-2 flex items-center gap-2" key={blank.key}>
          <span aria-hidden="true">{words.blank(question.blanks.indexOf(blank) + 1, question.blanks.length)}</span>{" "}
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the field is made and escaped here */}
          <span dangerouslySetInnerHTML={{ __html: fieldOf(question, blank, words, hintId) }} />
        </p>
      ))}
    </div>
  );
}
