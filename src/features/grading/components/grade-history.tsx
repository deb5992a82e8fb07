import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import type { GivenGrade } from "@/features/grading/server/get-answer";

/** Every grade that the answer was given, the latest first. */
export function GradeHistory({ grades }: { grades: readonly GivenGrade[] }) {
  const t = useTranslations("grading.one");
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="label">
        {t("history")}
      </h2>
      <ol className="grade__history">
        {grades.map(({ number, points, comment, by, at }) => (
          <li key={number}>
            <p>
              <b className="num">{t("given", { points: points / 100 })}</b>
            </p>
            <p className={comment === "" ? "muted" : "grade__words"} dir="auto">
              {comment === "" ? t("noComment") : comment}
            </p>
            <p className="caption">
              {t.rich("by", { by: by ?? "none", time: () => <LocalTime at={at} shape="moment" /> })}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
