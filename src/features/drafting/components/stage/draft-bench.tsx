import Link from "next/link";
import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { StageView } from "@/features/drafting/server/runs/stage-view";

/** What stands over every stage of a draft: which draft it is, and the ways out of it. */
export function DraftBench({ view: { draftId, courseId, topic } }: { view: StageView }) {
  const t = useTranslations("suggestions.bench");
  return (
    <section className="bench" aria-label={t("name")}>
      <div className="wrap wrap--wide bench__in">
        <div className="bench__name">
          <p className="bench__title" dir="auto">
            {topic || t("untitled")}
          </p>
          <Tag icon="pen-line">{t("draft")}</Tag>
        </div>
        <nav className="bench__do bench__ways" aria-label={t("ways")}>
          <Link href="/instructor/drafts">{t("drafts")}</Link>
          <Link href={`/instructor/drafts/ai/${draftId}`}>{t("brief")}</Link>
          {courseId !== null && <Link href={`/instructor/courses/${courseId}`}>{t("course")}</Link>}
        </nav>
      </div>
    </section>
  );
}
