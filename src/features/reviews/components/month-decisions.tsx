import { getTranslations } from "next-intl/server";
import { rejectionReasons } from "@/features/reviews/rules";
import type { ReviewFigures } from "@/features/reviews/server/read-figures";

/** How moderators decided this month, by rule. */
export async function MonthDecisions({ month }: { month: ReviewFigures["month"] }) {
  const t = await getTranslations("reviews.moderation");
  return (
    <section aria-labelledby="month">
      <h2 id="month" className="label">
        {t("month")}
      </h2>
      <div className="grid">
        <table className="caption">
          <thead>
            <tr>
              <th scope="col">{t("monthRule")}</th>
              <th scope="col" className="r">
                {t("monthCount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rejectionReasons.map((reason) => (
              <tr key={reason}>
                <td>{t(`reasons.${reason}`)}</td>
                <td className="r">{month.rejected.find((row) => row.reason === reason)?.count ?? 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="caption">{t("monthLine", { approved: month.approved, overturned: month.overturned })}</p>
    </section>
  );
}
