import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FactsLine } from "@/components/ui/facts-line";
import { Link } from "@/components/ui/link";
import { WorkHead } from "@/components/work/work-head";
import { ArrangePanel } from "@/features/studio/components/home/arrange-panel";
import { ActivityWidget, AttentionWidget } from "@/features/studio/components/home/event-widgets";
import { EnrollmentsWidget, RatingsWidget, RevenueWidget } from "@/features/studio/components/home/figure-widgets";
import { WidgetFrame } from "@/features/studio/components/home/widget-frame";
import { NewCourseButton } from "@/features/studio/components/new-course-button";
import { StudioFold } from "@/features/studio/components/studio-fold";
import { StudioTabs } from "@/features/studio/components/studio-tabs";
import type { Widget } from "@/features/studio/dashboard";
import type { Home } from "@/features/studio/server/home/get-home";
import { siteRules } from "@/policy/site";
import { getViewer } from "@/server/auth/viewer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.home"))("title"), robots: { index: false } };
}

/** An instructor's first page: what asks for them, and how their courses do. */
export default async function StudioHomePage() {
  await requireSite("portal.use");
  const viewer = await getViewer();
  const home = await orRefuse((await serverApi()).studio.home.get());
  const t = await getTranslations("studio.home");
  const { order, hidden, colors } = home.settings;
  const mayCreate = siteRules["course.create"](viewer);
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <h1>{t("title")}</h1>
        {mayCreate && (
          <div className="row row--tight">
            <NewCourseButton />
          </div>
        )}
      </WorkHead>
      <StudioTabs here="home" viewer={viewer} />
      {home.courseCount === 0 ? (
        <EmptyState
          title={t("empty")}
          action={mayCreate && <ButtonLink href="/instructor/courses/import">{t("import")}</ButtonLink>}
        >
          {mayCreate && t("emptyWhy")}
        </EmptyState>
      ) : (
        <>
          <div className="pbs-3">
            <Recent home={home} />
          </div>
          <div className="grid grid-cols-2 items-start gap-x-12 gap-y-8 py-6 max-tablet:grid-cols-1">
            {order
              .filter((widget) => !hidden.includes(widget))
              .map((widget) => (
                <WidgetFrame key={widget} widget={widget} title={t(`widgets.${widget}`)} color={colors[widget]}>
                  <WidgetBody widget={widget} home={home} />
                </WidgetFrame>
              ))}
          </div>
          <p className="asof">
            {t.rich("asOf", {
              time: () => <LocalTime at={home.figures.asOf ?? home.at} />,
              link: (chunks) => <Link href="/instructor/analytics">{chunks}</Link>,
            })}
          </p>
        </>
      )}
      <StudioFold name={t("customise")}>
        <Messages only={["studio.home"]}>
          <ArrangePanel initial={home.settings} />
        </Messages>
      </StudioFold>
    </main>
  );
}

async function Recent({ home }: { home: Home }) {
  const t = await getTranslations("studio.home");
  return (
    <FactsLine>
      {t("recent")}
      {home.recent.map(({ courseId, title }) => (
        <Link key={courseId} href={`/instructor/courses/${courseId}`} dir="auto">
          {title}
        </Link>
      ))}
    </FactsLine>
  );
}

function WidgetBody({ widget, home }: { widget: Widget; home: Home }) {
  switch (widget) {
    case "enrollments":
      return <EnrollmentsWidget of={home.figures.enrollments} />;
    case "revenue":
      return <RevenueWidget of={home.figures.revenue} />;
    case "ratings":
      return <RatingsWidget of={home.figures.ratings} />;
    case "activity":
      return <ActivityWidget of={home.figures.activity} />;
    case "attention":
      return <AttentionWidget of={home.attention} count={home.attentionCount} />;
  }
}
