import { getTranslations } from "next-intl/server";
import type { BankUse } from "@/features/authoring/server/banks/read-uses";

/** The assessments that have questions of a bank. */
export async function BankUses({ uses }: { uses: readonly BankUse[] }) {
  const t = await getTranslations("banks");
  return (
    <section aria-labelledby="used-in">
      <h2 id="used-in">{t("usedIn")}</h2>
      {uses.length === 0 && <p className="muted">{t("notUsed")}</p>}
      <ul className="stack">
        {uses.map(({ courseId, courseTitle, lessonId, title }) => (
          <li key={lessonId}>
            <a href={`/instructor/courses/${courseId}/lessons/${lessonId}/questions`} dir="auto">
              {t("use", { assessment: title, course: courseTitle })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
