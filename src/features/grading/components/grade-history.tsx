import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import type { GivenGrade } from "@/features/grading/server/get-answer";
import { levelsChosen } from "@/features/questions/rubric";
import type { ChosenLevel, Rubric } from "@/features/questions/rubric-schema";

/** Every grade that the answer was given, the latest first. */
export function GradeHistory({ grades, rubric }: { grades: readonly GivenGrade[]; rubric: Rubric | null }) {
  const t = useTranslations("grading.one");
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="label">
        {t("history")}
      </h2>
      <ol className="mbs-2 grid gap-4">
        {grades.map(({ number, part, points, comment, levels, reason, by, at }) => (
          <li key={number}>
            <p>
              {part !== "FINAL" && <>{t(`part.${part}`)} </>}
              <b className="num">{t("given", { points: points / 100 })}</b>
            </p>
            <ChosenLevels rubric={rubric} levels={levels} />
            {reason !== "" && <p className="whitespace-pre-wrap wrap-anywhere">{t("other", { reason })}</p>}
            {part === "MEAN" ? (
              <p className="caption">
                <LocalTime at={at} shape="moment" />
              </p>
            ) : (
              <>
                <p className={comment === "" ? "muted" : "whitespace-pre-wrap wrap-anywhere"} dir="auto">
                  {comment === "" ? t("noComment") : comment}
                </p>
                <p className="caption">
                  {t.rich("by", { by: by ?? "none", time: () => <LocalTime at={at} shape="moment" /> })}
                </p>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function ChosenLevels({ rubric, levels }: { rubric: Rubric | null; levels: readonly ChosenLevel[] }) {
  const t = useTranslations("grading.one");
  if (!rubric || levels.length === 0) return null;
  return (
    <ul className="caption">
      {levelsChosen(rubric, levels).map(
        ({ criterion, level }) =>
          level && (
            <li key={criterion.id} className="wrap-anywhere">
              {t("chosen", { criterion: criterion.name, level: level.name, points: level.points })}
            </li>
          ),
      )}
    </ul>
  );
}
