import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import type { Landing } from "../../server/landing";
import { CourseSearchField } from "../course-search-field";

/** The first words, the search, and what the site holds: figures as one sentence, with the moment they were counted. */
export async function LandingOpening({ totals, countedAt }: Pick<Landing, "totals" | "countedAt">) {
  const [t, common] = await Promise.all([getTranslations("landing"), getTranslations("common")]);
  const figure = (chunks: React.ReactNode) => <b>{chunks}</b>;
  return (
    <div className="wrap front">
      <h1>
        <span>{t("promise.read")}</span> <span>{t("promise.check")}</span>
      </h1>
      <div className="front__side">
        <search>
          <form action="/courses">
            <Messages only={["catalog.suggestions"]}>
              <CourseSearchField label={common("searchCourses")} name="q" maxLength={200} />
            </Messages>
          </form>
        </search>
        <p className="front__figures">
          {t.rich("figures", { ...totals, figure })}{" "}
          <span className="muted">
            {t("counted")} <LocalTime at={countedAt} />.
          </span>
        </p>
      </div>
    </div>
  );
}
