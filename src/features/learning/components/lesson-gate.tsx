import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";

/** What opens the rest of a lesson, and the way there. `action` is the way into the course, where that is what opens it. */
export function LessonGate({ page, teacher, action }: { page: LessonPage; teacher: string; action: ReactNode }) {
  const t = useTranslations("learning.gate");
  const { access, course, lesson, body, viewer } = page;
  if (access.opensWith === null) return null;
  const here = encodeURIComponent(`/learn/${course.slug}/${lesson.id}`);
  return (
    <section className="gate" aria-labelledby="gate">
      <h2 id="gate">{body.html === "" ? t("titleWhole") : t("title")}</h2>
      <p>{t(access.opensWith, { teacher: teacher || "none" })}</p>
      <div className="gate__do">
        {access.opensWith === "sign-in" && (
          <ButtonLink look="first" href={`/sign-in?next=${here}`} prefetch={false}>
            {t("signIn")}
          </ButtonLink>
        )}
        {(access.opensWith === "enroll" || access.opensWith === "request") && action}
        {(!viewer.isSignedIn || access.opensWith !== "enroll") && (
          <ButtonLink href={`/courses/${course.slug}`} prefetch={false}>
            {t("toCourse")}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
