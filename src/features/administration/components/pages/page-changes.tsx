import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Things } from "@/components/lists/things";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { SitePageName } from "@/features/administration/rules";
import type { SitePageDraft } from "@/features/administration/server/pages/get-site-page-draft";

interface PageChangesProps {
  page: SitePageName;
  changes: SitePageDraft["changes"];
  /** The one whose text is being looked at. */
  current: string | null;
}

/** Who changed a page and when, each with what it said then. */
export function PageChanges({ page, changes, current }: PageChangesProps) {
  const t = useTranslations("site.editor");
  return (
    <section className="stack" aria-labelledby="page-changes">
      <h2 id="page-changes">{t("changes")}</h2>
      {changes.length === 0 && <p className="muted">{t("noChanges")}</p>}
      <Things>
        {changes.map(({ id, at, by, isStandard }) => (
          <li key={id}>
            <Icon name="history" />
            <div>
              <Link href={`/admin/pages/${page}?change=${id}`} aria-current={id === current || undefined}>
                <LocalTime at={at} />
              </Link>
              <span className="caption" dir="auto">
                {by ?? t("someone")} · {isStandard ? t("standard") : t("written")}
              </span>
            </div>
          </li>
        ))}
      </Things>
    </section>
  );
}
