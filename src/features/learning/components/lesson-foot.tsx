import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Messages } from "@/components/i18n/messages";
import { Icon } from "@/components/ui/icon";
import { Ledge } from "@/components/ui/ledge";
import { CourseFinish } from "@/features/learning/components/course-finish";
import { MarkComplete } from "@/features/learning/components/lesson-end";
import { PreviewEnd } from "@/features/learning/components/preview-end";
import { TurnButton } from "@/features/learning/components/turn-button";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";

/** The end of a lesson: what comes next and how to get there, whether this one is complete, and the finished course. */
export function LessonFoot({ page, wayIn }: { page: LessonPage; wayIn: ReactNode }) {
  const t = useTranslations("learning.end");
  const { course, lesson, previous, next, enrollment, access } = page;
  // Of a locked lesson no one has reached the end.
  const number = access.body === "content" ? (lesson.number ?? "") : "";
  return (
    <footer className="article__end">
      <Ledge />
      {enrollment?.status === "COMPLETED" && (
        <Messages only={["learning.finish"]}>
          <CourseFinish
            slug={course.slug}
            total={enrollment.total}
            hasCertificate={course.hasCertificate}
            certificateNumber={enrollment.certificateNumber}
          />
        </Messages>
      )}
      <p className="caption">
        {next
          ? t(number ? "next" : "nextUnnumbered", { number, nextNumber: next.number, nextTitle: next.title })
          : access.body === "content" && t("last", { number: number || "none" })}
        {enrollment && lesson.completedBy === "assessment" && !enrollment.lesson?.isComplete && ` ${t("byAssessment")}`}
      </p>
      <PreviewEnd page={page} wayIn={wayIn} />
      <div className="turn">
        {previous ? (
          <TurnButton href={`${course.readAt}/${previous.id}`} way="previous" words={t("previous")} />
        ) : (
          <span />
        )}
        <LessonMark page={page} />
        {next ? <TurnButton href={`${course.readAt}/${next.id}`} way="next" words={t("nextLesson")} /> : <span />}
      </div>
    </footer>
  );
}

/** The student's own mark, or the word of the assessment. */
function LessonMark({ page: { course, lesson, enrollment, access } }: { page: LessonPage }) {
  const t = useTranslations("learning");
  if (!enrollment || access.body !== "content") return <span />;
  const isCompleted = enrollment.lesson?.isComplete === true;
  if (lesson.completedBy !== "assessment") {
    const words = {
      mark: t("end.mark"),
      marking: t("end.marking"),
      completed: t("end.completed"),
      undo: t("end.undo"),
      offline: t("errors.offline"),
      signedOut: t("errors.signedOut"),
    };
    return (
      <MarkComplete key={lesson.id} slug={course.slug} lessonId={lesson.id} isCompleted={isCompleted} words={words} />
    );
  }
  if (!isCompleted) return <span />;
  return (
    <div className="turn__mark">
      <p className="turn__done">
        <Icon name="check" /> {t("end.completed")}
      </p>
    </div>
  );
}
