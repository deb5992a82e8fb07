import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Messages } from "@/components/i18n/messages";
import { Icon } from "@/components/ui/icon";
import { Ledge } from "@/components/ui/ledge";
import { CourseFinish } from "@/features/learning/components/course-finish";
import { FinishBand, FinishFrame } from "@/features/learning/components/finish-band";
import { Freshly } from "@/features/learning/components/freshly";
import { MarkComplete } from "@/features/learning/components/lesson-end";
import { endText, LessonOnward } from "@/features/learning/components/lesson-onward";
import { ModuleFinish } from "@/features/learning/components/module-finish";
import { endsForReader, PreviewEnd } from "@/features/learning/components/preview-end";
import { TurnButton } from "@/features/learning/components/turn-button";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";

interface LessonFootProps {
  page: LessonPage;
  wayIn: ReactNode;
  /** What may follow a finished course. */
  nextCourse?: ReactNode;
}

/** The end of a lesson: what comes next and how to get there, whether this one is complete, and what was finished with it. */
export function LessonFoot({ page, wayIn, nextCourse }: LessonFootProps) {
  const t = useTranslations("learning");
  const { course, previous, next, enrollment } = page;
  return (
    <footer className="type-ui mbs-8 [&>.caption]:my-4">
      <Ledge />
      {enrollment?.status === "COMPLETED" ? (
        <>
          <Messages only={["learning.finish"]}>
            <FinishFrame>
              <CourseFinish
                enrollmentId={enrollment.id}
                slug={course.slug}
                title={course.title}
                hasCertificate={course.hasCertificate}
                certificateNumber={enrollment.certificateNumber}
              >
                <FinishBand
                  slug={course.slug}
                  title={course.title}
                  language={course.language}
                  cloth={course.cloth}
                  done={enrollment.done}
                  total={enrollment.total}
                />
              </CourseFinish>
            </FinishFrame>
          </Messages>
          {nextCourse}
        </>
      ) : (
        enrollment && <Unfinished page={page} enrollmentId={enrollment.id} />
      )}
      <Onward page={page} />
      <PreviewEnd page={page} wayIn={wayIn} />
      <div className="grid grid-cols-[auto_1fr_auto] items-center gap-2 max-[56rem]:grid-cols-2 max-[56rem]:[&_.btn]:whitespace-normal max-[56rem]:[&_.btn]:px-1 min-[56rem]:[&>:first-child]:justify-self-start min-[56rem]:[&>:last-child]:justify-self-end">
        {previous ? (
          <TurnButton href={`${course.readAt}/${previous.id}`} way="previous" words={t("end.previous")} />
        ) : (
          <span />
        )}
        <LessonMark page={page} />
        {next ? <TurnButton href={`${course.readAt}/${next.id}`} way="next" words={t("end.nextLesson")} /> : <span />}
      </div>
    </footer>
  );
}

/** Of a lesson that is open to its reader, who has not been told already how to go on. Of a locked one no one has reached the end. */
function Onward({ page }: { page: LessonPage }) {
  const t = useTranslations("learning");
  const { next, access, enrollment } = page;
  if (access.body !== "content")
    return next && <p className="caption">{t("end.next", { nextNumber: next.number, nextTitle: next.title })}</p>;
  if (enrollment?.status === "COMPLETED" || endsForReader(page)) return <p className="caption">{endText(t, page)}</p>;
  return <LessonOnward page={page} />;
}

/** The module of this lesson, with the one after it. */
function Unfinished({ page, enrollmentId }: { page: LessonPage; enrollmentId: string }) {
  const { course, lesson, modules } = page;
  const at = modules.findIndex((module) => module.lessons.some(({ id }) => id === lesson.id));
  const module = modules[at];
  if (!module) return null;
  const { id, number, title, done, total, isDone, lessons } = module;
  // One of optional lessons alone has none that count: then all of them do.
  const counts = total > 0 ? { done, lessons: total } : { done: lessons.length, lessons: lessons.length };
  const after = modules[at + 1];
  const next = after ? { number: after.number, title: after.title } : null;
  return (
    <>
      {/* So that the page that first sees the course done can say so. */}
      <Freshly name={`${enrollmentId} course`} isDone={false} />
      <ModuleFinish
        key={lesson.id}
        enrollmentId={enrollmentId}
        module={{ id, number, title, isDone, ...counts, next }}
        language={course.language}
        cloth={course.cloth}
      />
    </>
  );
}

/** The student's own mark, or the word of the assessment. */
function LessonMark({ page: { course, lesson, enrollment, access } }: { page: LessonPage }) {
  const t = useTranslations("learning");
  const none = <span className="max-[56rem]:hidden" />;
  if (!enrollment || access.body !== "content") return none;
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
      <MarkFrame>
        <MarkComplete key={lesson.id} slug={course.slug} lessonId={lesson.id} isCompleted={isCompleted} words={words} />
      </MarkFrame>
    );
  }
  if (!isCompleted) return none;
  return (
    <MarkFrame>
      <p>
        <Icon name="check" /> {t("end.completed")}
      </p>
    </MarkFrame>
  );
}

/** Around what is said of a lesson's completion: its plain paragraph says that it is complete. */
function MarkFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-center gap-x-2 max-[56rem]:col-span-full max-[56rem]:row-start-1 [&>p:not([class])]:flex [&>p:not([class])]:flex-wrap [&>p:not([class])]:items-center [&>p:not([class])]:justify-center [&>p:not([class])]:gap-2 [&>p:not([class])]:font-strong [&>p:not([class])]:min-block-(--control)">
      {children}
    </div>
  );
}
