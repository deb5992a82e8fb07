import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import type { Landing } from "../../server/landing";
import { CourseSearchField } from "../course-search-field";

/** The first words, the search, and what the site holds: figures as one sentence, with the moment they were counted. */
export async function LandingOpening({ totals, countedAt }: Pick<Landing, "totals" | "countedAt">) {
  const [t, common] = await Promise.all([getTranslations("landing"), getTranslations("common")]);
  const figure = (chunks: React.ReactNode) => <b className="font-heavy">{chunks}</b>;
  return (
    <div className="wrap grid grid-cols-[1fr_21rem] items-end gap-x-12 gap-y-8 pbs-16 pbe-10 max-tablet:grid-cols-1 max-tablet:gap-6 max-tablet:pbs-8 max-tablet:pbe-6">
      <h1 className="[letter-spacing:-0.02em] type-display">
        <span className="block">{t("promise.read")}</span> <span className="block">{t("promise.check")}</span>
      </h1>
      <div className="grid gap-4 [&_.input]:min-block-11">
        <search>
          <form action="/courses">
            <Messages only={["catalog.suggestions"]}>
              <CourseSearchField label={common("searchCourses")} name="q" maxLength={200} />
            </Messages>
          </form>
        </search>
        <p>
          {t.rich("figures", { ...totals, figure })}{" "}
          <span className="muted">
            {t("counted")} <LocalTime at={countedAt} />.
          </span>
        </p>
      </div>
    </div>
  );
}
