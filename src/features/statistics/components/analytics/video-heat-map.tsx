import { useFormatter, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { CourseAnalytics } from "@/features/statistics/server/analytics/get-course-analytics";
import { BarChart } from "../charts/bar-chart";
import { ChartFrame } from "../charts/chart-frame";
import { type AnalyticsPlace, addressOf } from "./addresses";

/** Seconds as a player shows them: 4:05. */
const clock = (seconds: number): string => {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

/** Which parts of a video were played by how many. */
export function VideoHeatMap({
  video,
  videos: { shown, others },
  place,
}: Pick<CourseAnalytics, "video" | "videos"> & { place: AnalyticsPlace }) {
  const t = useTranslations("analytics.video");
  const format = useFormatter();
  if (!shown) return null;
  const choice = others.length > 0 && (
    <p className="caption row">
      {t("others")}
      {others.map(({ lessonId, title }) => (
        <Link key={lessonId} href={addressOf(place, { video: lessonId })} dir="auto">
          {title}
        </Link>
      ))}
    </p>
  );
  if (!video)
    return (
      <ChartFrame title={t("title", { title: shown.title })} lead={t("none")}>
        {choice}
      </ChartFrame>
    );
  const { title, learners: count, seconds, parts } = video;
  const from = (at: number) => clock((at * seconds) / parts.length);
  const bars = parts.map((value, at) => ({
    id: String(at),
    label: at % 8 === 0 ? from(at) : "",
    value,
    start: from(at),
  }));
  return (
    <ChartFrame
      title={t("title", { title })}
      lead={t("lead", { count })}
      table={{
        rows: bars,
        keyOf: ({ id }) => id,
        columns: [
          { id: "part", name: t("part"), cell: ({ start }) => start },
          { id: "learners", name: t("learners"), end: true, cell: ({ value }) => format.number(value) },
        ],
      }}
    >
      <BarChart
        bars={bars}
        width={716}
        hasFigures={false}
        says={t("says", {
          title,
          count: format.number(count),
          most: format.number(Math.max(...parts)),
          least: format.number(Math.min(...parts)),
        })}
        write={(value) => format.number(value)}
      />
      {choice}
    </ChartFrame>
  );
}
