import Link from "next/link";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { ownLine, TableFrame } from "@/components/ui/table-frame";
import { Tag } from "@/components/ui/tag";
import type { ListedCourse } from "@/features/administration/server/listings/list-listings";
import { ListingActions } from "./listing-actions";

/** Courses with whose they are and how they are, and what can be done with each. */
export function ListingTable({ courses }: { courses: readonly ListedCourse[] }) {
  const t = useTranslations("listings");
  return (
    <TableFrame aria-label={t("caption")}>
      <table>
        <caption className="visually-hidden">{t("caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("course")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("category")}</th>
            <th scope="col" className="r">
              {t("learners")}
            </th>
            <th scope="col">{t("edited")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("do")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {courses.map((course) => (
            <tr key={course.courseId}>
              <th scope="row">
                <Link href={`/instructor/courses/${course.courseId}`} prefetch={false} lang={course.language}>
                  {course.title}
                </Link>
                <span className="caption" dir="auto">
                  {course.leadName}
                </span>
                {course.unpublishReason && (
                  <span className="caption" dir="auto">
                    {t("takenOff", { reason: course.unpublishReason })}
                  </span>
                )}
              </th>
              <td className={ownLine}>
                <StateTag of={course} />
              </td>
              <td data-l={t("category")}>{course.categoryName ?? t("noCategory")}</td>
              <td className="r num" data-l={t("learners")}>
                {course.learners}
              </td>
              <td className="num" data-l={t("edited")}>
                <LocalTime at={course.lastEditedAt} shape="date" />
              </td>
              <td>
                <ListingActions course={course} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

const icons = {
  LIVE: "radio",
  SCHEDULED: "calendar-clock",
  IN_REVIEW: "clock",
  DRAFT: "pencil",
  ARCHIVED: "archive",
} as const;

function StateTag({ of: { state, visibility } }: { of: ListedCourse }) {
  const t = useTranslations("listings");
  return (
    <>
      <Tag tone={state === "LIVE" ? "positive" : "neutral"} icon={icons[state]}>
        {t(`tab.${state}`)}
      </Tag>{" "}
      {visibility !== "PUBLIC" && <Tag icon="eye-off">{t(`visibility.${visibility}`)}</Tag>}
    </>
  );
}
