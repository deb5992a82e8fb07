import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { countWords } from "@/lib/count-words";
import type { AnswerFieldsProps, AskedQuestion, QuestionPlayer } from "../../question-player";
import { LONGEST_TEXT_RESPONSE, type WordLimits } from "../../question-type";
import { isTyped, neverUnread } from "../../shared/given";

const typingPauseMs = 500;

export const essayPlayer: QuestionPlayer = {
  AnswerFields: EssayField,
  hint: "gradedByPerson",
  isAnswered: isTyped,
  isUnread: neverUnread,
  isTooLong: ({ wordLimits }: AskedQuestion, { textResponse }) =>
    placeOf(countWords(textResponse), wordLimits) === "over",
};

type Place = "under" | "within" | "over";

function placeOf(words: number, limits: WordLimits | null | undefined): Place {
  if (limits?.max != null && words > limits.max) return "over";
  return limits?.min != null && words < limits.min ? "under" : "within";
}

/** A text of paragraphs that grows with what is typed, saved after a pause and at once when it is left. */
function EssayField({ question: { wordLimits }, entry, id, onChange }: AnswerFieldsProps) {
  const t = useTranslations("assessment.attempt");
  const text = entry.value.textResponse;
  const words = countWords(text);
  const place = placeOf(words, wordLimits);
  const save = (delayMs: number, typed: string) => onChange({ ...entry.value, textResponse: typed }, delayMs);
  return (
    <div>
      <label className="visually-hidden" htmlFor={`${id}a`}>
        {t("yourAnswer")}
      </label>
      <textarea
        id={`${id}a`}
        className="input min-block-40 inline-full [font:400_1.0625rem/1.75rem_var(--serif)]"
        rows={6}
        dir="auto"
        maxLength={LONGEST_TEXT_RESPONSE}
        value={text}
        aria-describedby={`${id}h`}
        onBlur={() => {
          if (entry.status.kind === "saving") save(0, text);
        }}
        onChange={(event) => save(typingPauseMs, event.target.value)}
      />
      <p id={`${id}h`} className="caption mbs-1 flex flex-wrap gap-x-2">
        <WordCount words={words} min={wordLimits?.min ?? null} max={wordLimits?.max ?? null} />
        {place === "over" && <b className="text-caution">{t("wordsOver", { over: words - (wordLimits?.max ?? 0) })}</b>}
      </p>
      <Crossing place={place} limits={wordLimits} />
    </div>
  );
}

function WordCount({ words, min, max }: WordLimits & { words: number }) {
  const t = useTranslations("assessment.attempt");
  const count = () => {
    if (max === null) return min === null ? t("words", { words }) : t("wordsLeast", { words, min });
    return min === null ? t("wordsMost", { words, max }) : t("wordsBetween", { words, min, max });
  };
  return <span className="num">{count()}</span>;
}

/** Says to a screen reader when a limit is crossed, and nothing at each word. */
function Crossing({ place, limits }: { place: Place; limits: WordLimits | null }) {
  const t = useTranslations("assessment.attempt");
  const before = useRef(place);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    const [min, max] = [limits?.min ?? 0, limits?.max ?? 0];
    if (place === "over") setSaid(t("crossedOver", { max }));
    else setSaid(place === "under" ? t("crossedUnder", { min }) : t("crossedWithin"));
  }, [place, limits, t]);
  return (
    <span className="visually-hidden" aria-live="polite">
      {said}
    </span>
  );
}
