"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import type { LessonQuestions } from "@/features/authoring/server/assessment/list-questions";
import { ExportForm } from "./export-form";

interface CourseExportProps {
  courseId: string;
  onClose: () => void;
}

interface Read {
  title: string;
  lessons: LessonQuestions[];
}

/** Gets the questions of a course, each time it is opened, and offers them as a file. */
export function CourseExport({ courseId, onClose }: CourseExportProps) {
  const t = useTranslations("exchange");
  const [read, setRead] = useState<Read | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const fetchQuestions = useCallback(() => {
    setFailed(false);
    Promise.all([api.courses.header.query({ courseId }), api.authoring.assessment.list.query({ courseId })]).then(
      ([{ title }, lessons]) => setRead({ title, lessons }),
      () => setFailed(true),
    );
  }, [courseId]);
  useEffect(fetchQuestions, [fetchQuestions]);
  if (read) return <CourseFile courseId={courseId} read={read} onClose={onClose} />;
  return (
    <div className="stack">
      <p className="label" aria-live="polite">
        {hasFailed ? "" : t("gettingQuestions")}
      </p>
      <ErrorLine words={hasFailed ? t("exportUnread") : null} />
      <div className="row">
        {hasFailed && (
          <Button look="first" onClick={fetchQuestions}>
            {t("tryAgain")}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
    </div>
  );
}

function CourseFile({ courseId, read: { title, lessons }, onClose }: CourseExportProps & { read: Read }) {
  const [home] = useState({ courseId });
  const [questions] = useState(() => lessons.flatMap((lesson) => lesson.questions));
  const [asking] = useState(
    () => new Map(lessons.flatMap((lesson) => lesson.questions.map((question) => [question, lesson] as const))),
  );
  const t = useTranslations("exchange");
  const drawn = lessons.reduce((sum, lesson) => sum + lesson.drawn, 0);
  return (
    <ExportForm home={home} title={title} questions={questions} lessons={asking} onClose={onClose}>
      {drawn > 0 && <p className="caption">{t("drawnNotExported", { count: drawn })}</p>}
    </ExportForm>
  );
}
