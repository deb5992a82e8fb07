import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { CourseHeaderFacts } from "@/features/courses/server/get-course-header";

/** Says that a publishing hour came and went, and where to see why. Nothing where that did not happen. */
export function RefusedNotice({ course, blocking }: { course: CourseHeaderFacts; blocking: number }) {
  const t = useTranslations("courses.refused");
  if (course.refused.length === 0) return null;
  return (
    <Notice tone="caution">
      {course.refused.map(({ moduleId, title, at }) => (
        <p key={moduleId ?? ""}>
          {t.rich(moduleId ? "module" : "course", {
            title,
            time: () => <LocalTime at={at} />,
            b: (chunks) => <strong dir="auto">{chunks}</strong>,
          })}
        </p>
      ))}
      <p>
        {t("why", { count: blocking })}{" "}
        {course.rights.publish && <Link href={`/instructor/courses/${course.courseId}/publish`}>{t("checklist")}</Link>}
      </p>
    </Notice>
  );
}
