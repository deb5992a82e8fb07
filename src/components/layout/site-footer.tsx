import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";

/** What an admin has put there. */
export interface FootOfSite {
  /** An email address, or nothing. */
  support: string;
  links: readonly { name: string; url: string }[];
}

/** The foot of a page. It links to nothing that does not answer. */
export function SiteFooter({ wide, foot }: { wide?: boolean; foot?: FootOfSite }) {
  const t = useTranslations("layout");
  return (
    <footer className="mbs-20 border-line border-bs py-6 type-caption text-ink-muted [&_a]:inline-block [&_a]:py-1 [&_a]:no-underline [&_a:hover]:[text-decoration:underline]">
      <div className={wide ? "wrap wrap--wide row row--apart" : "wrap row row--apart"}>
        <p>{t("openSource")}</p>
        <nav aria-label={t("footer")}>
          <ul className="flex flex-wrap gap-x-6">
            <li>
              <Link href="/courses">{t("courses")}</Link>
            </li>
            <li>
              <Link href="/instructors">{t("instructors")}</Link>
            </li>
            <li>
              <Link href="/teach">{t("teach")}</Link>
            </li>
            <li>
              <Link href="/verify">{t("verify")}</Link>
            </li>
            {(["privacy", "terms", "accessibility", "status"] as const).map((name) => (
              <li key={name}>
                <Link href={`/${name}`}>{t(name)}</Link>
              </li>
            ))}
            {foot?.links.map(({ name, url }) => (
              <li key={`${name} ${url}`}>
                <a href={url} dir="auto">
                  {name}
                </a>
              </li>
            ))}
            {foot?.support && (
              <li>
                <a href={`mailto:${foot.support}`}>{t("support")}</a>
              </li>
            )}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
