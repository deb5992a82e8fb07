"use client";
import { useTranslations } from "next-intl";
import { SelectField } from "@/components/form/select-field";
import { Segmented } from "@/components/ui/segmented";
import { uuidV4 } from "@/lib/uuid-v4";
import { blankAnswer } from "../../question-authoring";
import type { KeyEditorProps } from "../../question-editor";
import { withRubric } from "../../rubric";
import { GraderFields } from "../../shared/grader-fields";
import { type CodeBody, longestStarter, readCode } from "./body";
import { CodeArea } from "./code-area";
import { type CodeLanguage, codeLanguages } from "./languages";
import { OutputRows } from "./output-rows";

/** The language, the code to begin with, and how it is marked: by a person, or by its output. */
export function CodeKey({ question, problems, onChange }: KeyEditorProps) {
  const t = useTranslations("questions");
  const body = readCode(question.body);
  const { answers } = question;
  const change = (part: Partial<CodeBody>) => onChange({ body: { ...body, ...part } });
  function markBy(markedBy: CodeBody["markedBy"]) {
    if (markedBy === body.markedBy) return;
    const outputs = markedBy === "output" ? [blankAnswer(uuidV4(), "", true)] : [];
    onChange({ answers: outputs, body: { ...body, markedBy } });
  }
  return (
    <>
      <SelectField
        label={t("language")}
        value={body.language ?? ""}
        choices={[
          ...Object.entries(codeLanguages).map(([value, label]) => ({ value, label, isName: true })),
          { value: "", label: t("otherLanguage") },
        ]}
        onChange={({ target }) => change({ language: (target.value || null) as CodeLanguage | null })}
      />
      <div className="field">
        <span className="label">{t("starter")}</span>
        <CodeArea
          value={body.starter}
          language={body.language}
          label={t("starter")}
          description={t("starterHint")}
          onChange={(starter) => change({ starter: starter.slice(0, longestStarter) })}
        />
        <p className="field__hint">{t("starterHint")}</p>
      </div>
      <div className="field">
        <span className="label">{t("markedBy")}</span>
        <div>
          <Segmented
            label={t("markedBy")}
            value={body.markedBy}
            segments={[
              { value: "person", name: t("byPerson") },
              { value: "output", name: t("byOutput") },
            ]}
            onChange={markBy}
          />
        </div>
        <p className="field__hint">{t(body.markedBy === "person" ? "byPersonHint" : "byOutputHint")}</p>
      </div>
      {body.markedBy === "output" ? (
        <OutputRows answers={answers} problems={problems} onChange={(changed) => onChange({ answers: changed })} />
      ) : (
        <GraderFields
          {...{ body, question, problems, onChange }}
          onNotes={(graderNotes) => change({ graderNotes })}
          onRubric={(rubric) => onChange({ body: withRubric(body, rubric) })}
        />
      )}
    </>
  );
}
