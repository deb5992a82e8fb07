import { useTranslations } from "next-intl";
import type { AnswerFieldsProps, AnswerValue, AskedQuestion, QuestionPlayer } from "../../question-player";
import { neverUnread } from "../../shared/given";
import { MatchPair, MatchPairs } from "../../shared/match-pairs";

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
    <MatchPairs options={options}>
      {prompts.map((prompt) => (
        <MatchPair
          key={prompt.id}
          id={`${id}-${prompt.id}`}
          {...{ prompt, options }}
          choose={t("matchChoose")}
          value={given.get(prompt.id) ?? ""}
          onChange={(event) => choose(prompt.id, event.target.value)}
        />
      ))}
    </MatchPairs>
  );
}

function pairsOf(selected: readonly string[]): Map<string, string> {
  const pairs = new Map<string, string>();
  for (let at = 0; at + 1 < selected.length; at += 2) pairs.set(selected[at] ?? "", selected[at + 1] ?? "");
  return pairs;
}
