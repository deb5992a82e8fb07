import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Chip, ChipLink } from "@/components/ui/chip-link";
import { EmptyState } from "@/components/ui/empty-state";
import { WorkHead } from "@/components/work/work-head";
import { TaughtCourses } from "@/features/courses/components/taught-courses";
import { FilterRow } from "@/features/studio/components/filter-row";
import { NewCourseButton } from "@/features/studio/components/new-course-button";
import { StudioTabs } from "@/features/studio/components/studio-tabs";
import type { CourseState } from "@/policy/course";
import { siteRules } from "@/policy/site";
import { getViewer } from "@/server/auth/viewer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

const tabs = {
  all: () => true,
  live: (state: CourseState) => state === "LIVE",
  drafts: (state: CourseState) => state === "DRAFT" || state === "IN_REVIEW" || state === "SCHEDULED",
  archived: (state: CourseState) => state === "ARCHIVED",
} as const;
type Tab = keyof typeof tabs;
const tabNames = Object.keys(tabs) as Tab[];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("courses.list"))("title") };
}

export default async function CoursesPage({ searchParams }: { searchParams: Promise<{ state?: string | string[] }> }) {
  await requireSite("portal.use");
  const viewer = await getViewer();
  const api = await serverApi();
  const courses = await orRefuse(api.courses.taught());
  const asked = (await searchParams).state;
  const tab = tabNames.find((name) => name === asked) ?? "all";
  const shown = courses.filter(({ state }) => tabs[tab](state));
  const t = await getTranslations("courses.list");
  const mayCreate = siteRules["course.create"](viewer);
  const importLink = (
    <ButtonLink href="/instructor/courses/import" icon="upload">
      {t("import")}
    </ButtonLink>
  );
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <h1>{t("title")}</h1>
        {courses.length > 0 && mayCreate && (
          <div className="row row--tight">
            {importLink}
            <NewCourseButton then="outline" />
          </div>
        )}
      </WorkHead>
      <StudioTabs here="courses" viewer={viewer} />
      {courses.length === 0 ? (
        <EmptyState
          title={t("empty")}
          action={
            mayCreate && (
              <>
                <NewCourseButton then="outline" />
                {importLink}
              </>
            )
          }
        >
          {mayCreate && t("emptyWhy")}
        </EmptyState>
      ) : (
        <>
          <FilterRow label={t("states")}>
            {tabNames
              .filter((name) => name !== "all")
              .map((name) =>
                name === tab ? (
                  <ChipLink key={name} href="/instructor/courses" name={t(name)} />
                ) : (
                  <Chip key={name} href={`/instructor/courses?state=${name}`}>
                    {t(name)} <span className="num">{courses.filter(({ state }) => tabs[name](state)).length}</span>
                  </Chip>
                ),
              )}
          </FilterRow>
          {shown.length === 0 ? <EmptyState title={t("emptyHere")} /> : <TaughtCourses courses={shown} />}
          {mayCreate && <p className="asof pbs-4 pbe-12">{t("note")}</p>}
        </>
      )}
    </main>
  );
}
