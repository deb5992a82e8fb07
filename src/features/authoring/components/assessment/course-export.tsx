"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRead } from "@/components/api/use-read";
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
  const ask = async (signal: AbortSignal): Promise<Read> => {
    const header = api.courses.header.query({ courseId }, { signal });
    const lessons = api.authoring.assessment.list.query({ courseId }, { signal });
    const [{ title }, questions] = await Promise.all([header, lessons]);
    return { title, lessons: questions };
  };
  const { found: read, problem, again } = useRead(courseId, ask);
  const hasFailed = problem !== null;
  if (read) return <CourseFile courseId={courseId} read={read} onClose={onClose} />;
  return (
    <div className="stack">
      <p className="label" aria-live="polite">
        {hasFailed ? "" : t("gettingQuestions")}
      </p>
      <ErrorLine words={hasFailed && t("exportUnread")} />
      <div className="row">
        {hasFailed && (
          <Button look="first" onClick={again}>
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
