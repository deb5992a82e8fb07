import { useTranslations } from "next-intl";
import { Messages } from "@/components/i18n/messages";
import { Link } from "@/components/ui/link";
import { FAILED_TRIES, QUIET_DAYS, STUCK_DAYS } from "@/features/statistics/risks";
import type { LearnersAtRisk } from "@/features/statistics/server/analytics/list-risks";
import { ChartFrame } from "../charts/chart-frame";
import { type AnalyticsPlace, addressOf } from "./addresses";
import { RiskList } from "./risk-list";

/** Who of a course may not finish; null where the asker may not know who its students are. */
export function RiskSection({
  courseId,
  risks,
  place,
  isLater,
}: {
  courseId: string;
  risks: LearnersAtRisk | null;
  place: AnalyticsPlace;
  /** Not the first page. */
  isLater: boolean;
}) {
  const t = useTranslations("analytics.risks");
  if (!risks) return <ChartFrame title={t("title")} lead={t("noRight")} />;
  const lead = t("lead", { quiet: QUIET_DAYS, stuck: STUCK_DAYS, tries: FAILED_TRIES });
  const { learners, next } = risks;
  return (
    <ChartFrame title={t("title")} lead={lead}>
      {learners.length === 0 ? (
        <p className="muted">{t("none")}</p>
      ) : (
        <Messages only={["analytics.risks"]}>
          <RiskList key={learners[0]?.enrollmentId} courseId={courseId} learners={learners} />
        </Messages>
      )}
      {(next !== null || isLater) && (
        <p className="row row--apart caption">
          {isLater && <Link href={addressOf(place)}>{t("newest")}</Link>}
          {next && (
            <Link href={addressOf(place, { seen: `${next.seenAt.toISOString()}_${next.enrollmentId}` })}>
              {t("older")}
            </Link>
          )}
        </p>
      )}
    </ChartFrame>
  );
}
