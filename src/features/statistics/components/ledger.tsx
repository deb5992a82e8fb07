import { useTranslations } from "next-intl";
import { FigureRow } from "@/components/figures/figure-row";
import { Link } from "@/components/ui/link";

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
  const linked = cells.map(({ name, title, value, below, href }) => ({
    name: title,
    value: (
      <Link
        className="no-underline hover:underline hover:decoration-1"
        href={href}
        aria-label={`${value}, ${t("title", { name: title })}`}
        aria-current={name === shown ? "true" : undefined}
      >
        {value}
      </Link>
    ),
    below,
  }));
  return <FigureRow caption={caption} cells={linked} />;
}
