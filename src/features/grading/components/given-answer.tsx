import { useTranslations } from "next-intl";
import type { AnswerToGrade } from "@/features/grading/server/get-answer";
import { AuthoredText } from "@/features/questions/authored-text";
import { CodeText } from "@/features/questions/types/code/code-text";
import { codeLanguages } from "@/features/questions/types/code/languages";
import { FileList } from "@/features/questions/types/file-upload/file-list";
import { FilesLink } from "./files-link";

/** What was asked, what a good answer has, and what was answered. */
export function GivenAnswer({ courseId, answer }: { courseId: string; answer: AnswerToGrade }) {
  const t = useTranslations("grading.one");
  const { question, notes, language } = answer;
  return (
    <div className="mbs-6 grid gap-6">
      <section aria-labelledby="question">
        <h2 id="question" className="label">
          {t("question")}
        </h2>
        <div lang={language}>
          <AuthoredText text={question} className="block wrap-anywhere [font:500_1.25rem/1.875rem_var(--serif)]" />
        </div>
      </section>
      {notes && (
        <section aria-labelledby="notes" className="callout">
          <h2 id="notes" className="label">
            {t("notes")}
          </h2>
          <div lang={language}>
            <AuthoredText text={notes} />
          </div>
        </section>
      )}
      <section aria-labelledby="answer">
        <div className="row row--apart row--base">
          <h2 id="answer" className="label">
            {t("answer")}
          </h2>
          {answer.files !== null ? (
            answer.files.length > 1 && (
              <p className="caption">
                <FilesLink courseId={courseId} of={{ answer: answer.answerId }} files={answer.files.length} />
              </p>
            )
          ) : answer.code === null ? (
            <p className="caption num">
              {t("words", { words: answer.words })}
              <Limits of={answer} />
            </p>
          ) : (
            answer.code.language && <p className="caption">{codeLanguages[answer.code.language]}</p>
          )}
        </div>
        {answer.files !== null ? (
          <FileList given={{ files: answer.files, late: [] }} />
        ) : answer.code === null ? (
          <p
            className="max-inline-(--measure) whitespace-pre-wrap wrap-anywhere [font:400_1.0625rem/1.75rem_var(--serif)]"
            dir="auto"
          >
            {answer.answer}
          </p>
        ) : (
          <CodeText text={answer.answer} />
        )}
      </section>
    </div>
  );
}

function Limits({ of: { wordLimits } }: { of: Pick<AnswerToGrade, "wordLimits"> }) {
  const t = useTranslations("grading.one");
  const { min = null, max = null } = wordLimits ?? {};
  if (min !== null && max !== null) return <>, {t("between", { min, max })}</>;
  if (max !== null) return <>, {t("most", { max })}</>;
  return min === null ? null : <>, {t("least", { min })}</>;
}
