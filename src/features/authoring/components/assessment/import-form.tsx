"use client";
import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { useCall } from "@/components/api/use-call";
import { DialogForm } from "@/components/form/dialog-form";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { useSize } from "@/components/i18n/use-size";
import { Notice } from "@/components/ui/notice";
import { mostImported } from "@/features/authoring/assessment/schema";
import { decodeText } from "@/features/exchange/decode-text";
import { withoutFileData } from "@/features/exchange/moodle-xml/file-data";
import { isPackage, readPackage } from "@/features/exchange/read-package";
import {
  guessFormat,
  type QuestionFormat,
  type QuestionSource,
  questionFormats,
  readQuestions,
} from "@/features/exchange/read-questions";
import type { EditedQuestion } from "@/features/questions/edited-question";
import type { KindMeans } from "@/features/questions/question-authoring";
import { uuidV7 } from "@/lib/uuid-v7";
import { ZipProblem } from "@/lib/zip/zip-problem";
import { ExchangeIssues } from "./exchange-issues";
import { useKindMeans } from "./question-texts";

/** 200 questions with long feedback are a tenth of it. */
const mostBytes = 2 * 1024 * 1024;
/** With what is embedded in a file, and with the pictures of a package. */
const mostFileBytes = 32 * 1024 * 1024;

export interface ReadQuestion {
  /** Under which it is added, however often it has to be sent. */
  questionId: string;
  question: EditedQuestion;
}

interface ImportFormProps {
  /** Adds them, all or none. */
  send: (questions: ReadQuestion[]) => Promise<unknown>;
  onAdded: (ids: readonly string[]) => void;
  onClose: () => void;
}

export function ImportForm({ send, onAdded, onClose }: ImportFormProps) {
  const t = useTranslations("exchange");
  const size = useSize();
  const [source, setSource] = useState<QuestionSource>("");
  const [isRecoded, setRecoded] = useState(false);
  const [chosen, setFormat] = useState<QuestionFormat | null>(null);
  const read = useRead(useDeferredValue(source), chosen);
  const { isBusy, problem, setProblem, run } = useCall({ place: "editor.errors", staysBusy: true });
  const count = read.questions.length;

  async function take(file: File | undefined) {
    if (!file) return;
    setProblem(null);
    if (file.size > mostFileBytes) return setProblem(t("tooLarge", { size: size(mostFileBytes) }));
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const isPacked = isPackage(file.name, bytes);
      const { text, isUnicode } = decodeText(isPacked ? new Uint8Array() : bytes);
      const questions = withoutFileData(text);
      if (questions.length > mostBytes) return setProblem(t("tooLarge", { size: size(mostBytes) }));
      setSource(isPacked ? await readPackage(bytes) : questions);
      setRecoded(!isUnicode);
      setFormat(null);
    } catch (error) {
      setProblem(error instanceof ZipProblem ? t(`packed.${error.problem}`) : t("unreadable"));
    }
  }
  const add = () =>
    run(async () => {
      await send(read.questions);
      onAdded(read.questions.map(({ questionId }) => questionId));
      onClose();
    });

  return (
    <DialogForm
      report={problem}
      send={t("add", { count })}
      isReady={!isBusy && count > 0 && count <= mostImported}
      close={t("cancel")}
      onSend={add}
      onClose={onClose}
    >
      <div className="field">
        <label className="label" htmlFor="questions-file">
          {t("file")}
        </label>
        <input
          className="input"
          id="questions-file"
          type="file"
          accept=".gift,.txt,.xml,.zip,text/plain,text/xml"
          disabled={isBusy}
          onChange={({ target }) => void take(target.files?.[0])}
        />
      </div>
      {typeof source === "string" && (
        <>
          <TextArea
            label={t("source")}
            hint={t("sourceHint")}
            className="input mono exchange__source"
            rows={8}
            dir="auto"
            spellCheck={false}
            value={source}
            onChange={({ target }) => {
              setSource(target.value);
              setRecoded(false);
            }}
          />
          <SelectField
            label={t("format")}
            value={read.format}
            choices={questionFormats.map((value) => ({ value, label: t(`formats.${value}`), isName: true }))}
            onChange={({ target }) => setFormat(questionFormats.find((each) => each === target.value) ?? null)}
          />
        </>
      )}
      {isRecoded && <Notice tone="caution">{t("encoding")}</Notice>}
      <p className="label" aria-live="polite">
        {(typeof source !== "string" || source.trim() !== "") && t("found", { count })}
      </p>
      {count > mostImported && <p className="field__error">{t("tooMany", { most: mostImported })}</p>}
      <ReadIssues issues={read.issues} />
    </DialogForm>
  );
}

interface Read extends Pick<ReturnType<typeof readQuestions>, "issues"> {
  format: QuestionFormat;
  questions: ReadQuestion[];
}

function useRead(source: QuestionSource, chosen: QuestionFormat | null): Read {
  const means = useKindMeans();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what questions are made of is the same for one language
  return useMemo(() => readWith(means, source, chosen), [source, chosen]);
}

function readWith(means: KindMeans, source: QuestionSource, chosen: QuestionFormat | null): Read {
  const format = chosen ?? guessFormat(source);
  const { questions, issues } = readQuestions(format, source, means);
  return { format, issues, questions: questions.map((question) => ({ questionId: uuidV7(), question })) };
}

function ReadIssues({ issues }: Pick<Read, "issues">) {
  const t = useTranslations("exchange");
  const problem = useTranslations("questions.problem");
  const whereOf = ({ file, line, about }: Read["issues"][number]) => {
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
