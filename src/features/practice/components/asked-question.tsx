import { useTranslations } from "next-intl";
import { questionPlayer } from "@/features/questions/players";
import { QuestionFrame, QuestionHead, QuestionLine } from "@/features/questions/question-frame";
import type { AnswerValue } from "@/features/questions/question-player";
import type { ShownQuestion } from "@/features/questions/shown-question";

interface AskedProps {
  question: ShownQuestion;
  value: AnswerValue;
  /** Unique in the page. */
  id: string;
  onChange: (value: AnswerValue) => void;
}

/** A question with the fields that its type is answered by. */
export function AskedQuestion({ question, value, id, onChange }: AskedProps) {
  const t = useTranslations("assessment");
  const { AnswerFields, inText, hint: said } = questionPlayer(question.type);
  const hint = typeof said === "function" ? said(question) : said;
  const fields = { question, entry: { value, status: { kind: "idle" } as const }, id, onHere: () => {}, onChange };
  const name = inText
    ? { "aria-label": inText.nameOf(question, (blank) => t("attempt.blank", { number: blank })) }
    : { "aria-labelledby": `${id}t` };
  return (
    <QuestionFrame isAlone {...name}>
      <QuestionHead text={question.text} id={id} withFields={inText && <inText.TextFields {...fields} />} />
      <QuestionLine>{hint && t(`attempt.${hint}`)}</QuestionLine>
      <AnswerFields {...fields} />
    </QuestionFrame>
  );
}
