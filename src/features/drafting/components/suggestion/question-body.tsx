"use client";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { isChoice } from "@/features/questions/authoring";
import type { EditedAnswer, EditedQuestion } from "@/features/questions/edited-question";
import { RenderedText } from "./rendered-text";

/** A question as its author reads it: the key is marked, and what is said to whoever answers is beside it. */
export function QuestionBody({ question }: { question: EditedQuestion }) {
  const t = useTranslations("suggestions.question");
  const { type, text, answers, explanation, feedback } = question;
  return (
    <div className="grid gap-2">
      <RenderedText markdown={text} />
      {type === "NUMERIC" && <NumberKey question={question} />}
      {answers.length > 0 && (
        <ul className="my-1 grid border-line border-bs" aria-label={t(isChoice(type) ? "options" : "accepted")}>
          {answers.map((answer) => (
            <Option key={answer.id} answer={answer} />
          ))}
        </ul>
      )}
      {[
        { name: "explanation" as const, said: explanation },
        { name: "feedback" as const, said: feedback },
      ].map(
        ({ name, said }) =>
          said.trim() !== "" && (
            <div key={name}>
              <p className="caption">{t(name)}</p>
              <RenderedText markdown={said} look="part" />
            </div>
          ),
      )}
    </div>
  );
}

function Option({ answer: { text, isCorrect, explanation, isPattern } }: { answer: EditedAnswer }) {
  const t = useTranslations("suggestions.question");
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2 border-line border-be py-1">
      <span>
        {isCorrect && (
          <>
            <Icon name="check" className="mbs-1" />
            <span className="visually-hidden">{t("key")} </span>
          </>
        )}
      </span>
      <div>
        {isPattern ? <code>{text}</code> : <RenderedText markdown={text} look="part" isStrong={isCorrect} />}
        {explanation.trim() !== "" && (
          <div className="caption">
            <RenderedText markdown={explanation} look="note" isStrong={isCorrect} />
          </div>
        )}
      </div>
    </li>
  );
}

function NumberKey({ question: { numericValue, numericTolerance, numericUnit } }: { question: EditedQuestion }) {
  const t = useTranslations("suggestions.question");
  return (
    <p className="num flex items-center gap-2 font-strong">
      <Icon name="check" />
      <span className="visually-hidden">{t("key")} </span>
      {t("number", {
        value: numericValue,
        unit: numericUnit,
        tolerance: numericTolerance.trim() === "" ? "0" : numericTolerance,
      })}
    </p>
  );
}
