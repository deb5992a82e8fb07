import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Words } from "@/components/i18n/words";
import { Callout } from "@/components/ui/callout";
import { Stars } from "@/components/ui/star-rating";
import type { CoursePage } from "@/features/catalog/server/course-page";
import type { ReviewsOnPage } from "@/features/catalog/server/course-page-sql";
import type { ReviewDesk } from "@/features/reviews/server/get-desk";
import { OwnPlace } from "./own-place";
import { RatingHistogram } from "./rating-histogram";
import { SaidActions } from "./said-actions";

/** What learners say of a course, and the viewer's own place among them; `desk` is null for a guest. */
export async function CourseReviews({ course, desk }: { course: CoursePage; desk: ReviewDesk | null }) {
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
      {desk && <OwnPlace desk={desk} language={course.language} />}
      <div>
        {course.reviews.items.length === 0 && <p className="muted">{t("none")}</p>}
        {course.reviews.items.map((review) => (
          <Said key={review.id} review={review} desk={desk} language={course.language} />
        ))}
      </div>
    </section>
  );
}

type Item = ReviewsOnPage["items"][number];

async function Said({ review, desk, language }: { review: Item; desk: ReviewDesk | null; language: string }) {
  const t = await getTranslations("reviews.course");
  const isOwn = desk?.own?.id === review.id;
  return (
    <article className="said">
      <p className="row row--tight">
        <Stars stars={review.rating} /> <b>{review.author}</b>{" "}
        <span className="caption">
          {review.progress >= 100 ? t("finished") : t("done", { percent: Math.floor(review.progress) })} ·{" "}
          <LocalTime at={review.writtenAt} shape="date" />
        </span>
      </p>
      {review.title && <h3>{review.title}</h3>}
      <p className="quote" lang={language}>
        {review.content}
      </p>
      {review.helpfulCount > 0 && (desk === null || isOwn || !desk.mayVote) && (
        <p className="caption">{t("helpful", { count: review.helpfulCount })}</p>
      )}
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
      {desk && !isOwn && (
        <Words only={["reviews.said", "reviews.errors"]}>
          <SaidActions
            of={{ courseId: desk.courseId, reviewId: review.id }}
            helpful={desk.mayVote ? { count: review.helpfulCount, isMine: desk.voted.includes(review.id) } : null}
            isReported={desk.reported.includes(review.id)}
            reply={desk.mayReply ? (review.reply?.content ?? "") : null}
          />
        </Words>
      )}
    </article>
  );
}
