import { useTranslations } from "next-intl";
import { AuthoredText } from "@/features/questions/authored-text";
import { questionPlayer } from "@/features/questions/players";
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
  const { text } = question;
  const head = inText ? (
    <inText.TextFields {...fields} />
  ) : (
    <AuthoredText text={text} id={`${id}t`} className={text.isInline ? undefined : "q__blocks"} />
  );
  const name = inText
    ? { "aria-label": inText.nameOf(question, (blank) => t("attempt.blank", { number: blank })) }
    : { "aria-labelledby": `${id}t` };
  return (
    <fieldset className="q border-0 ps-0" {...name}>
      {text.isInline && !inText ? <legend>{head}</legend> : <div className="q__head">{head}</div>}
      <div className="q__pts caption">{hint && t(`attempt.${hint}`)}</div>
      <AnswerFields {...fields} />
    </fieldset>
  );
}
