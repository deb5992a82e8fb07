import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Words } from "@/components/i18n/words";
import { Callout } from "@/components/ui/callout";
import { Stars } from "@/components/ui/star-rating";
import type { PublicReview } from "@/features/catalog/server/public-review";
import type { ReviewDesk } from "@/features/reviews/server/get-desk";
import { SaidActions } from "./said-actions";

interface SaidProps {
  review: PublicReview;
  /** Null for a guest. */
  desk: ReviewDesk | null;
  /** Of the course, and so most likely of the review. */
  language: string;
}

/** One review, the team's answer to it, and what the viewer may do with it. */
export async function Said({ review, desk, language }: SaidProps) {
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
