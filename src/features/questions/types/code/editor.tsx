"use client";
import { useTranslations } from "next-intl";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { uuidV4 } from "@/lib/uuid-v4";
import type { EditedAnswer } from "../../edited-question";
import { blankAnswer } from "../../question-authoring";
import type { KeyEditorProps } from "../../question-editor";
import { MAX_TEXT_RESPONSE } from "../../question-type";
import { withRubric } from "../../rubric";
import { GraderFields } from "../../shared/grader-fields";
import { KeyLegend } from "../../shared/key-parts";
import { AddLine } from "../../shared/line-parts";
import { type CodeBody, longestStarter, readCode } from "./body";
import { CodeArea } from "./code-area";
import { type CodeLanguage, codeLanguages } from "./languages";

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

interface OutputRowsProps extends Pick<KeyEditorProps, "problems"> {
  answers: readonly EditedAnswer[];
  onChange: (answers: EditedAnswer[]) => void;
}

function OutputRows({ answers, problems, onChange }: OutputRowsProps) {
  const t = useTranslations("questions");
  const change = (at: number, part: Partial<EditedAnswer>) =>
    onChange(answers.map((answer, place) => (place === at ? { ...answer, ...part } : answer)));
  return (
    <fieldset>
      <KeyLegend>{t("outputs")}</KeyLegend>
      <ol className="grid gap-3">
        {answers.map((answer, at) => {
          const problem = problems.find((each) => each.at === at);
          const number = at + 1;
          return (
            <li key={answer.id} className="grid gap-2">
              <TextArea
                label={t("outputOf", { number })}
                className="font-mono"
                dir="auto"
                rows={3}
                spellCheck={false}
                maxLength={MAX_TEXT_RESPONSE}
                value={answer.text}
                error={problem && t(`problem.${problem.code}`)}
                onChange={(event) => change(at, { text: event.target.value })}
              />
              <div className="row">
                <input
                  className="input min-inline-0 flex-1"
                  aria-label={t("acceptedFeedback", { number })}
                  placeholder={t("optionFeedback")}
                  dir="auto"
                  value={answer.explanation}
                  onChange={(event) => change(at, { explanation: event.target.value })}
                />
                <Button look="quiet" size="small" icon="x" iconOnly onClick={() => onChange(answers.toSpliced(at, 1))}>
                  {t("removeOutput", { number })}
                </Button>
              </div>
            </li>
          );
        })}
      </ol>
      <AddLine onAdd={() => onChange([...answers, blankAnswer(uuidV4(), "", true)])}>{t("addOutput")}</AddLine>
    </fieldset>
  );
}
