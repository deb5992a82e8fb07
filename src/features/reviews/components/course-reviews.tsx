import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Link } from "@/components/ui/link";
import type { CoursePage } from "@/features/catalog/server/course-page";
import { reviewsAddress } from "@/features/reviews/review-filter";
import type { ReviewPlace } from "@/features/reviews/server/get-own-place";
import { OwnPlace } from "./own-place";
import { RatingHistogram } from "./rating-histogram";
import { Said } from "./said";

/** The first of what students say of a course, and the viewer's own place among them; `desk` is null for a guest. */
export async function CourseReviews({ course, place }: { course: CoursePage; place: ReviewPlace | null }) {
  const t = await getTranslations("reviews.course");
  return (
    <section aria-labelledby="reviews">
      <div className="row row--apart row--base">
        <h2 id="reviews">{t("title")}</h2>
        <p className="caption">
          {t("rule")} <LocalTime at={course.asOf} shape="time" />
        </p>
      </div>
      {course.reviewCount > 0 && <RatingHistogram course={course} />}
      {place && <OwnPlace place={place} language={course.language} />}
      <div>
        {course.reviews.items.length === 0 && <p className="muted">{t("none")}</p>}
        {course.reviews.items.map((review) => (
          <Said key={review.id} review={review} place={place} language={course.language} />
        ))}
      </div>
      {course.reviews.total > course.reviews.items.length && (
        <p className="mbs-2">
          <Link href={reviewsAddress(course.slug)}>{t("all", { count: course.reviews.total })}</Link>
        </p>
      )}
    </section>
  );
}
