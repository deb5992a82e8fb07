import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type Keeping, LessonArticle } from "@/app/lesson-article";
import { LessonDiscussion, mayDiscuss } from "@/app/lesson-discussion";
import { Notes, ResourceKeeper, Tools } from "@/app/lesson-keeping";
import { NextCourse } from "@/app/next-course";
import { ContentTools } from "@/components/content/content-tools";
import { AssessmentStart } from "@/features/assessment/components/assessment-start";
import { CourseContents } from "@/features/learning/components/course-contents";
import { LessonBeacon } from "@/features/learning/components/lesson-beacon";
import { NewVersion } from "@/features/learning/components/new-version";
import { PlayerBar } from "@/features/learning/components/player-bar";
import { PlayerFrame } from "@/features/learning/components/player-frame";
import type { LessonPage as Page } from "@/features/learning/server/get-lesson-page";
import { addSeconds } from "@/lib/time";
import { cachePage } from "@/server/cache/page-context";
import { dataPage } from "@/server/trpc/data-page";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

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
  const { course, enrollment, access, viewer } = page;
  if (!viewer.isSignedIn) cachePage([`course:${course.id}`], cachedUntil(page));
  const t = await getTranslations("media.content");
  return (
    <>
      <PlayerBar page={page} />
      <PlayerFrame contents={<CourseContents page={page} />} foot={viewer.isSignedIn && <Tools page={page} />}>
        {enrollment && page.hasNewerVersion && <Newer slug={slug} language={course.language} />}
        <LessonArticle
          page={page}
          assessment={<Assessment slug={slug} lessonId={lessonId} />}
          nextCourse={enrollment?.status === "COMPLETED" && <NextCourse after={course.title} />}
          talk={mayDiscuss(page) ? <LessonDiscussion page={page} /> : undefined}
          keeping={viewer.isSignedIn ? keepingOf(page) : undefined}
        />
      </PlayerFrame>
      <ContentTools words={{ copied: t("copied"), formula: t.raw("formulaRegion") }} />
      {enrollment && access.body === "content" && (
        <LessonBeacon slug={slug} lessonId={lessonId} readingBlock={enrollment.lesson?.readingBlock ?? null} />
      )}
    </>
  );
}

/** Links to files inside the page hold six hours, the way in until its window opens or closes. */
function cachedUntil({ entry }: Page): Date {
  const links = addSeconds(new Date(), 5 * 60 * 60);
  return entry?.until && entry.until < links ? entry.until : links;
}

const keepingOf = (page: Page): Keeping => ({
  tools: <Tools page={page} />,
  notes: <Notes page={page} />,
  besideResource: ({ id, title }) => <ResourceKeeper page={page} id={id} title={title} />,
});

async function Newer({ slug, language }: { slug: string; language: string }) {
  const offer = await orRefuse((await serverApi()).learning.newVersion({ slug }));
  return offer && <NewVersion slug={slug} offer={offer} language={language} />;
}

async function Assessment({ slug, lessonId }: { slug: string; lessonId: string }) {
  const facts = await orRefuse((await serverApi()).assessment.startFacts({ slug, lessonId }));
  return facts && <AssessmentStart facts={facts} />;
}
