"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { saveFile } from "@/components/files/save-file";
import { SelectField } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";
import { type WrittenFormat, writtenFormats } from "@/features/exchange/read-questions";
import { type AskingLesson, fileKinds, writeQuestions } from "@/features/exchange/write-questions";
import type { EditedQuestion } from "@/features/questions/edited-question";
import type { QuestionMarks } from "@/features/questions/marks";
import { slugOf } from "@/lib/slug-of";
import { writeZip } from "@/lib/zip/write-zip";
import { ExchangeIssues } from "./exchange-issues";
import type { PictureHome } from "./pictures/picture-home";
import { useWrittenPictures } from "./pictures/use-written-pictures";

interface ExportFormProps {
  /** Whose images the questions show. */
  home: PictureHome;
  title: string;
  questions: readonly EditedQuestion[];
  marks?: ReadonlyMap<EditedQuestion, QuestionMarks>;
  /** Those that ask the questions, of a whole course. */
  lessons?: ReadonlyMap<EditedQuestion, AskingLesson>;
  /** What else isn't in the file, in words. */
  children?: ReactNode;
  onClose: () => void;
}

export function ExportForm({ home, title, questions, marks, lessons, children, onClose }: ExportFormProps) {
  const t = useTranslations("exchange");
  const [format, setFormat] = useState<WrittenFormat>("gift");
  const pictures = useWrittenPictures(home, questions);
  const { source, files, count, issues } = useMemo(
    () => writeQuestions(format, questions, pictures ?? undefined, marks, lessons),
    [format, questions, pictures, marks, lessons],
  );
  const placeOf = (number: number) => {
    const question = questions[number - 1];
    const lesson = question && lessons?.get(question);
    if (!lesson) return t("question", { number });
    const before = questions.findIndex((one) => lessons?.get(one) === lesson);
    return t("questionOf", { lesson: lesson.title, number: number - before });
  };
  const lines = issues.map(({ number, code, isLost }) => ({
    ...{ isLost, where: placeOf(number), why: t(`unsaid.${code}`) },
  }));

  const { ending, type } = fileKinds[format];
  const save = () =>
    saveFile(`${slugOf(title, "questions")}.${ending}`, new Blob([files ? writeZip(files) : source], { type }));

  return (
    <div className="stack">
      <SelectField
        label={t("format")}
        value={format}
        choices={writtenFormats.map((value) => ({ value, label: t(`formats.${value}`), isName: true }))}
        onChange={({ target }) => setFormat(writtenFormats.find((each) => each === target.value) ?? "gift")}
      />
      <p className="label" aria-live="polite">
        {pictures ? t("exported", { count }) : t("fetching")}
      </p>
      <ExchangeIssues
        issues={pictures ? lines : []}
        words={{
          lost: (lost) => t("notExported", { count: lost }),
          changed: (changed) => t("exportedInPart", { count: changed }),
        }}
      />
      {children}
      <div className="row">
        <Button look="first" disabled={count === 0 || !pictures} onClick={save}>
          {t("download")}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
    </div>
  );
}
