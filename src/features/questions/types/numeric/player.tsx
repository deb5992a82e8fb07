import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { readDecimals } from "@/lib/decimal";
import type { AnswerFieldsProps, AnswerValue, AskedQuestion, QuestionPlayer } from "../../question-player";
import { isTyped } from "../../shared/given";
import { TypedField } from "../../shared/typed-field";
import { numberWithAnyUnit } from "./quantity";

export const numericPlayer: QuestionPlayer = {
  AnswerFields: NumberField,
  hint: ({ unitRule }) => (unitRule === "asked" ? "withUnit" : null),
  isAnswered: (question, value) => isTyped(question, value) && !isNoNumber(question, value),
  isUnread: isNoNumber,
};

/** Which other units are right is for the server to know: here any unit will do. */
function isNoNumber(question: AskedQuestion, value: AnswerValue): boolean {
  if (!isTyped(question, value)) return false;
  const text = value.textResponse;
  const isAnyUnit = question.unitRule === "others" || question.unitRule === "asked";
  return readDecimals(text, question.unit).length === 0 && !(isAnyUnit && numberWithAnyUnit(text).length > 0);
}

function NumberField(props: AnswerFieldsProps) {
  const t = useTranslations("assessment.attempt");
  const [isLeft, setLeft] = useState(false);
  const isWrong = isLeft && isNoNumber(props.question, props.entry.value);
  const { unitRule, unitCost } = props.question;
  const asksUnit = unitRule === "asked";
  return (
    <TypedField
      {...props}
      className="input num inline-28 text-[1.0625rem]"
      isWrong={isWrong}
      onLeft={setLeft}
      hint={
        <span className={isWrong ? "field__error" : "caption"} id={`${props.id}h`}>
          {isWrong && (
            <>
              <Icon name="circle-alert" /> {t("notANumber")}
            </>
          )}
          {!isWrong && (asksUnit ? t("unitHint", { points: unitCost / 100 }) : t("numberHint"))}
        </span>
      }
    />
  );
}
