"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useMemo, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import { longestTitle } from "@/features/authoring/assessment/schema";
import { mostImportedLessons, mostImportedQuestions } from "@/features/authoring/outline/schema";
import { type GroupedQuestions, groupQuestions } from "@/features/exchange/groups";
import { uuidV7 } from "@/lib/uuid-v7";
import { QuestionFileFields } from "./question-file-fields";
import { useQuestionFile } from "./use-question-file";

/** A file of questions whose categories or tests become lessons of a new module, all at once. */
export function ImportLessonsForm({ courseId }: { courseId: string }) {
  const t = useTranslations("exchange");
  const words = useTranslations("questions");
  const router = useRouter();
  const [home] = useState({ courseId });
  const file = useQuestionFile(home, true);
  const { read, call } = file;
  const undoing = useCall({ onRefused: (refusal) => showToast({ words: refusal }) });
  const [typed, setTyped] = useState<string | null>(null);
  const title = typed ?? (file.name.trim().slice(0, longestTitle) || t("lessons.standard"));
  const isUntitled = title.trim() === "";
  const otherwise = read.groups.size > 0 ? t("lessons.others") : title.trim() || t("lessons.standard");
  const lessons = useMemo(() => groupQuestions(read.questions, read.groups, otherwise), [read, otherwise]);
  const outline = `/instructor/courses/${courseId}`;
  const isTooMuch = read.questions.length > mostImportedQuestions || lessons.length > mostImportedLessons;

  const undo = () =>
    undoing.run(async () => {
      const removed = { courseId, removalId: uuidV7(), moduleIds: [read.id], lessonIds: [] };
      await api.authoring.outline.remove.mutate(removed);
      router.refresh();
    });
  const add = () =>
    call.run(async () => {
      const withImages = await file.storeImages();
      const sent = lessons.map((lesson) => ({
        lessonId: uuidV7(),
        title: lesson.title,
        questions: lesson.questions.map((question) => ({ questionId: uuidV7(), question: withImages(question) })),
      }));
      await api.authoring.outline.importLessons.mutate({
        courseId,
        moduleId: read.id,
        title: title.trim(),
        lessons: sent,
      });
      showToast({
        ...{ words: t("lessons.added", { count: lessons.length }), icon: "check" },
        action: { name: words("undo"), run: () => void undo() },
      });
      router.push(outline);
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void add();
  };
  return (
    <form className="stack max-inline-[44rem]" onSubmit={submit} noValidate>
      <QuestionFileFields file={file}>
        {lessons.length > 0 && (
          <>
            <FoundLessons lessons={lessons} />
            <TextField
              label={t("lessons.module")}
              hint={t("lessons.moduleHint")}
              error={isUntitled && t("lessons.moduleMissing")}
              value={title}
              maxLength={longestTitle}
              onChange={({ target }) => setTyped(target.value)}
            />
          </>
        )}
        <ErrorLine
          words={isTooMuch && t("lessons.tooMany", { questions: mostImportedQuestions, lessons: mostImportedLessons })}
        />
      </QuestionFileFields>
      <ErrorLine words={call.problem} />
      <div className="row">
        <Button type="submit" look="first" disabled={call.isBusy || lessons.length === 0 || isTooMuch || isUntitled}>
          {t("lessons.add", { count: lessons.length })}
        </Button>
        <ButtonLink look="quiet" href={outline}>
          {t("cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}

function FoundLessons({ lessons }: { lessons: readonly GroupedQuestions[] }) {
  const t = useTranslations("exchange.lessons");
  return (
    <ol aria-label={t("found")} className="border-line border-be">
      {lessons.map(({ title, questions }, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: two lessons can have one title, and the list is only shown anew as a whole
          key={at}
          className="flex min-block-9 items-center justify-between gap-4 border-line border-bs py-1"
        >
          <span dir="auto" className="min-inline-0 wrap-anywhere">
            {title}
          </span>
          <span className="caption num shrink-0">{t("questions", { count: questions.length })}</span>
        </li>
      ))}
    </ol>
  );
}
