import type { PreviewProps, QuestionPreview } from "../../question-preview";

export const codePreview: QuestionPreview = { AnswerPreview: CodePreview };

function CodePreview({ question: { code }, id, words }: PreviewProps) {
  const classes = "input block inline-full font-mono text-ui";
  return (
    <div className="grid gap-3">
      <textarea className={classes} aria-label={words.answer} dir="ltr" rows={8} defaultValue={code?.starter} />
      {code?.asksOutput && (
        <div className="field">
          <label className="label" htmlFor={`${id}o`}>
            {words.output}
          </label>
          <textarea id={`${id}o`} className={classes} rows={3} />
        </div>
      )}
    </div>
  );
}
