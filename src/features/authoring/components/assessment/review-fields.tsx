"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { ReviewMatrix, ReviewPart, ReviewStage } from "@/features/questions/review-matrix";

const parts = ["score", "correctness", "feedback", "answers"] as const satisfies readonly ReviewPart[];
const stages = ["attempt", "done", "closed"] as const satisfies readonly ReviewStage[];

/** What students see of an ended attempt, and when: a row for each part, a column for each stage. */
export function ReviewFields({
  review,
  closes,
  onReview,
}: {
  review: ReviewMatrix;
  /** The assessment has a closing time. */
  closes: boolean;
  onReview: (review: ReviewMatrix) => void;
}) {
  const t = useTranslations("questions.rules.review");
  const id = useId();
  const set = (part: ReviewPart, stage: ReviewStage, isOn: boolean) =>
    onReview({
      ...review,
      [part]: stages.filter((each) => (each === stage ? isOn : review[part].includes(each))),
    });
  return (
    <fieldset className="plain grid gap-2">
      <legend className="label" id={`${id}title`}>
        {t("title")}
      </legend>
      <table aria-labelledby={`${id}title`} className="inline-full border-collapse">
        <thead>
          <tr>
            <td />
            {stages.map((stage) => (
              <th key={stage} id={`${id}${stage}`} scope="col" className="type-caption px-1 text-center align-bottom">
                {t(stage)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part} className="border-bs border-line">
              <th id={`${id}${part}`} scope="row" className="type-ui text-start">
                {t(part)}
              </th>
              {stages.map((stage) => (
                <td key={stage}>
                  <label className="grid min-block-11 cursor-pointer place-content-center">
                    <input
                      type="checkbox"
                      aria-labelledby={`${id}${part} ${id}${stage}`}
                      checked={review[part].includes(stage)}
                      onChange={(event) => set(part, stage, event.target.checked)}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="caption">{t("attemptHint")}</p>
      <p className="caption">{t("doneHint")}</p>
      <p className="caption">{t(closes ? "closedHint" : "closedNever")}</p>
    </fieldset>
  );
}
