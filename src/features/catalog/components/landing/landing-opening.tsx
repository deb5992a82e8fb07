import { getTranslations } from "next-intl/server";
import { SearchField } from "@/components/form/search-field";
import { LocalTime } from "@/components/i18n/local-time";
import type { Landing } from "../../server/landing";

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
            <SearchField label={common("searchCourses")} name="q" />
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
