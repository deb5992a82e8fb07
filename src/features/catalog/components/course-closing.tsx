import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Duration } from "@/components/i18n/duration";
import type { CoursePage } from "../server/course-page";

/** The last line repeats the way in, for who has read this far. */
export async function CourseClosing({ course, children }: { course: CoursePage; children: ReactNode }) {
  const t = await getTranslations("catalog");
  return (
    <div className="wrap course-closing">
      <div className="closing">
        <p lang={course.language}>{course.title}</p>
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
