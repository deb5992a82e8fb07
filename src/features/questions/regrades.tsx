import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { remarksClass } from "./review-rows";
import type { ShownRegrades } from "./reviewed-question";

/** When the points of an answer changed after its question turned out to be wrong, from what to what, and why. */
export function Regrades({ regrades: { changes } }: { regrades: ShownRegrades }) {
  const t = useTranslations("assessment.review.regrades");
  if (changes.length === 0) return null;
  const points = (earned: number | null) => (earned === null ? t("waiting") : t("points", { points: earned / 100 }));
  return (
    <ul className={remarksClass}>
      {changes.map(({ at, before, after, isLeftOut, reason }) => (
        <li key={at.getTime()}>
          <p>
            {t.rich(isLeftOut ? "leftOut" : "changed", {
              from: points(before),
              to: points(after),
              time: () => <LocalTime at={at} shape="date" />,
            })}
          </p>
          {reason !== "" && (
            <p className="whitespace-pre-wrap wrap-anywhere" dir="auto">
              {reason}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
