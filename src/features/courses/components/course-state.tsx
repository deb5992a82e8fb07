import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Tag } from "@/components/ui/tag";
import type { CourseState } from "@/policy/course";

/** The state of a course as its instructors see it, and whether a newer version waits. */
export function CourseStateTags({
  of,
}: {
  of: {
    state: CourseState;
    liveVersion: number | null;
    hasUnpublishedChanges: boolean;
    /** Where they were counted. */
    unpublishedChanges?: number;
    scheduledFor: Date | null;
    archivedAt: Date | null;
  };
}) {
  const t = useTranslations("courses.states");
  return (
    <>
      <StateTag of={of} />{" "}
      {of.hasUnpublishedChanges && of.state !== "ARCHIVED" && (
        <Tag tone="caution" icon="git-compare-arrows">
          {of.unpublishedChanges ? t("changesCounted", { count: of.unpublishedChanges }) : t("changes")}
        </Tag>
      )}
    </>
  );
}

function StateTag({ of }: Parameters<typeof CourseStateTags>[0]) {
  const t = useTranslations("courses.states");
  switch (of.state) {
    case "LIVE":
      return (
        <Tag tone="positive" icon="radio">
          {t("LIVE", { version: of.liveVersion ?? 1 })}
        </Tag>
      );
    case "SCHEDULED":
      return (
        <Tag icon="calendar-clock">
          {t.rich("SCHEDULED", { time: () => of.scheduledFor && <LocalTime at={of.scheduledFor} /> })}
        </Tag>
      );
    case "ARCHIVED":
      return (
        <Tag icon="archive">
          {t.rich("ARCHIVED", { time: () => of.archivedAt && <LocalTime at={of.archivedAt} shape="date" /> })}
        </Tag>
      );
    case "IN_REVIEW":
      return <Tag icon="clock">{t("IN_REVIEW")}</Tag>;
    case "DRAFT":
      return <Tag icon="pencil">{t("DRAFT")}</Tag>;
  }
}
