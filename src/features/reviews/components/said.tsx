import { getTranslations } from "next-intl/server";
import { Portrait } from "@/components/covers/portrait";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { Callout } from "@/components/ui/callout";
import { Stars } from "@/components/ui/star-rating";
import type { PublicReview } from "@/features/catalog/server/public-review";
import type { ReviewPlace } from "@/features/reviews/server/get-own-place";
import { ReviewArticle } from "./review-article";
import { SaidActions } from "./said-actions";

interface SaidProps {
  review: PublicReview;
  /** Null for a guest. */
  place: ReviewPlace | null;
  /** Of the course, and so most likely of the review. */
  language: string;
}

/** One review, the team's answer to it, and what the viewer may do with it. */
export async function Said({ review, place, language }: SaidProps) {
  const t = await getTranslations("reviews.course");
  const isOwn = place?.own?.id === review.id;
  return (
    <ReviewArticle>
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
      {review.helpfulCount > 0 && (place === null || isOwn || !place.mayVote) && (
        <p className="caption">{t("helpful", { count: review.helpfulCount })}</p>
      )}
      {review.reply && (
        <Callout>
          <div className="flex items-start gap-3 [&>.portrait]:[--side:2.5rem]">
            <Portrait name={review.reply.name} seed={review.reply.username} picture={review.reply.picture} />
            <div>
              <p>
                <b>{review.reply.name}</b>{" "}
                <span className="caption">
                  <LocalTime at={review.reply.at} shape="date" />
                </span>
              </p>
              <p>{review.reply.content}</p>
            </div>
          </div>
        </Callout>
      )}
      {place && !isOwn && (
        <Messages only={["reviews.said", "reviews.write.errors"]}>
          <SaidActions
            of={{ courseId: place.courseId, reviewId: review.id }}
            readerId={place.readerId}
            helpful={place.mayVote ? { count: review.helpfulCount, isMine: place.voted.includes(review.id) } : null}
            isReported={place.reported.includes(review.id)}
            reply={place.mayReply ? (review.reply?.content ?? "") : null}
          />
        </Messages>
      )}
    </ReviewArticle>
  );
}
