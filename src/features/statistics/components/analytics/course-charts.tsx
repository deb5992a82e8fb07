import type { CourseAnalytics } from "@/features/statistics/server/analytics/get-course-analytics";
import type { LearnersAtRisk } from "@/features/statistics/server/analytics/list-risks";
import { ChartGrid, WideChart } from "../charts/chart-grid";
import type { AnalyticsPlace } from "./addresses";
import { AssessmentTable, ScoreChart } from "./assessment-charts";
import { CohortTable } from "./cohort-table";
import { EngagementFacts, TimeToComplete } from "./engagement-facts";
import { LessonFunnel } from "./lesson-funnel";
import { RiskSection } from "./risk-section";
import { NewLearnersChart, StudyingChart } from "./trend-charts";
import { VideoHeatMap } from "./video-heat-map";

/** Everything drawn of one course: what is wide beside what is narrow. */
export function CourseCharts({
  analytics,
  courseId,
  place,
  risks,
  isLater,
}: {
  analytics: CourseAnalytics;
  courseId: string;
  place: AnalyticsPlace;
  risks: LearnersAtRisk | null;
  isLater: boolean;
}) {
  const { lessons, assessments, engagement, took, tookTally, cohorts, video, videos } = analytics;
  return (
    <ChartGrid>
      <NewLearnersChart analytics={analytics} period={place.period} />
      <div className="stack">
        <EngagementFacts engagement={engagement} place={place} />
        <TimeToComplete took={took} tookTally={tookTally} place={place} />
      </div>
      <LessonFunnel lessons={lessons} place={place} />
      <RiskSection courseId={courseId} risks={risks} place={place} isLater={isLater} />
      <StudyingChart analytics={analytics} />
      <ScoreChart assessments={assessments} />
      <AssessmentTable assessments={assessments} place={place} />
      <WideChart>
        <CohortTable cohorts={cohorts} place={place} />
      </WideChart>
      <WideChart>
        <VideoHeatMap video={video} videos={videos} place={place} />
      </WideChart>
    </ChartGrid>
  );
}
