import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as z from "zod";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { WorkHead } from "@/components/work/work-head";
import { type Period, periods } from "@/features/statistics/analytics";
import { CountAgain } from "@/features/statistics/components/site/count-again";
import { RowsBehindList } from "@/features/statistics/components/site/rows-behind";
import { SiteCharts } from "@/features/statistics/components/site/site-charts";
import { SiteFilter } from "@/features/statistics/components/site/site-filter";
import { SiteLedgers } from "@/features/statistics/components/site/site-ledgers";
import { figuresOfCourses, siteFigureNames } from "@/features/statistics/rules";
import type { SiteAnalytics } from "@/features/statistics/server/site/get-site-analytics";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where the page before ended, as its link wrote it. */
const After = z
  .string()
  .transform((text) => ({ at: text.split("_")[0], id: text.split("_")[1] }))
  .pipe(z.object({ at: z.iso.datetime(), id: z.uuid() }));

/** Anything that the address cannot mean is left out. */
const Asked = z.object({
  period: z.enum(periods).catch("90d"),
  of: z.enum(siteFigureNames).nullable().catch(null),
  about: z.uuid().nullable().catch(null),
  after: After.nullable().catch(null),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("figures"))("title"), robots: { index: false } };
}

/** What the site comes to in a period, as of when, drawn over time, and the rows behind each figure. */
export default async function FiguresPage({ searchParams }: Props) {
  await requireSite("admin.use");
  const { period, of: figure, about: course, after } = Asked.parse(await searchParams);
  const about = figuresOfCourses.some((name) => name === figure) ? course : null;
  const { statistics, reviews, enrollment } = await serverApi();
  const [site, behind, toReview, toAnswer, t] = await Promise.all([
    orRefuse(statistics.site({ period })),
    figure && orRefuse(statistics.rowsBehind({ period, figure, about, after })),
    figure ? null : orRefuse(reviews.figures()),
    figure ? null : orRefuse(enrollment.requests.list({})),
    getTranslations("figures"),
  ]);
  const { accounts, enrollments } = site.figures;
  const isYoung = accounts.of === 0 && enrollments.of === 0;
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <h1>{t("title")}</h1>
        <SiteFilter period={period} rows={{ ...(figure && { of: figure }), about }} />
      </WorkHead>
      <AsOf site={site} period={period} />
      <SiteLedgers analytics={site} period={period} shown={figure} />
      {toReview && toAnswer && <Waiting reviews={toReview.counts.waiting} requests={toAnswer.counts.waiting} />}
      {behind && figure && (
        <RowsBehindList figure={figure} about={about} period={period} behind={behind} isLater={after !== null} />
      )}
      {!behind && isYoung && <EmptyState title={t("young")}>{t("youngWhy")}</EmptyState>}
      {!behind && !isYoung && <SiteCharts analytics={site} period={period} />}
    </main>
  );
}

/** As of when the figures are, the way to have them counted again, and to take them along. */
async function AsOf({ site: { asOf, recountedAt, waiting }, period }: { site: SiteAnalytics; period: Period }) {
  const t = await getTranslations("figures");
  const at = (moment: Date) => ({ at: () => <LocalTime at={moment} /> });
  return (
    <div className="row row--apart pbs-2">
      <div className="asof row row--tight">
        <span>
          {asOf ? t.rich("asOf", at(asOf)) : t("never")} {waiting > 0 && t("waiting", { count: waiting })}{" "}
          {recountedAt ? t.rich("recounted", at(recountedAt)) : t("notRecounted")}
        </span>
        <Messages only={["figures"]}>
          <CountAgain />
        </Messages>
      </div>
      <p className="row row--tight">
        <a className="btn btn--small" href={`/admin/figures/csv?period=${period}`} download>
          <Icon name="download" /> {t("csv")}
        </a>
      </p>
    </div>
  );
}

/** What waits for someone to decide, each leading to its list. */
async function Waiting({ reviews, requests }: { reviews: number; requests: number }) {
  const t = await getTranslations("figures.toDo");
  const link = (href: string) => (text: React.ReactNode) => <Link href={href}>{text}</Link>;
  return (
    <p className="pbe-6">
      {t.rich("waiting", {
        reviews,
        requests,
        toReviews: link("/admin/reviews"),
        toRequests: link("/admin/access"),
      })}
    </p>
  );
}
