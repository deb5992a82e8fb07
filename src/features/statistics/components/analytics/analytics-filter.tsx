import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { PeriodSelect } from "../period-select";
import type { AnalyticsPlace } from "./addresses";

/** Which course and which period: a form of the address, so that it works without script and can be passed on. */
export function AnalyticsFilter({
  courses,
  place,
}: {
  courses: readonly { id: string; title: string }[];
  place: AnalyticsPlace;
}) {
  const t = useTranslations("analytics");
  return (
    <search className="min-inline-0" aria-label={t("filter")}>
      <form className="row" action="/instructor/analytics">
        <label className="row row--tight min-inline-0 flex-nowrap">
          <span className="muted">{t("course")}</span>
          <select
            className="input min-inline-0 max-inline-72 text-ellipsis"
            name="course"
            defaultValue={place.courseId ?? ""}
          >
            <option value="">{t("allCourses", { count: courses.length })}</option>
            {courses.map(({ id, title }) => (
              <option key={id} value={id} dir="auto">
                {title}
              </option>
            ))}
          </select>
        </label>
        <PeriodSelect period={place.period} />
        <Button type="submit">{t("show")}</Button>
      </form>
    </search>
  );
}
