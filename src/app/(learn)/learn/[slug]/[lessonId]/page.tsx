import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ContentBody } from "@/components/content/content-body";
import { ContentTools } from "@/components/content/content-tools";
import { Words } from "@/components/i18n/words";
import { Static } from "@/components/static/static";
import { AssessmentStart } from "@/features/assessment/components/assessment-start";
import { EnrollAction } from "@/features/enrollment/components/enroll-action";
import { CourseContents } from "@/features/learning/components/course-contents";
import { LessonBeacon } from "@/features/learning/components/lesson-beacon";
import { LessonFoot } from "@/features/learning/components/lesson-foot";
import { LessonGate } from "@/features/learning/components/lesson-gate";
import { LessonFilm, LessonPractice } from "@/features/learning/components/lesson-media";
import { NewVersion } from "@/features/learning/components/new-version";
import { PlayerBar } from "@/features/learning/components/player-bar";
import { ResourceList } from "@/features/learning/components/resource-list";
import type { LessonPage as Page } from "@/features/learning/server/get-lesson-page";
import { addSeconds } from "@/lib/time";
import { cachePage } from "@/server/cache/page-context";
import { dataPage } from "@/server/trpc/data-page";
import { orRefuse, serverApi } from "@/server/trpc/rsc";
import "@/styles/pages/lesson.css";

type Params = { params: Promise<{ slug: string; lessonId: string }> };

const load = dataPage<"slug" | "lessonId", Page>("/learn/[slug]/[lessonId]", (api, at) => api.learning.lesson(at));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { course, lesson, access } = await load(await params);
  const t = await getTranslations("learning");
  return {
    title: t("title", { number: lesson.number ?? "none", lesson: lesson.title, course: course.title }),
    alternates: { canonical: `/learn/${course.slug}/${lesson.id}` },
    robots: access.body === "content" ? undefined : { index: false },
  };
}

export default async function LessonPage({ params }: Params) {
  const { slug, lessonId } = await params;
  const page = await load({ slug, lessonId });
  const { course, lesson, body, seat, access, viewer } = page;
  if (!viewer.isSignedIn) cachePage([`course:${course.id}`], cachedUntil(page));
  const t = await getTranslations("media.content");
  return (
    <>
      <PlayerBar page={page} />
      <div className="player">
        <CourseContents page={page} />
        <main id="main" className="player__main">
          {seat && page.hasNewerVersion && <Newer slug={slug} language={course.language} />}
          <article className="leaf">
            <LessonHead page={page} />
            <LessonFilm page={page} />
            <ContentBody html={body.html} language={course.language} />
            <LessonPractice page={page} />
            {page.entry && (
              <Words only={["enrollment"]}>
                <LessonGate
                  page={page}
                  teacher={page.entry.askAt.teacher}
                  action={<EnrollAction entry={page.entry} place="lesson" />}
                />
              </Words>
            )}
            {lesson.hasAssessment && access.body === "content" && <Assessment slug={slug} lessonId={lessonId} />}
            <ResourceList page={page} />
            <LessonFoot page={page} />
          </article>
        </main>
      </div>
      <ContentTools words={{ copied: t("copied"), formula: t.raw("formulaRegion") }} />
      {seat && access.body === "content" && <LessonBeacon slug={slug} lessonId={lessonId} />}
    </>
  );
}

/** Links to files inside the page hold six hours, the way in until its window opens or closes. */
function cachedUntil({ entry }: Page): Date {
  const links = addSeconds(new Date(), 5 * 60 * 60);
  return entry?.until && entry.until < links ? entry.until : links;
}

function LessonHead({ page }: { page: Page }) {
  const t = useTranslations("learning");
  const { lesson, viewer, seat, access, body } = page;
  const facts = [
    lesson.number,
    lesson.minutes === null ? null : t("minutes", { minutes: lesson.minutes }),
    lesson.isRequired ? null : t("optional"),
  ].filter((fact) => fact !== null);
  const hasNothing =
    access.opensWith === null && body.html === "" && !page.film && !page.exercise && !lesson.hasAssessment;
  return (
    <Static as="header" className="leaf__head">
      <div className="row row--apart leaf__tools">
        <p className="caption num">{facts.join(" · ")}</p>
      </div>
      <h1 lang={page.course.language}>{lesson.title}</h1>
      {viewer.isStaff && !seat && <p className="caption">{t("staffNote")}</p>}
      {hasNothing && <p className="caption">{t("nothingYet")}</p>}
      {lesson.type === "DISCUSSION" && access.body === "content" && <p className="caption">{t("discuss")}</p>}
    </Static>
  );
}

async function Newer({ slug, language }: { slug: string; language: string }) {
  const offer = await orRefuse((await serverApi()).learning.newVersion({ slug }));
  return offer && <NewVersion slug={slug} offer={offer} language={language} />;
}

async function Assessment({ slug, lessonId }: { slug: string; lessonId: string }) {
  const facts = await orRefuse((await serverApi()).assessment.startFacts({ slug, lessonId }));
  return facts && <AssessmentStart facts={facts} />;
}
