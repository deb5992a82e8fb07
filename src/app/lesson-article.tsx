import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ContentBody } from "@/components/content/content-body";
import { Messages } from "@/components/i18n/messages";
import { EnrollAction } from "@/features/enrollment/components/enroll-action";
import { LessonFoot } from "@/features/learning/components/lesson-foot";
import { LessonGate } from "@/features/learning/components/lesson-gate";
import { LessonHead } from "@/features/learning/components/lesson-head";
import { LessonPractice, LessonVideo } from "@/features/learning/components/lesson-media";
import { ResourceList } from "@/features/learning/components/resource-list";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";
import type { ShownResource } from "@/features/learning/server/show-media";
import "@/styles/pages/lesson.css";

/** What the reader keeps of a lesson, in its places. */
export interface Keeping {
  tools: ReactNode;
  notes: ReactNode;
  besideResource: (resource: ShownResource) => ReactNode;
}

interface LessonArticleProps {
  page: LessonPage;
  /** Where its questions begin. */
  assessment: ReactNode;
  keeping?: Keeping;
  /** What may follow the course, once it is complete. */
  nextCourse?: ReactNode;
  /** What its students say of it, below everything. */
  talk?: ReactNode;
}

/** A lesson as whoever it was made for sees it: in the player, and beside its editor. */
export function LessonArticle({ page, assessment, keeping, nextCourse, talk }: LessonArticleProps) {
  return (
    <article className="article">
      <Head page={page} tools={keeping?.tools} />
      <LessonVideo page={page} />
      <ContentBody html={page.body.html} language={page.course.language} />
      <LessonPractice page={page} />
      {page.entry && page.access.opensWith !== null && (
        <Messages only={["enrollment"]}>
          <LessonGate
            page={page}
            teacher={page.entry.teacher}
            action={<EnrollAction entry={page.entry} place="lesson" />}
          />
        </Messages>
      )}
      {page.lesson.hasAssessment && page.access.body === "content" && assessment}
      {keeping?.notes}
      <ResourceList page={page} beside={keeping?.besideResource} />
      <LessonFoot
        page={page}
        wayIn={page.entry && <EnrollAction entry={page.entry} place="lesson" />}
        nextCourse={nextCourse}
      />
      {talk}
    </article>
  );
}

function Head({ page, tools }: { page: LessonPage; tools: ReactNode }) {
  const t = useTranslations("learning");
  const { lesson, viewer, enrollment, access, body } = page;
  const hasNothing =
    access.opensWith === null && body.html === "" && !page.video && !page.exercise && !lesson.hasAssessment;
  return (
    <LessonHead page={page} tools={tools}>
      {viewer.isStaff && !enrollment && <p className="caption">{t("staffNote")}</p>}
      {enrollment?.lesson?.readingBlock && !enrollment.lesson.isComplete && access.body === "content" ? (
        <p className="caption">
          <a href="#here">{t("here")}</a>
        </p>
      ) : null}
      {hasNothing && <p className="caption">{t("nothingYet")}</p>}
      {lesson.type === "DISCUSSION" && access.body === "content" && <p className="caption">{t("discuss")}</p>}
    </LessonHead>
  );
}
