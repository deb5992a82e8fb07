"use client";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useSavedCall } from "@/components/api/use-saved-call";
import { TextArea } from "@/components/form/text-area";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { SavedState } from "@/components/ui/saved-state";
import { MeanRating } from "@/components/ui/star-rating";
import { shownRating } from "@/features/catalog/rules";
import type { QueuedReview } from "@/features/reviews/server/list-queue";

/** Who wrote the review at hand, and what moderators have noted of it. */
export function CaseSide({ review }: { review: QueuedReview }) {
  const t = useTranslations("reviews.moderation");
  const { author, course } = review;
  return (
    <section aria-labelledby="at-hand">
      <h2 id="at-hand" className="label">
        {t("at")}
      </h2>
      <dl className="facts caption">
        <dt>{t("writer")}</dt>
        <dd>
          {author.name}, {t("since")} <LocalTime at={author.since} shape="date" />
        </dd>
        {author.enrolledAt && (
          <>
            <dt>{t("enrolled")}</dt>
            <dd>
              <LocalTime at={author.enrolledAt} />
            </dd>
          </>
        )}
        <dt>{t("otherReviews")}</dt>
        <dd className="num">{author.otherReviews}</dd>
        <dt>{t("helpful")}</dt>
        <dd className="num">{review.helpfulCount}</dd>
        <dt>{t("mean")}</dt>
        <dd>
          <MeanRating mean={shownRating(course)} count={course.reviewCount} />
        </dd>
      </dl>
      <NotesForm review={review} />
    </section>
  );
}

function NotesForm({ review }: { review: QueuedReview }) {
  const t = useTranslations("reviews.moderation");
  const [notes, setNotes] = useState(review.notes);
  const { isBusy, state, run } = useSavedCall();

  function save(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void run(() => api.reviews.saveNotes.mutate({ reviewId: review.id, notes }));
  }

  return (
    <form className="stack" onSubmit={save} aria-label={t("notes")} noValidate>
      <TextArea
        label={t("notes")}
        hint={t("notesHint")}
        rows={2}
        maxLength={4000}
        value={notes}
        onChange={(event) => setNotes(event.target.value)}
      />
      <div className="row row--tight">
        <Button type="submit" size="small" disabled={isBusy}>
          {t("saveNotes")}
        </Button>
        <SavedState state={state} />
      </div>
    </form>
  );
}
