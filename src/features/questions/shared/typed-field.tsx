import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AnswerFieldsProps } from "../question-player";
import { MAX_TEXT_RESPONSE } from "../question-type";

const typingPauseMs = 500;

/** A line for words, at most as wide as is read at a glance. */
export const lineClass = "input inline-[min(100%,26rem)] text-[1.0625rem]";

interface TypedFieldProps extends AnswerFieldsProps {
  className: string;
  isWrong?: boolean;
  /** Says what can be typed; its id is `${id}h`. */
  hint?: ReactNode;
  onLeft?: (isLeft: boolean) => void;
}

/**
 * A line to type in, saved after a pause and at once when it is left. It asks for no keyboard of digits, also where a number is
 * typed: that of an iPhone has no minus.
 */
export function TypedField(props: TypedFieldProps) {
  const { question, entry, onChange, id, className, isWrong, hint, onLeft } = props;
  const t = useTranslations("assessment.attempt");
  const text = entry.value.textResponse;
  const save = (delayMs: number, typed: string) => onChange({ ...entry.value, textResponse: typed }, delayMs);
  return (
    <div className="row">
      <label className="visually-hidden" htmlFor={`${id}a`}>
        {question.unit ? t("yourAnswerIn", { unit: question.unit }) : t("yourAnswer")}
      </label>
      <input
        id={`${id}a`}
        className={className}
        type="text"
        autoComplete="off"
        maxLength={MAX_TEXT_RESPONSE}
        value={text}
        aria-invalid={isWrong || undefined}
        aria-describedby={hint ? `${id}h` : undefined}
        onFocus={() => onLeft?.(false)}
        onBlur={() => {
          onLeft?.(true);
          if (entry.status.kind === "saving") save(0, text);
        }}
        onChange={({ target }) => {
          // What was typed before the page's code ran arrives when its field may have been left.
          onLeft?.(target !== document.activeElement);
          save(typingPauseMs, target.value);
        }}
      />
      {question.unit && <span className="muted">{question.unit}</span>}
      {hint}
    </div>
  );
}
