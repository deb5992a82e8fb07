import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { type SiteFigureName, siteFigureNames } from "@/features/statistics/rules";
import type { SiteFigures } from "@/features/statistics/server/get-site-figures";

/** The totals of the site, each leading to the rows that it counts. */
export function SiteFiguresTable({ figures, shown }: { figures: SiteFigures["figures"]; shown: SiteFigureName }) {
  const t = useTranslations("figures");
  const format = useFormatter();
  return (
    <div className="ledger">
      <table>
        <caption className="visually-hidden">{t("caption")}</caption>
        <thead>
          <tr>
            {siteFigureNames.map((name) => (
              <th key={name} scope="col">
                {t(`names.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="ledger__n">
            {siteFigureNames.map((name) => (
              <td key={name} data-label={t(`names.${name}`)}>
                <Link
                  href={`/admin/figures?of=${name}`}
                  aria-label={`${format.number(figures[name])}, ${t("behind", { name: t(`names.${name}`) })}`}
                  aria-current={name === shown ? "true" : undefined}
                  prefetch={false}
                  scroll={false}
                >
                  {format.number(figures[name])}
                </Link>
              </td>
            ))}
          </tr>
          <tr className="ledger__d">
            {siteFigureNames.map((name) => (
              <td key={name}>{t(`what.${name}`)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
