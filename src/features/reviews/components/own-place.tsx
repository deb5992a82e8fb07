import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Notice } from "@/components/ui/notice";
import { Stars } from "@/components/ui/star-rating";
import { promisedDays, type RejectionReason, rejectionReasons } from "@/features/reviews/rules";
import type { ReviewPlace } from "@/features/reviews/server/get-own-place";
import { AppealForm } from "./appeal-form";
import { OwnReview } from "./own-review";
import { ReviewArticle } from "./review-article";

const tones = { PENDING: "neutral", APPROVED: "positive", REJECTED: "caution" } as const;

/** Where the viewer is: not yet, the way to write one, or what became of theirs. Nothing for who has no part in it. */
export async function OwnPlace({ place, language }: { place: ReviewPlace; language: string }) {
  const t = await getTranslations("reviews.own");
  const { own, standing } = place;
  if (!own && standing === "too_early")
    return <p className="muted">{t("early", { share: place.share, progress: place.progress })}</p>;
  if (!own && standing === "verify_first") return <p className="muted">{t("verify")}</p>;
  if (!own && standing !== "may_write") return null;
  return (
    <div className="stack">
      {own && (
        <Notice tone={tones[own.state]} live="status">
          <p>{t(own.state, { days: promisedDays })}</p>
          <WhyRejected own={own} />
        </Notice>
      )}
      {own && own.state !== "APPROVED" && (
        <ReviewArticle label={t("yours")}>
          <p>
            <Stars stars={own.rating} />
          </p>
          {own.title && <h3>{own.title}</h3>}
          <p className="quote" lang={language}>
            {own.content}
          </p>
        </ReviewArticle>
      )}
      <Messages only={["reviews.write", "reviews.appeal"]}>
        <OwnReview
          courseId={place.courseId}
          readerId={place.readerId}
          own={own && { id: own.id, rating: own.rating, title: own.title, content: own.content }}
          mayWrite={standing === "may_write"}
        />
        {own?.mayAppeal && <AppealForm reviewId={own.id} readerId={place.readerId} />}
      </Messages>
    </div>
  );
}

async function WhyRejected({ own }: { own: NonNullable<ReviewPlace["own"]> }) {
  if (own.state !== "REJECTED") return null;
  const t = await getTranslations("reviews.own");
  const reason: RejectionReason | undefined = rejectionReasons.find((name) => name === own.reasonCode);
  const hasAppealed = own.appealedAt !== null && own.decidedAt !== null;
  return (
    <>
      {reason && <p>{t(`reasons.${reason}`)}</p>}
      {own.reasonNote && <p>{own.reasonNote}</p>}
      {hasAppealed && <p>{t(own.isAppealOpen ? "appealed" : "upheld")}</p>}
    </>
  );
}
