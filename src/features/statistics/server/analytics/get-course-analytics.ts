import "server-only";
import * as z from "zod";
import { choiceOfVideo, mondayOf, type Quartiles, quartilesOf, spanOf } from "@/features/statistics/analytics";
import type { AskAnalytics } from "@/features/statistics/analytics-schema";
import { queryRow, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import {
  AssessmentOutcome,
  assessmentOutcomes,
  Cohorts,
  cohortSums,
  completionDays,
  Engagement,
  engagementOf,
  LessonReach,
  lessonReach,
} from "./course-sql";
import { type Analytics, AnalyticsRow, analyticsColumns, analyticsOf } from "./get-analytics";
import { videoHeat, videosOf, WatchedVideo } from "./video-sql";
import { visibleCourses } from "./visible-courses";

const Video = rowSchema(() => ({ lessonId: z.string(), title: z.string() }));
type Video = RowOf<typeof Video>;

const CourseParts = rowSchema(() => ({
  lessons: z.array(LessonReach()),
  assessments: z.array(AssessmentOutcome()),
  engagement: Engagement().nullable(),
  videos: z.array(Video()),
  video: WatchedVideo().nullable(),
}));
type CourseParts = RowOf<typeof CourseParts>;

export interface CohortRow {
  /** The Monday of the week in which they came. */
  cohort: string;
  learners: number;
  completed: number;
  /** How many of them studied in their first week, the one after it and so on; null for weeks that are yet to come. */
  weeks: (number | null)[];
}

export interface CourseAnalytics extends Analytics, Omit<CourseParts, "videos"> {
  /** The one that `video` is of, or would be if anyone had watched it, and the others. */
  videos: { shown: Video | null; others: Video[] };
  /** In whole days from the beginning to completion. */
  took: Quartiles | null;
  tookTally: { value: number; count: number }[];
  cohorts: CohortRow[];
}

const weekMs = 7 * 86_400_000;
const weeksBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / weekMs);

export function cohortRows({ sizes, studied }: Cohorts, today: string): CohortRow[] {
  const thisWeek = mondayOf(today);
  const oldest = sizes.at(-1)?.cohort ?? thisWeek;
  return sizes.map(({ cohort, learners, completed }) => ({
    ...{ cohort, learners, completed },
    weeks: Array.from({ length: weeksBetween(oldest, thisWeek) + 1 }, (_, after) => {
      if (after > weeksBetween(cohort, thisWeek)) return null;
      return studied
        .filter((each) => each.cohort === cohort && weeksBetween(cohort, each.week) === after)
        .reduce((sum, each) => sum + each.learners, 0);
    }),
  }));
}

/**
 * Everything that the page says of one course. One statement: sums by day, and of the video the rows of at most a thousand students.
 */
export async function getCourseAnalytics(
  { db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">,
  courseId: string,
  { period, video }: AskAnalytics,
): Promise<CourseAnalytics> {
  const userId = actor.id;
  const span = spanOf(period, now());
  const row = await queryRow(db, () =>
    AnalyticsRow()
      .extend(CourseParts().shape)
      .extend({
        cohortSums: Cohorts(),
        tookTally: z.array(z.strictObject({ value: z.number(), count: z.number() })),
      }),
  )`
    WITH ${visibleCourses(userId, courseId)}
    SELECT ${analyticsColumns(span, courseId)}, ${lessonReach(courseId, span)} AS lessons,
           ${assessmentOutcomes(courseId, span)} AS assessments, ${completionDays(courseId, span)} AS "tookTally",
           ${cohortSums(courseId, span.to)} AS "cohortSums", ${engagementOf(courseId)} AS engagement,
           ${videosOf(courseId)} AS videos, ${videoHeat(courseId, video)} AS video`;
  const { lessons, assessments, engagement, videos, tookTally } = row;
  return {
    ...analyticsOf(row, period, span),
    ...{ lessons, assessments, engagement, video: row.video, tookTally },
    videos: choiceOfVideo(videos, row.video, video),
    took: quartilesOf(tookTally),
    cohorts: cohortRows(row.cohortSums, span.to),
  };
}
