import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { atPercent } from "@/components/ui/progress-bar";
import { shownRating } from "@/features/catalog/rules";
import { reviewsAddress } from "@/features/reviews/review-filter";

interface Rated {
  slug: string;
  averageRating: number | null;
  reviewCount: number;
  /** How many gave one star, two, ... five. */
  ratingHistogram: readonly number[];
}

/** The mean, and how many gave each number of stars: each a way to those reviews. */
export async function RatingHistogram({ course, stars = null }: { course: Rated; stars?: number | null }) {
  const [t, rating] = await Promise.all([getTranslations("reviews.course"), getTranslations("common.rating")]);
  const { slug, ratingHistogram: counts, reviewCount } = course;
  const mean = shownRating(course);
  return (
    <div data-beside>
      {mean === null ? (
        <p className="muted">{rating("tooFew", { count: reviewCount })}</p>
      ) : (
        <p>
          <b className="block font-[440] font-serif text-[3rem]/12">{mean.toFixed(1)}</b>{" "}
          <span className="muted">{t("outOf", { count: reviewCount })}</span>
        </p>
      )}
      <table className="type-caption mbe-2 inline-full">
        <caption className="visually-hidden">{t("histogram")}</caption>
        <tbody>
          {[5, 4, 3, 2, 1].map((number) => {
            const count = counts[number - 1] ?? 0;
            const name = t("stars", { stars: number });
            return (
              <tr className="block-7.5" key={number}>
                <th className="inline-[1%] pe-2 font-plain whitespace-nowrap" scope="row">
                  {count === 0 ? (
                    name
                  ) : (
                    <Link
                      className="inline-block min-block-6 py-0.75 here:font-strong"
                      href={reviewsAddress(slug, { stars: number })}
                      aria-current={number === stars || undefined}
                    >
                      {name}
                    </Link>
                  )}
                </th>
                <td>
                  <span
                    className="forced-color-adjust-none block block-2.5 min-inline-0.5 bg-ink inline-(--at)"
                    style={atPercent((count / Math.max(1, reviewCount)) * 100)}
                  />
                </td>
                <td className="num inline-9 text-end">{count}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
