import { useTranslations } from "next-intl";
import { AuthoredText } from "../../authored-text";
import type { AnswerFieldsProps, AnswerValue, AskedQuestion, QuestionPlayer } from "../../question-player";
import { neverUnread } from "../../shared/given";
import { LetteredAnswers } from "../../shared/lettered-answers";
import { letterOf, plainOf } from "../../shared/plain-text";

export const matchingPlayer: QuestionPlayer = {
  AnswerFields: MatchFields,
  hint: null,
  isAnswered: isWhole,
  isUnread: neverUnread,
};

/** Every prompt has an answer; with some of them the question is still open. */
function isWhole({ prompts }: AskedQuestion, { selectedAnswers }: AnswerValue): boolean {
  return prompts.length > 0 && selectedAnswers.length === 2 * prompts.length;
}

/** A list of answers for each prompt: the browser's own, which works with every keyboard, finger and reader. */
function MatchFields({ question: { prompts, options }, entry, id, onHere, onChange }: AnswerFieldsProps) {
  const t = useTranslations("assessment.attempt");
  const given = pairsOf(entry.value.selectedAnswers);
  const isPlain = options.every(({ text }) => plainOf(text) !== null);
  function choose(promptId: string, answerId: string) {
    onHere();
    const next = new Map(given).set(promptId, answerId);
    const pairs = prompts.flatMap((prompt) => {
      const answer = next.get(prompt.id);
      return answer ? [prompt.id, answer] : [];
    });
    onChange({ ...entry.value, selectedAnswers: pairs });
  }
  return (
    <>
      {!isPlain && <LetteredAnswers options={options} />}
      <div className="match">
        {prompts.map((prompt) => (
          <div className="match__pair" key={prompt.id}>
            <label htmlFor={`${id}-${prompt.id}`}>
              <AuthoredText text={prompt.text} isName />
            </label>
            <select
              className="input"
              id={`${id}-${prompt.id}`}
              value={given.get(prompt.id) ?? ""}
              onChange={(event) => choose(prompt.id, event.target.value)}
            >
              <option value="">{t("matchChoose")}</option>
              {options.map((option, at) => (
                <option key={option.id} value={option.id}>
                  {isPlain ? plainOf(option.text) : letterOf(at)}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </>
  );
}

function pairsOf(selected: readonly string[]): Map<string, string> {
  const pairs = new Map<string, string>();
  for (let at = 0; at + 1 < selected.length; at += 2) pairs.set(selected[at] ?? "", selected[at + 1] ?? "");
  return pairs;
}
