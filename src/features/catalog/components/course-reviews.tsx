import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Callout } from "@/components/ui/callout";
import { atPercent } from "@/components/ui/progress-bar";
import { Stars } from "@/components/ui/star-rating";
import { fewestRatings } from "../rules";
import type { CoursePage } from "../server/course-page";
import type { ReviewsOnPage } from "../server/course-page-sql";

export async function CourseReviews({ course }: { course: CoursePage }) {
  const t = await getTranslations("catalog.course");
  return (
    <section aria-labelledby="reviews">
      <div className="row row--apart row--base">
        <h2 id="reviews">{t("reviewsTitle")}</h2>
        <p className="caption">
          {t("reviewsRule")} <LocalTime at={course.asOf} shape="time" />
        </p>
      </div>
      {course.reviewCount > 0 && <Histogram course={course} />}
      <div>
        {course.reviews.items.length === 0 && <p className="muted">{t("noReviews")}</p>}
        {course.reviews.items.map((review) => (
          <Said key={review.id} review={review} language={course.language} />
        ))}
      </div>
    </section>
  );
}

async function Said({ review, language }: { review: ReviewsOnPage["items"][number]; language: string }) {
  const t = await getTranslations("catalog.course");
  return (
    <article className="said">
      <p className="row row--tight">
        <Stars stars={review.rating} /> <b>{review.author}</b>{" "}
        <span className="caption">
          {review.progress >= 100 ? t("finished") : t("doneWhenWritten", { percent: Math.round(review.progress) })} ·{" "}
          <LocalTime at={review.writtenAt} shape="date" />
        </span>
      </p>
      {review.title && <h3>{review.title}</h3>}
      <p className="quote" lang={language}>
        {review.content}
      </p>
      {review.helpfulCount > 0 && <p className="caption">{t("helpful", { count: review.helpfulCount })}</p>}
      {review.reply && (
        <Callout>
          <p>
            <b>{review.reply.name}</b>{" "}
            <span className="caption">
              <LocalTime at={review.reply.at} shape="date" />
            </span>
          </p>
          <p>{review.reply.content}</p>
        </Callout>
      )}
    </article>
  );
}

async function Histogram({ course }: { course: CoursePage }) {
  const t = await getTranslations("catalog.course");
  const { ratingHistogram: counts, reviewCount, averageRating } = course;
  return (
    <div className="beside reviews__mean">
      {averageRating !== null && reviewCount >= fewestRatings && (
        <p>
          <b>{averageRating.toFixed(1)}</b> <span className="muted">{t("outOf")}</span>
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
