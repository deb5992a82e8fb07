"use client";
import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { useCall } from "@/components/api/use-call";
import { useRefusal } from "@/components/api/use-refusal";
import { DialogForm } from "@/components/form/dialog-form";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { useSize } from "@/components/i18n/use-size";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { mostImported } from "@/features/authoring/assessment/schema";
import { decodeText } from "@/features/exchange/decode-text";
import { embeddedPictures, type FilePictures, noPictures, packedPictures } from "@/features/exchange/file-pictures";
import { keysIn, withStoredPictures } from "@/features/exchange/pictures";
import { isPackage, openPackage } from "@/features/exchange/read-package";
import {
  guessFormat,
  type QuestionFormat,
  type QuestionSource,
  questionFormats,
  readQuestions,
} from "@/features/exchange/read-questions";
import type { EditedQuestion } from "@/features/questions/edited-question";
import type { ReadMeans } from "@/features/questions/formats/picture-means";
import type { QuestionMarks } from "@/features/questions/marks";
import { uuidV7 } from "@/lib/uuid-v7";
import { ZipProblem } from "@/lib/zip/zip-problem";
import { ExchangeIssues } from "./exchange-issues";
import type { PictureHome } from "./pictures/picture-home";
import { storePictures, UnstoredPicture } from "./pictures/store-pictures";
import { useQuestionPictures } from "./pictures/use-question-pictures";
import { useKindMeans } from "./question-texts";

/** 200 questions with long feedback are a tenth of it. */
const mostBytes = 2 * 1024 * 1024;
/** With what is embedded in a file, and with the images of a package. */
const mostFileBytes = 128 * 1024 * 1024;

export interface ReadQuestion {
  /** Under which it is added, however often it has to be sent. */
  questionId: string;
  question: EditedQuestion;
  /** Where it comes into a bank. */
  marks?: QuestionMarks;
  /** The bank that it is copied from, and the question there. */
  bankId?: string;
  bankQuestionId?: string;
}

interface ImportFormProps {
  /** Whose files their images become. Questions of a bank keep their tags and their difficulty. */
  home: PictureHome;
  /** Adds them, all or none. */
  send: (questions: ReadQuestion[]) => Promise<unknown>;
  onAdded: (ids: readonly string[]) => void;
  onClose: () => void;
}

export function ImportForm({ home, send, onAdded, onClose }: ImportFormProps) {
  const t = useTranslations("exchange");
  const size = useSize();
  const [source, setSource] = useState<QuestionSource>("");
  const [isRecoded, setRecoded] = useState(false);
  const [chosen, setFormat] = useState<QuestionFormat | null>(null);
  const images = useQuestionPictures(home);
  const [pictures, setPictures] = useState<FilePictures>(noPictures);
  const [stored] = useState(() => new Map<string, string>());
  const [storing, setStoring] = useState<{ count: number; of: number } | null>(null);
  const read = useRead(useDeferredValue(source), chosen, {
    pictures: images ? pictures : null,
    isMarked: "bankId" in home,
  });
  const wordsFor = useRefusal("editor.errors");
  const tell = (error: unknown) => {
    if (error instanceof ZipProblem) return t(`packed.${error.problem}`);
    return error instanceof UnstoredPicture ? t("unstored", { name: error.fileName, why: error.why }) : wordsFor(error);
  };
  const { isBusy, problem, setProblem, run } = useCall({ tell, staysBusy: true });
  const count = read.questions.length;

  async function take(file: File | undefined) {
    if (!file) return;
    setProblem(null);
    if (file.size > mostFileBytes) return setProblem(t("tooLarge", { size: size(mostFileBytes) }));
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const isPacked = isPackage(file.name, bytes);
      const { text, isUnicode } = decodeText(isPacked ? new Uint8Array() : bytes);
      const embedded = embeddedPictures(text, uuidV7);
      if (embedded.rest.length > mostBytes) return setProblem(t("tooLarge", { size: size(mostBytes) }));
      const opened = isPacked ? await openPackage(bytes) : null;
      setPictures(opened ? packedPictures(bytes, opened.pictures, uuidV7) : embedded);
      setSource(opened?.files ?? embedded.rest);
      setRecoded(!isUnicode);
      setFormat(null);
    } catch (error) {
      setProblem(error instanceof ZipProblem ? tell(error) : t("unreadable"));
    }
  }
  const store = async () => {
    const files = images ? await pictures.filesOf(keysIn(read.questions.map(({ question }) => question))) : new Map();
    if (!images || files.size === 0) return;
    await storePictures(images, files, stored, (done) => setStoring({ count: done, of: files.size }));
  };
  const add = () =>
    run(async () => {
      await store().finally(() => setStoring(null));
      await send(read.questions.map((each) => ({ ...each, question: withStoredPictures(each.question, stored) })));
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
            className="input mono max-block-72"
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
      {storing && (
        <ProgressBar
          label={t("storing", storing)}
          percent={(storing.count / storing.of) * 100}
          words={t("stored", storing)}
        />
      )}
    </DialogForm>
  );
}

interface Read extends Pick<ReturnType<typeof readQuestions>, "issues"> {
  format: QuestionFormat;
  questions: ReadQuestion[];
}

/** `pictures`: null where questions can't have any. */
function useRead(
  source: QuestionSource,
  chosen: QuestionFormat | null,
  { pictures, isMarked }: { pictures: FilePictures | null; isMarked: boolean },
): Read {
  const means = useKindMeans();
  const pictureOf = pictures?.pictureOf;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what questions are made of is the same for one language
  return useMemo(
    () => readWith({ ...means, isMarked, ...(pictureOf && { pictureOf }) }, source, chosen),
    [source, chosen, pictureOf, isMarked],
  );
}

function readWith(means: ReadMeans, source: QuestionSource, chosen: QuestionFormat | null): Read {
  const format = chosen ?? guessFormat(source);
  const { questions, marks, issues } = readQuestions(format, source, means);
  const listed = questions.map((question) => {
    const own = marks.get(question);
    return { questionId: uuidV7(), question, ...(own && { marks: own }) };
  });
  return { format, issues, questions: listed };
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
