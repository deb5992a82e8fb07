import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { Terms } from "@/components/ui/terms";
import type { AssessmentPreview as Preview } from "@/features/assessment/server/get-preview";
import { AuthoredText } from "@/features/questions/authored-text";
import { questionPreview } from "@/features/questions/previews";
import { QuestionFrame, QuestionHead, QuestionLine } from "@/features/questions/question-frame";
import type { PreviewProps } from "@/features/questions/question-preview";
import { RubricFold } from "@/features/questions/shared/rubric-fold";
import type { ShownQuestion } from "@/features/questions/shown-question";
import { ruleLines } from "./assessment-start";
import { SectionStart } from "./section-start";
import { StartFrame } from "./start-frame";

/** An assessment in a preview: the rules of its start screen and its questions, to look at and not to answer. */
export async function AssessmentPreview({ preview }: { preview: Preview }) {
  const t = await getTranslations("preview");
  const { questions, description } = preview;
  const facts = { ...preview, questionCount: questions.length, attemptsUsed: 0 };
  return (
    <StartFrame>
      {description && <AuthoredText text={description} className="prose" />}
      <Terms of={await ruleLines(facts)} />
      <h2>{questions.length === 0 ? t("noQuestions") : t("questions", { count: questions.length })}</h2>
      <p className="caption">{t("noAttempt")}</p>
      {questions.map((question, at) => (
        <Fragment key={question.versionId}>
          <SectionStart sections={preview.sections} at={at} />
          <QuestionPreview
            question={question}
            number={at + 1}
            points={t("points", { points: question.points / 100, penalty: question.penalty / 100 })}
            words={{
              ...{ answer: t("yourAnswer"), output: t("output"), choose: t("choose") },
              blank: (number, count) => t("blank", { number, count }),
              choices: (number) => t("blankChoices", { number }),
            }}
          />
        </Fragment>
      ))}
    </StartFrame>
  );
}

export interface QuestionPreviewProps {
  question: ShownQuestion;
  number: number;
  points: string;
  words: PreviewProps["words"];
}

/** One question as its students see it while they answer. */
export function QuestionPreview({ question, number, points, words }: QuestionPreviewProps) {
  const id = `preview-q${number}`;
  const hasFields = question.blanks.length > 0;
  const { AnswerPreview, TextPreview } = questionPreview(question.type);
  return (
    <QuestionFrame aria-labelledby={hasFields ? `${id}n` : `${id}n ${id}t`} disabled>
      <QuestionHead
        {...{ number, id, text: question.text }}
        withFields={hasFields && TextPreview && <TextPreview question={question} words={words} />}
      />
      <QuestionLine>{points}</QuestionLine>
      {question.rubric && <RubricFold rubric={question.rubric} />}
      {AnswerPreview && <AnswerPreview question={question} id={id} words={words} />}
    </QuestionFrame>
  );
}
