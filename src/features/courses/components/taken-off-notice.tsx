import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Notice } from "@/components/ui/notice";
import type { CourseHeaderFacts } from "@/features/courses/server/get-course-header";

/** Says that an admin took the course off the catalog, and why, until it is published again. */
export function TakenOffNotice({ course: { takenOff } }: { course: CourseHeaderFacts }) {
  const t = useTranslations("courses.takenOff");
  if (!takenOff) return null;
  return (
    <Notice tone="caution">
      <p>{t.rich("when", { time: () => <LocalTime at={takenOff.at} /> })}</p>
      <p dir="auto">
        <q>{takenOff.reason}</q>
      </p>
      <p>{t("next")}</p>
    </Notice>
  );
}
