import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as z from "zod";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { WorkHead } from "@/components/work/work-head";
import { type CountedName, countedNames, partNames, periods } from "@/features/statistics/analytics";
import type { AnalyticsPlace } from "@/features/statistics/components/analytics/addresses";
import { AnalyticsFilter } from "@/features/statistics/components/analytics/analytics-filter";
import { AnalyticsRowsList } from "@/features/statistics/components/analytics/analytics-rows";
import { CountCourseAgain } from "@/features/statistics/components/analytics/count-course-again";
import { CourseCharts } from "@/features/statistics/components/analytics/course-charts";
import { FiguresLedger } from "@/features/statistics/components/analytics/figures-ledger";
import { NewLearnersChart, StudyingChart } from "@/features/statistics/components/analytics/trend-charts";
import { ChartGrid } from "@/features/statistics/components/charts/chart-grid";
import type { CourseAnalytics } from "@/features/statistics/server/analytics/get-course-analytics";
import { StudioTabs } from "@/features/studio/components/studio-tabs";
import { getViewer } from "@/server/auth/viewer";
import { orNothing, orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where the page before ended, as its link wrote it. */
const Seen = z
  .string()
  .transform((text) => ({ seenAt: text.split("_")[0], enrollmentId: text.split("_")[1] }))
  .pipe(z.object({ seenAt: z.iso.datetime(), enrollmentId: z.uuid() }));

/** Anything that the address cannot mean is left out. */
const Asked = z.object({
  course: z.uuid().nullable().catch(null),
  period: z.enum(periods).catch("90d"),
  of: z.enum(countedNames).nullable().catch(null),
  about: z.uuid().nullable().catch(null),
  week: z.iso.date().nullable().catch(null),
  after: z.uuid().nullable().catch(null),
  video: z.uuid().nullable().catch(null),
  seen: Seen.nullable().catch(null),
});
type Asked = z.infer<typeof Asked>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("analytics"))("title"), robots: { index: false } };
}

/** Whose rows are asked for. */
interface Behind {
  of: CountedName;
  about?: string;
  week?: string;
}

/** Parts of charts are those of one course. */
function behindOf({ course, of, about, week }: Asked): Behind | null {
  if (!of || (!course && partNames.some((part) => part === of))) return null;
  return { of, ...(about && { about }), ...(week && { week }) };
}

/** The figures of all courses that the viewer may see: with their lines, or the rows behind one of them. */
async function loadAll({ period, after }: Asked, behind: Behind | null) {
  const { analytics } = (await serverApi()).statistics;
  const [all, rows] = await Promise.all([
    orRefuse(analytics.all({ period })),
    behind && orRefuse(analytics.allRows({ period, figure: behind.of, after })),
  ]);
  return { analytics: all, rows, ofCourse: null };
}

async function loadCourse(courseId: string, { period, after, video, seen }: Asked, behind: Behind | null) {
  const { analytics } = (await serverApi()).statistics;
  const [course, rows, risks] = await Promise.all([
    orRefuse(analytics.course({ courseId, period, video })),
    behind &&
      orRefuse(
        analytics.rows({
          courseId,
          period,
          figure: behind.of,
          about: behind.about ?? null,
          week: behind.week ?? null,
          after,
        }),
      ),
    behind ? null : orNothing(analytics.risks({ courseId, after: seen })),
  ]);
  return { analytics: course, rows, ofCourse: { courseId, course, risks } };
}

/** Of the lesson or assessment that rows are about. */
function titleOf({ lessons, assessments }: CourseAnalytics, { about }: Behind): string | undefined {
  const lesson = lessons.find(({ lessonId }) => lessonId === about);
  return lesson?.title ?? assessments.find(({ assessmentId }) => assessmentId === about)?.title;
}

/** How courses do, for those who teach them: figures, charts and the rows behind, by course and period. */
export default async function AnalyticsPage({ searchParams }: Props) {
  await requireSite("portal.use");
  const asked = Asked.parse(await searchParams);
  const behind = behindOf(asked);
  const [viewer, t] = await Promise.all([getViewer(), getTranslations("analytics")]);
  const { analytics, rows, ofCourse } = await (asked.course
    ? loadCourse(asked.course, asked, behind)
    : loadAll(asked, behind));
  const place: AnalyticsPlace = { courseId: asked.course, period: asked.period };
  // Figures are counted behind: whoever studies already is no "no one".
  const hasNobody = analytics.figures.learners.of === 0 && !ofCourse?.risks?.learners.length;
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <h1>{t("title")}</h1>
        {analytics.courses.length > 0 && <AnalyticsFilter courses={analytics.courses} place={place} />}
      </WorkHead>
      <StudioTabs here="analytics" viewer={viewer} />
      {analytics.courses.length === 0 ? (
        <EmptyState title={t("noCourse")}>{t("noCourseWhy")}</EmptyState>
      ) : (
        <>
          <AsOf analytics={analytics} place={place} mayExportLearners={Boolean(ofCourse?.risks)} />
          <FiguresLedger analytics={analytics} place={place} shown={behind?.of ?? null} />
          {hasNobody && !rows && <EmptyState title={t("noLearners")}>{t("noLearnersWhy")}</EmptyState>}
          {rows && behind && (
            <AnalyticsRowsList
              asked={behind}
              title={ofCourse ? titleOf(ofCourse.course, behind) : undefined}
              behind={rows}
              place={place}
              isLater={asked.after !== null}
            />
          )}
          {!rows && !hasNobody && ofCourse && (
            <CourseCharts
              analytics={ofCourse.course}
              courseId={ofCourse.courseId}
              place={place}
              risks={ofCourse.risks}
              isLater={asked.seen !== null}
            />
          )}
          {!rows && !hasNobody && !ofCourse && (
            <ChartGrid isEven>
              <NewLearnersChart analytics={analytics} period={asked.period} />
              <StudyingChart analytics={analytics} />
            </ChartGrid>
          )}
        </>
      )}
    </main>
  );
}

type Loaded = Awaited<ReturnType<typeof loadAll>>["analytics"];

/** As of when the figures are, the way to have them counted again, and to take them along. */
async function AsOf({
  analytics: { asOf, recountedAt },
  place: { courseId, period },
  mayExportLearners,
}: {
  analytics: Loaded;
  place: AnalyticsPlace;
  mayExportLearners: boolean;
}) {
  const t = await getTranslations("analytics");
  const at = (moment: Date) => ({ at: () => <LocalTime at={moment} /> });
  const file = (of: string) => `/api/courses/${courseId}/analytics?period=${period}&of=${of}`;
  return (
    <div className="row row--apart pbs-2">
      <div className="asof row row--tight">
        <span>
          {asOf ? t.rich("asOf", at(asOf)) : t("never")} {recountedAt && t.rich("recounted", at(recountedAt))}{" "}
          {!courseId && t("againOfCourse")}
        </span>
        {courseId && (
          <Messages only={["analytics.again"]}>
            <CountCourseAgain courseId={courseId} />
          </Messages>
        )}
      </div>
      {courseId ? (
        <p className="row row--tight">
          <a className="btn btn--small" href={file("figures")} download>
            <Icon name="download" /> {t("csvFigures")}
          </a>
          {mayExportLearners && (
            <a className="btn btn--small" href={file("learners")} download>
              <Icon name="download" /> {t("csvLearners")}
            </a>
          )}
        </p>
      ) : (
        <p className="caption">{t("addedUp")}</p>
      )}
    </div>
  );
}
