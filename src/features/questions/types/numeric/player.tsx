import { useTranslations } from "next-intl";
import { useState } from "react";
import { readDecimals } from "@/lib/decimal";
import type { AnswerFieldsProps, AnswerValue, AskedQuestion, QuestionPlayer } from "../../question-player";
import { isTyped } from "../../shared/given";
import { TypedField } from "../../shared/typed-field";

export const numericPlayer: QuestionPlayer = {
  AnswerFields: NumberField,
  hint: null,
  isAnswered: (question, value) => isTyped(question, value) && !isNoNumber(question, value),
  isUnread: isNoNumber,
};

function isNoNumber(question: AskedQuestion, value: AnswerValue): boolean {
  return isTyped(question, value) && readDecimals(value.textResponse, question.unit).length === 0;
}

function NumberField(props: AnswerFieldsProps) {
  const t = useTranslations("assessment.attempt");
  const [isLeft, setLeft] = useState(false);
  const isWrong = isLeft && isNoNumber(props.question, props.entry.value);
  return (
    <TypedField
      {...props}
      className="input q__num num"
      inputMode="decimal"
      isWrong={isWrong}
      onLeft={setLeft}
      hint={
        <span className={isWrong ? "field__error" : "caption"} id={`${props.id}h`}>
          {t(isWrong ? "notANumber" : "numberHint")}
        </span>
      }
    />
  );
}
