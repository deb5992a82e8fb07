import { getTranslations } from "next-intl/server";
import { OptionRow } from "@/components/form/option-row";
import { Terms } from "@/components/ui/terms";
import type { AssessmentPreview as Preview } from "@/features/assessment/server/get-preview";
import { AuthoredText } from "@/features/questions/authored-text";
import type { ShownQuestion } from "@/features/questions/shown-question";
import { ruleLines } from "./assessment-start";

/** An assessment in a preview: the rules of its start screen and its questions, to look at and not to answer. */
export async function AssessmentPreview({ preview }: { preview: Preview }) {
  const t = await getTranslations("preview");
  const { questions, description } = preview;
  const facts = { ...preview, questionCount: questions.length, attemptsUsed: 0 };
  return (
    <div className="begin">
      {description && <AuthoredText text={description} className="prose" />}
      <Terms of={await ruleLines(facts)} />
      <h2>{questions.length === 0 ? t("noQuestions") : t("questions", { count: questions.length })}</h2>
      <p className="caption">{t("noAttempt")}</p>
      {questions.map((question, at) => (
        <QuestionPreview
          key={question.versionId}
          question={question}
          number={at + 1}
          points={t("points", { points: question.points / 100 })}
          answer={t("yourAnswer")}
        />
      ))}
    </div>
  );
}

export interface QuestionPreviewProps {
  question: ShownQuestion;
  number: number;
  points: string;
  /** Name of the field of a typed answer. */
  answer: string;
}

/** One question as its students see it while they answer. */
export function QuestionPreview({ question, number, points, answer }: QuestionPreviewProps) {
  const id = `preview-q${number}`;
  const type = question.control === "one-of" ? "radio" : "checkbox";
  const head = (
    <>
      <span className="q__n" id={`${id}n`}>
        {number}
      </span>{" "}
      <AuthoredText text={question.text} id={`${id}t`} className={question.text.isInline ? undefined : "q__blocks"} />
    </>
  );
  return (
    <fieldset className="q" aria-labelledby={`${id}n ${id}t`} disabled>
      {question.text.isInline ? <legend>{head}</legend> : <div className="q__head">{head}</div>}
      <div className="q__pts caption">{points}</div>
      {question.options.length > 0 ? (
        <div className="q__opts">
          {question.options.map((option) => (
            <OptionRow key={option.id} type={type} name={id} label={<AuthoredText text={option.text} isName />} />
          ))}
        </div>
      ) : (
        <div className="row">
          <label className="visually-hidden" htmlFor={`${id}a`}>
            {answer}
          </label>
          <input id={`${id}a`} className="input q__line" type="text" />
          {question.unit && <span className="muted">{question.unit}</span>}
        </div>
      )}
    </fieldset>
  );
}
