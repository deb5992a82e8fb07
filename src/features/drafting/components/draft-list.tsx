import Link from "next/link";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Icon } from "@/components/ui/icon";
import type { ListedDraft } from "@/features/drafting/server/list-drafts";

/** The asker's briefs, last touched first; nothing where there is none. */
export function DraftList({ drafts }: { drafts: readonly ListedDraft[] }) {
  const t = useTranslations("drafting.list");
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="briefs" className="briefs">
      <h2 id="briefs">{t("title")}</h2>
      <ul className="reads">
        {drafts.map(({ id, topic, sourceCount, updatedAt, courseId }) => (
          <li key={id}>
            <Icon name="file-text" />
            <div>
              <Link href={`/instructor/drafts/ai/${id}`} dir="auto">
                {topic || t("untitled")}
              </Link>
              <span className="caption">
                {t("sources", { count: sourceCount })} <LocalTime at={updatedAt} shape="ago" />
              </span>
            </div>
            {courseId !== null && <Link href={`/instructor/courses/${courseId}`}>{t("course")}</Link>}
          </li>
        ))}
      </ul>
    </section>
  );
}
