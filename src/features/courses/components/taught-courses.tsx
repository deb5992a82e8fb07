import { useFormatter, useTranslations } from "next-intl";
import { Cover } from "@/components/covers/cover";
import { LocalTime } from "@/components/i18n/local-time";
import { Titled } from "@/components/studio/titled";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { TaughtCourse } from "@/features/courses/server/list-taught-courses";
import { CourseStateTags } from "./course-state";

/** The courses of an instructor, last edited first. */
export function TaughtCourses({ courses }: { courses: readonly TaughtCourse[] }) {
  const t = useTranslations("courses.list");
  const format = useFormatter();
  return (
    <DataTable
      caption={t("title")}
      rows={courses}
      keyOf={({ id }) => id}
      columns={[
        {
          id: "course",
          name: t("course"),
          cell: (course) => (
            <Titled>
              <Cover seed={course.slug} category={course.coverCategory} />
              <Link href={`/instructor/courses/${course.id}`}>{course.title}</Link>
              {!course.isLead && course.leadName && (
                <span className="caption">{t("with", { name: course.leadName })}</span>
              )}
            </Titled>
          ),
        },
        { id: "state", name: t("state"), cell: (course) => <CourseStateTags of={course} /> },
        { id: "next", name: t("next"), cell: (course) => <NextForYou course={course} /> },
        {
          id: "learners",
          name: t("learners"),
          label: t("learners"),
          end: true,
          cell: ({ learners }) => format.number(learners),
        },
        {
          id: "completed",
          name: t("completed"),
          label: t("completed"),
          end: true,
          cell: ({ learners, completed }) =>
            learners === 0 || completed === null
              ? t("none")
              : format.number(completed / learners, { style: "percent" }),
        },
        {
          id: "edited",
          name: t("edited"),
          end: true,
          cell: ({ lastEditedAt }) => <LocalTime at={lastEditedAt} shape="ago" />,
        },
      ]}
    />
  );
}

/** What the course asks of its instructor: what blocks a publish, or that nothing does. */
function NextForYou({ course }: { course: TaughtCourse }) {
  const t = useTranslations("courses.list");
  const { state, learners, blockingCount } = course;
  if (state === "ARCHIVED") return <span className="muted">{t("keep", { count: learners })}</span>;
  if (blockingCount === null) return <span className="muted">{t("none")}</span>;
  return blockingCount === 0 ? t("ready") : t("blocked", { count: blockingCount });
}
