import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OpeningTexts } from "@/components/content/opening-reasons";
import { ButtonLink } from "@/components/ui/button-link";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";
import type { OpeningReason } from "@/policy/gate";

/** What opens the rest of a lesson, and the way there. `action` is the way into the course, where that is what opens it. */
export function LessonGate({ page, teacher, action }: { page: LessonPage; teacher: string; action: ReactNode }) {
  const t = useTranslations("learning.gate");
  const { access, course, lesson, body, viewer } = page;
  if (access.opensWith === null) return null;
  const here = encodeURIComponent(`/learn/${course.slug}/${lesson.id}`);
  const isNotEnrolledYet = access.opensWith === "gate" && page.enrollment === null;
  return (
    <section className="mbs-4 border-ink border-y pbs-4 pbe-6 type-ui" aria-labelledby="gate">
      <h2 className="mbs-0 mbe-2 type-h3" id="gate">
        {body.html === "" ? t("titleWhole") : t("title")}
      </h2>
      <p>{t(access.opensWith, { teacher: teacher || "none" })}</p>
      {page.waitsFor.length > 0 && (
        <ul className="my-2 list-disc ps-6">
          {page.waitsFor.map((reason) => (
            <li key={JSON.stringify(reason)}>
              <OpeningTexts reason={reason} language={course.language} />
              <WayThere page={page} reason={reason} />
            </li>
          ))}
        </ul>
      )}
      <div className="row mbs-4">
        {access.opensWith === "sign-in" && (
          <ButtonLink look="first" href={`/sign-in?next=${here}`}>
            {t("signIn")}
          </ButtonLink>
        )}
        {(access.opensWith === "enroll" || access.opensWith === "request" || isNotEnrolledYet) && action}
        {(!viewer.isSignedIn || access.opensWith !== "enroll") && (
          <ButtonLink href={`/courses/${course.slug}`}>{t("toCourse")}</ButtonLink>
        )}
      </div>
    </section>
  );
}

/** The lesson that has to be done first, or the first of the module that is not. */
function WayThere({ page: { course, modules }, reason }: { page: LessonPage; reason: OpeningReason }) {
  const t = useTranslations("learning.gate");
  if (reason.kind === "time" || reason.kind === "days") return null;
  const lessons =
    reason.kind === "module" ? (modules.find(({ id }) => id === reason.id)?.lessons ?? []) : modules.flatMap(lessonsOf);
  const first = lessons.find(({ id, isDone }) => (reason.kind === "module" ? !isDone : id === reason.id));
  if (!first) return null;
  return (
    <>
      {" "}
      <a href={`${course.readAt}/${first.id}`}>{t("toLesson", { number: first.number })}</a>
    </>
  );
}

const lessonsOf = ({ lessons }: LessonPage["modules"][number]) => lessons;
