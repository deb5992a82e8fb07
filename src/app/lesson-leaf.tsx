import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ContentBody } from "@/components/content/content-body";
import { Words } from "@/components/i18n/words";
import { Static } from "@/components/static/static";
import { EnrollAction } from "@/features/enrollment/components/enroll-action";
import { LessonFoot } from "@/features/learning/components/lesson-foot";
import { LessonGate } from "@/features/learning/components/lesson-gate";
import { LessonFilm, LessonPractice } from "@/features/learning/components/lesson-media";
import { ResourceList } from "@/features/learning/components/resource-list";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";
import "@/styles/pages/player.css";
import "@/styles/pages/lesson.css";

/** A lesson as whoever it was made for sees it: in the player, and beside its editor. `assessment` stands where its questions begin. */
export function LessonLeaf({ page, assessment }: { page: LessonPage; assessment: ReactNode }) {
  return (
    <article className="leaf">
      <LessonHead page={page} />
      <LessonFilm page={page} />
      <ContentBody html={page.body.html} language={page.course.language} />
      <LessonPractice page={page} />
      {page.entry && (
        <Words only={["enrollment"]}>
          <LessonGate
            page={page}
            teacher={page.entry.askAt.teacher}
            action={<EnrollAction entry={page.entry} place="lesson" />}
          />
        </Words>
      )}
      {page.lesson.hasAssessment && page.access.body === "content" && assessment}
      <ResourceList page={page} />
      <LessonFoot page={page} />
    </article>
  );
}

function LessonHead({ page }: { page: LessonPage }) {
  const t = useTranslations("learning");
  const { lesson, viewer, seat, access, body } = page;
  const facts = [
    lesson.number,
    lesson.minutes === null ? null : t("minutes", { minutes: lesson.minutes }),
    lesson.isRequired ? null : t("optional"),
  ].filter((fact) => fact !== null);
  const hasNothing =
    access.opensWith === null && body.html === "" && !page.film && !page.exercise && !lesson.hasAssessment;
  return (
    <Static as="header" className="leaf__head">
      <div className="row row--apart leaf__tools">
        <p className="caption num">{facts.join(" · ")}</p>
      </div>
      <h1 lang={page.course.language}>{lesson.title}</h1>
      {viewer.isStaff && !seat && <p className="caption">{t("staffNote")}</p>}
      {hasNothing && <p className="caption">{t("nothingYet")}</p>}
      {lesson.type === "DISCUSSION" && access.body === "content" && <p className="caption">{t("discuss")}</p>}
    </Static>
  );
}
