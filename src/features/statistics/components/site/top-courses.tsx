import { useFormatter, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { Period } from "@/features/statistics/analytics";
import { type figuresOfCourses, TOP_COURSES } from "@/features/statistics/rules";
import type { TopCourse } from "@/features/statistics/server/site/top-courses-sql";
import { addressOf } from "../analytics/addresses";
import { ChartFrame } from "../charts/chart-frame";
import { siteAddressOf } from "./addresses";

function Count({
  of,
  count,
  course: { id, title },
  period,
}: {
  of: (typeof figuresOfCourses)[number];
  count: number;
  course: TopCourse;
  period: Period;
}) {
  const t = useTranslations("figures");
  const format = useFormatter();
  const shown = format.number(count);
  if (count === 0) return shown;
  const name = t("inCourse", { name: t(`names.${of}`), title });
  return (
    <Link href={siteAddressOf(period, { of, about: id })} aria-label={`${shown}, ${t("behind", { name })}`}>
      {shown}
    </Link>
  );
}

/** The courses with the most new students in a period, each leading to its own figures and to the rows behind. */
export function TopCourses({ courses, period }: { courses: readonly TopCourse[]; period: Period }) {
  const t = useTranslations("figures.topCourses");
  const charts = useTranslations("analytics.charts");
  const format = useFormatter();
  const hasBefore = courses.some(({ before }) => before !== null);
  const learners: Column<TopCourse> = {
    id: "learners",
    name: t("learners"),
    label: t("learners"),
    end: true,
    cell: (course) => <Count of="enrollments" count={course.learners} course={course} period={period} />,
  };
  const columns: [Column<TopCourse>, ...Column<TopCourse>[]] = [
    {
      id: "course",
      name: t("course"),
      cell: ({ id, title }) => (
        <Link href={addressOf({ courseId: id, period })} dir="auto">
          {title}
        </Link>
      ),
    },
    learners,
    ...(hasBefore
      ? [
          {
            id: "before",
            name: t("before"),
            label: t("before"),
            end: true,
            cell: ({ before }: TopCourse) => before !== null && format.number(before),
          },
        ]
      : []),
    {
      id: "completed",
      name: t("completed"),
      label: t("completed"),
      end: true,
      cell: (course) => <Count of="completed" count={course.completed} course={course} period={period} />,
    },
  ];
  return (
    <ChartFrame title={t("title")} lead={courses.length === 0 ? t("none") : t("lead", { count: TOP_COURSES })}>
      {courses.length > 0 && (
        <DataTable
          caption={charts("tableOf", { title: t("title") })}
          rows={courses}
          keyOf={({ id }) => id}
          columns={columns}
        />
      )}
    </ChartFrame>
  );
}
