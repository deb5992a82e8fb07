import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AnswerFieldsProps, QuestionPlayer } from "../../question-player";
import { LONGEST_TEXT_RESPONSE, MAX_TEXT_RESPONSE } from "../../question-type";
import { neverUnread } from "../../shared/given";
import { CodeArea } from "./code-area";
import { codeLanguages } from "./languages";
import { outputField } from "./output";

const typingPauseMs = 500;

export const codePlayer: QuestionPlayer = {
  AnswerFields: CodeFields,
  hint: ({ code }) => (code?.asksOutput ? null : "gradedByPerson"),
  isAnswered: ({ code }, { textResponse, fields }) =>
    textResponse.trim() !== "" && (!code?.asksOutput || (fields[outputField] ?? "").trim() !== ""),
  isUnread: neverUnread,
};

/** The code, which begins with the author's, and what it printed where that is asked for. Both are saved after a pause. */
function CodeFields({ question: { code }, entry, id, isOver, onChange }: AnswerFieldsProps) {
  const t = useTranslations("assessment.attempt");
  const { value, status } = entry;
  // Someone who empties the field is not given the author's code back while they write their own.
  const [isEmptied, setEmptied] = useState(false);
  const written = value.textResponse || (isEmptied ? "" : (code?.starter ?? ""));
  const output = value.fields[outputField] ?? "";
  const language = code?.language ?? null;
  const save = (delayMs: number, part: { textResponse?: string; fields?: Record<string, string> }) =>
    onChange({ ...value, ...part }, delayMs);
  const settle = () => status.kind === "saving" && save(0, {});
  return (
    <div className="grid gap-3">
      <CodeArea
        value={written}
        language={language}
        label={language ? t("codeIn", { language: codeLanguages[language] }) : t("code")}
        description={t("codeKeys")}
        isReadOnly={isOver}
        onChange={(typed) => {
          setEmptied(typed === "");
          save(typingPauseMs, { textResponse: typed.slice(0, LONGEST_TEXT_RESPONSE) });
        }}
        onLeave={settle}
      />
      <p className="caption">{t("codeKeys")}</p>
      {code?.asksOutput && (
        <div className="field">
          <label className="label" htmlFor={`${id}o`}>
            {t("output")}
          </label>
          <p className="field__hint" id={`${id}p`}>
            {t("outputHint")}
          </p>
          <textarea
            id={`${id}o`}
            className="input inline-full font-mono text-ui"
            aria-describedby={`${id}p`}
            dir="auto"
            spellCheck={false}
            autoCapitalize="none"
            rows={3}
            maxLength={MAX_TEXT_RESPONSE}
            value={output}
            onBlur={settle}
            onChange={({ target }) => save(typingPauseMs, { fields: { [outputField]: target.value } })}
          />
        </div>
      )}
    </div>
  );
}
