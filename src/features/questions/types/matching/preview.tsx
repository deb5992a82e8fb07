import type { PreviewProps, QuestionPreview } from "../../question-preview";
import { MatchPair, MatchPairs } from "../../shared/match-pairs";

export const matchingPreview: QuestionPreview = { AnswerPreview: MatchPreview };

function MatchPreview({ question: { prompts, options }, id, words: { choose } }: PreviewProps) {
  return (
    <MatchPairs options={options}>
      {prompts.map((prompt) => (
        <MatchPair key={prompt.id} id={`${id}-${prompt.id}`} {...{ prompt, options, choose }} />
      ))}
    </MatchPairs>
  );
}
