"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { questionFormats, type ReadIssue } from "@/features/exchange/read-questions";
import { ExchangeIssues } from "./exchange-issues";
import type { QuestionFile } from "./use-question-file";

interface QuestionFileFieldsProps {
  file: QuestionFile;
  /** What is said of the questions that were found, beside how many they are. */
  children?: ReactNode;
}

/** Where a file of questions is chosen or they are pasted, with what was found in it and what can't be read. */
export function QuestionFileFields({ file, children }: QuestionFileFieldsProps) {
  const t = useTranslations("exchange");
  const { source, read, storing } = file;
  return (
    <>
      <div className="field">
        <label className="label" htmlFor="questions-file">
          {t("file")}
        </label>
        <input
          className="input"
          id="questions-file"
          type="file"
          accept=".gift,.txt,.xml,.zip,text/plain,text/xml"
          disabled={file.call.isBusy}
          onChange={({ target }) => void file.take(target.files?.[0])}
        />
      </div>
      {typeof source === "string" && (
        <>
          <TextArea
            label={t("source")}
            hint={t("sourceHint")}
            className="input mono max-block-72"
            rows={8}
            dir="auto"
            spellCheck={false}
            value={source}
            onChange={({ target }) => file.setText(target.value)}
          />
          <SelectField
            label={t("format")}
            value={read.format}
            choices={questionFormats.map((value) => ({ value, label: t(`formats.${value}`), isName: true }))}
            onChange={({ target }) => file.setFormat(questionFormats.find((each) => each === target.value) ?? null)}
          />
        </>
      )}
      {file.isRecoded && <Notice tone="caution">{t("encoding")}</Notice>}
      <p className="label" aria-live="polite">
        {(typeof source !== "string" || source.trim() !== "") && t("found", { count: read.questions.length })}
      </p>
      {children}
      <ReadIssues issues={read.issues} />
      {storing && (
        <ProgressBar
          label={t("storing", storing)}
          percent={(storing.count / storing.of) * 100}
          words={t("stored", storing)}
        />
      )}
    </>
  );
}

function ReadIssues({ issues }: { issues: readonly ReadIssue[] }) {
  const t = useTranslations("exchange");
  const problem = useTranslations("questions.problem");
  const whereOf = ({ file, line, about }: ReadIssue) => {
    if (file !== undefined && about === "") return line > 1 ? t("lineOfFile", { file, line }) : file;
    if (file !== undefined) return t("aboutFile", { file, about });
    return about === "" ? t("line", { line }) : t("about", { line, about });
  };
  const lines = issues.map((issue) => {
    const { code, isLost, detail = "" } = issue;
    const where = whereOf(issue);
    const why = t.has(`issues.${code}`) ? t(`issues.${code as "type"}`, { detail }) : problem(code as "no_key");
    return { isLost, where, why };
  });
  return (
    <ExchangeIssues
      issues={lines}
      words={{ lost: (count) => t("lost", { count }), changed: (count) => t("changed", { count }) }}
    />
  );
}
