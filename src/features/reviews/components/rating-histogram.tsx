import { getTranslations } from "next-intl/server";
import { atPercent } from "@/components/ui/progress-bar";
import { fewestRatings, shownRating } from "@/features/catalog/rules";
import type { CoursePage } from "@/features/catalog/server/course-page";

/** The weighted mean with what it is weighted by, and how many gave each number of stars. */
export async function RatingHistogram({ course }: { course: CoursePage }) {
  const t = await getTranslations("reviews.course");
  const { ratingHistogram: counts, reviewCount } = course;
  const mean = shownRating(course);
  return (
    <div className="beside reviews__mean">
      {mean !== null && reviewCount >= fewestRatings && (
        <p>
          <b>{mean.toFixed(1)}</b> <span className="muted">{t("outOf")}</span>
        </p>
      )}
      <table className="hist">
        <caption className="visually-hidden">{t("histogram")}</caption>
        <tbody>
          {[5, 4, 3, 2, 1].map((stars) => {
            const count = counts[stars - 1] ?? 0;
            return (
              <tr key={stars}>
                <th scope="row">{t("stars", { stars })}</th>
                <td>
                  <span className="bar" style={atPercent((count / Math.max(1, reviewCount)) * 100)} />
                </td>
                <td className="num">{count}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
