import Link from "next/link";
import { useTranslations } from "next-intl";

export interface LedgerCell {
  name: string;
  title: string;
  value: string;
  /** What has changed, and what the figure is of. */
  below: readonly string[];
  /** Its rows. */
  href: string;
}

/** Figures beside each other, each leading to the rows that it counts. */
export function Ledger({
  caption,
  cells,
  shown,
}: {
  caption: string;
  cells: readonly LedgerCell[];
  /** Whose rows are shown below. */
  shown: string | null;
}) {
  const t = useTranslations("analytics.rows");
  return (
    <div className="ledger ledger--tight">
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {cells.map(({ name, title }) => (
              <th key={name} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="ledger__n">
            {cells.map(({ name, title, value, below, href }) => (
              <td key={name} data-label={title}>
                <Link
                  href={href}
                  aria-label={`${value}, ${t("title", { name: title })}`}
                  aria-current={name === shown ? "true" : undefined}
                  prefetch={false}
                >
                  {value}
                </Link>
                <span className="ledger__change">{below[0]}</span>
              </td>
            ))}
          </tr>
          <tr className="ledger__d">
            {cells.map(({ name, below }) => (
              <td key={name}>
                {below.map((line) => (
                  <span key={line}>{line}</span>
                ))}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
