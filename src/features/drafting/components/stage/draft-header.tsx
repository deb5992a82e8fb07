import { useTranslations } from "next-intl";
import { HeaderTitle, headerToolsClass, StudioHeader } from "@/components/studio/studio-header";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { StageView } from "@/features/drafting/server/runs/stage-view";

/** What is over every stage of a draft: which draft it is, and the ways out of it. */
export function DraftHeader({ view: { draftId, courseId, topic } }: { view: StageView }) {
  const t = useTranslations("suggestions.header");
  return (
    <StudioHeader
      label={t("name")}
      name={
        <>
          <HeaderTitle dir="auto">{topic || t("untitled")}</HeaderTitle>
          <Tag icon="pen-line">{t("draft")}</Tag>
        </>
      }
    >
      <nav className={`${headerToolsClass} gap-x-4 gap-y-1`} aria-label={t("ways")}>
        <Link href="/instructor/drafts">{t("drafts")}</Link>
        <Link href={`/instructor/drafts/ai/${draftId}`}>{t("brief")}</Link>
        {courseId !== null && <Link href={`/instructor/courses/${courseId}`}>{t("course")}</Link>}
      </nav>
    </StudioHeader>
  );
}
