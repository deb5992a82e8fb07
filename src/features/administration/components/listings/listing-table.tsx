import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { nameInCell } from "@/components/ui/table-frame";
import { Tag } from "@/components/ui/tag";
import type { ListedCourse } from "@/features/administration/server/listings/list-listings";
import { ListingActions } from "./listing-actions";

/** Courses with whose they are and how they are, and what can be done with each. */
export function ListingTable({ courses }: { courses: readonly ListedCourse[] }) {
  const t = useTranslations("listings");
  return (
    <DataTable
      caption={t("caption")}
      rows={courses}
      keyOf={({ courseId }) => courseId}
      columns={[
        { id: "course", name: t("course"), cell: (course) => <CourseName of={course} /> },
        { id: "state", name: t("state"), cell: (course) => <StateTag of={course} />, line: true },
        {
          id: "category",
          name: t("category"),
          label: t("category"),
          cell: ({ categoryName }) => categoryName ?? t("noCategory"),
        },
        { id: "learners", name: t("learners"), label: t("learners"), cell: ({ learners }) => learners, end: true },
        {
          id: "edited",
          name: t("edited"),
          label: t("edited"),
          cell: ({ lastEditedAt }) => <LocalTime at={lastEditedAt} shape="date" />,
        },
        {
          id: "do",
          name: <span className="visually-hidden">{t("do")}</span>,
          cell: (course) => <ListingActions course={course} />,
        },
      ]}
    />
  );
}

function CourseName({ of: { courseId, language, title, leadName, unpublishReason } }: { of: ListedCourse }) {
  const t = useTranslations("listings");
  return (
    <>
      <Link className={nameInCell} href={`/instructor/courses/${courseId}`} lang={language}>
        {title}
      </Link>
      <span className="caption" dir="auto">
        {leadName}
      </span>
      {unpublishReason && (
        <span className="caption" dir="auto">
          {t("takenOff", { reason: unpublishReason })}
        </span>
      )}
    </>
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
