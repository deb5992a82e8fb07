"use client";
import { useTranslations } from "next-intl";
import { describeFailure } from "@/components/api/client";
import { refusalName } from "@/components/api/refusal-name";

const known = [
  "changed_meanwhile",
  "rejected",
  "verify_first",
  "own_review",
  "not_rejected",
  "appealed_already",
  "not_found",
  "forbidden",
  "sign_in_required",
  "quota",
  "offline",
] as const;

/** What to tell someone whose word on a review was refused. */
export function useReviewText(): (error: unknown) => string {
  const t = useTranslations("reviews.errors");
  return (error) => {
    const { reason, facts } = describeFailure(error);
    if (reason === "reviews.too_early")
      return t("too_early", { share: Number(facts.share), progress: Number(facts.progress) });
    if (reason === "reviews.share_changed") return t("share_changed", { now: Number(facts.now) });
    return t(refusalName(error, known));
  };
}
