import type { PreviewProps, QuestionPreview } from "../../question-preview";

export const essayPreview: QuestionPreview = { AnswerPreview: EssayPreview };

function EssayPreview({ id, words }: PreviewProps) {
  return (
    <>
      <label className="visually-hidden" htmlFor={`${id}a`}>
        {words.answer}
      </label>
      <textarea id={`${id}a`} className="input" rows={6} />
    </>
  );
}
