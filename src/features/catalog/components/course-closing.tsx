import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Duration } from "@/components/i18n/duration";
import type { CoursePage } from "../server/course-page";

/** The last line repeats the way in, for who has read this far. The foot is nearer to it than to other pages. */
export async function CourseClosing({ course, children }: { course: CoursePage; children: ReactNode }) {
  const t = await getTranslations("catalog");
  return (
    <div className="wrap mbs-4 -mbe-12">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-ink border-bs-3 py-6 [&>form]:ms-auto [&>p:last-child]:ms-auto [&_.btn]:ms-auto max-tablet:[&_.btn]:m-0 max-tablet:[&_.btn]:inline-full">
        <p className="[font:500_1.375rem/1.75rem_var(--serif)]" lang={course.language}>
          {course.title}
        </p>
        <p className="muted">
          {course.minutes > 0 && (
            <>
              <Duration minutes={course.minutes} long />,{" "}
            </>
          )}
          {t("lessons", { count: course.lessonCount })}
        </p>
        {children}
      </div>
    </div>
  );
}
