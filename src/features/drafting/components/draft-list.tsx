import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Link } from "@/components/ui/link";
import type { ListedDraft } from "@/features/drafting/server/list-drafts";
import { DraftRow, DraftRows } from "./draft-rows";

/** The asker's briefs, last touched first; nothing where there is none. */
export function DraftList({ drafts }: { drafts: readonly ListedDraft[] }) {
  const t = useTranslations("drafting.list");
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="briefs" className="my-8">
      <h2 className="type-h3" id="briefs">
        {t("title")}
      </h2>
      <DraftRows>
        {drafts.map(({ id, topic, sourceCount, updatedAt, courseId }) => (
          <DraftRow
            key={id}
            icon="file-text"
            beside={courseId !== null && <Link href={`/instructor/courses/${courseId}`}>{t("course")}</Link>}
          >
            <Link href={`/instructor/drafts/ai/${id}`} dir="auto">
              {topic || t("untitled")}
            </Link>
            <span className="caption block">
              {t("sources", { count: sourceCount })} <LocalTime at={updatedAt} shape="ago" />
            </span>
          </DraftRow>
        ))}
      </DraftRows>
    </section>
  );
}
