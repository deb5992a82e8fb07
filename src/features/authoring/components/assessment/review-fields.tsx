"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { ReviewMatrix, ReviewPart, ReviewTime } from "@/features/questions/review-matrix";

const parts = ["score", "correctness", "feedback", "answers"] as const satisfies readonly ReviewPart[];
const times = ["during", "attempt", "done", "closed"] as const satisfies readonly ReviewTime[];

/** What students see of an attempt, and when: a row for each part, a column for each time. */
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
  const set = (part: ReviewPart, time: ReviewTime, isOn: boolean) =>
    onReview({
      ...review,
      [part]: times.filter((each) => (each === time ? isOn : review[part].includes(each))),
    });
  return (
    <fieldset className="grid gap-2">
      <legend className="label" id={`${id}title`}>
        {t("title")}
      </legend>
      <table aria-labelledby={`${id}title`} className="inline-full border-collapse">
        <thead>
          <tr>
            <td />
            {times.map((time) => (
              <th key={time} id={`${id}${time}`} scope="col" className="type-caption px-1 text-center align-bottom">
                {t(time)}
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
              {times.map((time) => (
                <td key={time}>
                  <label className="grid min-block-11 cursor-pointer place-content-center">
                    <input
                      type="checkbox"
                      aria-labelledby={`${id}${part} ${id}${time}`}
                      checked={review[part].includes(time)}
                      onChange={(event) => set(part, time, event.target.checked)}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="caption">{t("duringHint")}</p>
      <p className="caption">{t("attemptHint")}</p>
      <p className="caption">{t("doneHint")}</p>
      <p className="caption">{t(closes ? "closedHint" : "closedNever")}</p>
    </fieldset>
  );
}
