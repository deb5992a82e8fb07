import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";

/** What an instructor gets here, with the way to the studio for those who may go it, and to an application for all others. */
export async function TeachInvitation({ hasStudio }: { hasStudio: boolean }) {
  const t = await getTranslations("landing.teach");
  return (
    <section className="wrap mbs-16" id="teach" aria-labelledby="teach-title">
      <h2 id="teach-title">{t("title")}</h2>
      <div className="mbs-3 grid grid-cols-3 gap-8 border-ink border-bs pbs-4 max-tablet:grid-cols-1">
        <p>{t("studio")}</p>
        <p>{t("versions")}</p>
        <p>
          {t("leave")}{" "}
          {hasStudio ? <Link href="/instructor/courses">{t("start")}</Link> : <Link href="/teach">{t("apply")}</Link>}
        </p>
      </div>
    </section>
  );
}
