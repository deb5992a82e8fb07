import { useTranslations } from "next-intl";
import { Icon } from "./icon";
import { Link } from "./link";
import { pagesAround } from "./pages-around";

/** Pages of a long list. `hrefOf` gives the address of a page; nothing is drawn for a single one. */
export function Pagination({ page, last, hrefOf }: { page: number; last: number; hrefOf: (page: number) => string }) {
  const t = useTranslations("common.pages");
  if (last <= 1) return null;
  return (
    <nav
      className="flex flex-wrap gap-1 tabular-nums [&>*]:grid [&>*]:min-inline-(--control) [&>*]:min-block-(--control) [&>*]:place-content-center [&>*]:rounded-control [&>*]:no-underline [&>[aria-current]]:font-heavy [&>[aria-current]]:[box-shadow:inset_0_0_0_1.5px_var(--ink)]"
      aria-label={t("name")}
    >
      {page > 1 && (
        <Link href={hrefOf(page - 1)} rel="prev">
          <Icon name="arrow-left" flip />
          <span className="visually-hidden">{t("previous")}</span>
        </Link>
      )}
      {pagesAround(page, last).map((number, at) =>
        number === 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no identity but its place
          <span key={`gap${at}`} aria-hidden="true">
            …
          </span>
        ) : (
          <Link key={number} href={hrefOf(number)} aria-current={number === page ? "page" : undefined}>
            <span className="visually-hidden">{t("page", { page: number })}</span>
            <span aria-hidden="true">{number}</span>
          </Link>
        ),
      )}
      {page < last && (
        <Link href={hrefOf(page + 1)} rel="next">
          <Icon name="arrow-right" flip />
          <span className="visually-hidden">{t("next")}</span>
        </Link>
      )}
    </nav>
  );
}
