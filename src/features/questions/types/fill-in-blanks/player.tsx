import { useTranslations } from "next-intl";
import { memo, useEffect, useRef } from "react";
import { readDecimals } from "@/lib/decimal";
import type { AnswerFieldsProps, AnswerValue, AskedQuestion, QuestionPlayer } from "../../question-player";
import { nameOfText } from "./fields-html";
import { TextOfFields } from "./text-of-fields";

const typingPauseMs = 500;

export const fillInBlanksPlayer: QuestionPlayer = {
  AnswerFields: NumberHint,
  inText: { TextFields: BlankFields, nameOf: nameOfText },
  hint: null,
  isAnswered: isWhole,
  isUnread: (question, value) => question.blanks.some((blank) => isNoNumber(blank, value.fields[blank.key] ?? "")),
};

/** Every blank is filled in, numbers with numbers; with some of them the question is still open. */
function isWhole({ blanks }: AskedQuestion, { fields }: AnswerValue): boolean {
  const isFilled = (blank: AskedQuestion["blanks"][number]) => {
    const given = fields[blank.key] ?? "";
    return given.trim() !== "" && !isNoNumber(blank, given);
  };
  return blanks.length > 0 && blanks.every(isFilled);
}

function isNoNumber({ kind }: { kind: string }, given: string): boolean {
  return kind === "number" && given.trim() !== "" && readDecimals(given).length === 0;
}

const fieldsIn = (around: HTMLElement | null) =>
  around?.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-blank]") ?? [];

/** The text and its fields, which hold what was answered: typed text is saved after a pause and at once when its field is left. */
function BlankFields({ question, entry, id, onHere, onChange }: AnswerFieldsProps) {
  const around = useRef<HTMLDivElement>(null);
  const { fields } = entry.value;
  const kindOf = (key: string) => question.blanks.find((blank) => blank.key === key)?.kind ?? "text";

  // What was answered on another device or before a reload. A field in which the same is already written keeps its cursor.
  useEffect(() => {
    for (const field of fieldsIn(around.current)) {
      const given = fields[field.dataset.blank ?? ""] ?? "";
      if (field.value !== given) field.value = given;
    }
  }, [fields]);

  function give(target: EventTarget, delayMs: number) {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const { [target.dataset.blank ?? ""]: _, ...others } = fields;
    const given = target.value === "" ? others : { ...others, [target.dataset.blank ?? ""]: target.value };
    onChange({ ...entry.value, fields: given }, delayMs);
  }
  function mark(target: EventTarget, isLeft: boolean) {
    if (!(target instanceof HTMLInputElement)) return;
    const isWrong = isLeft && isNoNumber({ kind: kindOf(target.dataset.blank ?? "") }, target.value);
    if (isWrong) target.setAttribute("aria-invalid", "true");
    else target.removeAttribute("aria-invalid");
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields within it are what is interacted with
    <div
      ref={around}
      onInput={({ target }) => {
        onHere();
        // What was typed before the page's code ran arrives when its field may have been left.
        mark(target, target !== document.activeElement);
        give(target, target instanceof HTMLSelectElement ? 0 : typingPauseMs);
      }}
      onFocus={({ target }) => mark(target, false)}
      onBlur={({ target }) => {
        mark(target, true);
        if (entry.status.kind === "saving") give(target, 0);
      }}
    >
      <Fields question={question} hintId={`${id}h`} />
    </div>
  );
}

/** Drawn once, also when the page gets its data again: what is in its fields would be lost otherwise. */
const Fields = memo(
  function Fields({ question, hintId }: Pick<AnswerFieldsProps, "question"> & { hintId: string }) {
    const t = useTranslations("assessment.attempt");
    const words = {
      blank: (number: number, count: number) => t("blankOf", { number, count }),
      choose: t("matchChoose"),
      choices: (number: number) => t("blankChoices", { number }),
    };
    return <TextOfFields question={question} words={words} hintId={hintId} />;
  },
  (before, after) => before.question.versionId === after.question.versionId,
);

/** Below the text: how numbers are typed, where any are asked for. */
function NumberHint({ question, entry, id }: AnswerFieldsProps) {
  const t = useTranslations("assessment.attempt");
  if (!question.blanks.some(({ kind }) => kind === "number")) return null;
  const isUnread = fillInBlanksPlayer.isUnread(question, entry.value);
  return (
    <p className="caption" id={`${id}h`}>
      {t(isUnread ? "blankNumber" : "numberHint")}
    </p>
  );
}
