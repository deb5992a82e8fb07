import Link from "next/link";
import { useTranslations } from "next-intl";

/** The foot of a page. It links to nothing that does not answer. */
export function SiteFooter({ wide }: { wide?: boolean }) {
  const t = useTranslations("layout");
  return (
    <footer className="foot">
      <div className={wide ? "wrap wrap--wide row row--apart" : "wrap row row--apart"}>
        <p>{t("openSource")}</p>
        <nav aria-label={t("footer")}>
          <ul>
            <li>
              <Link href="/courses">{t("courses")}</Link>
            </li>
            <li>
              <Link href="/verify">{t("verify")}</Link>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
