import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { WaysOn } from "@/features/grading/hooks/use-ways-on";

/** How many answers wait, and the ways to those before and after. */
export function AroundAnswer({ waiting, ways }: { waiting: number; ways: WaysOn }) {
  const t = useTranslations("grading.one");
  return (
    <nav className="row row--apart" aria-label={t("around")}>
      <span className="caption num">{t("waiting", { count: waiting })}</span>
      <span className="row row--tight">
        {ways.previousHref && (
          <Link href={ways.previousHref} aria-keyshortcuts="P">
            {t("previous")}
          </Link>
        )}
        {ways.nextHref && (
          <Link href={ways.nextHref} aria-keyshortcuts="N">
            {t("next")}
          </Link>
        )}
      </span>
    </nav>
  );
}
