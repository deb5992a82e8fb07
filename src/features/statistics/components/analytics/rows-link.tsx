import { useFormatter, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { type AnalyticsPlace, addressOf, type RowsAsked } from "./addresses";

/** A count in a chart, leading to the rows that it counts; plain where there are none. */
export function RowsLink({
  count,
  name,
  place,
  rows,
}: {
  count: number;
  /** What is counted: the title of its rows. */
  name: string;
  place: AnalyticsPlace;
  rows: RowsAsked;
}) {
  const t = useTranslations("analytics.rows");
  const format = useFormatter();
  const shown = format.number(count);
  if (count === 0) return shown;
  return (
    <Link href={addressOf(place, rows)} aria-label={`${shown}, ${t("title", { name })}`}>
      {shown}
    </Link>
  );
}
