import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Messages } from "@/components/i18n/messages";
import { AttemptReview } from "@/features/assessment/components/attempt-review";
import type { FinishedCourse } from "@/features/assessment/server/read-finished-course";
import { CourseFinish } from "@/features/learning/components/course-finish";
import { Recommended } from "@/features/records/components/recommended";
import { orRefuse, serverApi } from "@/server/trpc/rsc";
import "@/styles/pages/lesson.css";

type Params = { params: Promise<{ slug: string; lessonId: string; attemptId: string }> };

const load = cache(async (attemptId: string) => orRefuse((await serverApi()).assessment.review({ attemptId })));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const review = await load((await params).attemptId);
  if (review.type !== "ended") return {};
  const t = await getTranslations("assessment.review");
  return { title: t("title", { title: review.title, number: review.number }), robots: { index: false } };
}

export default async function AttemptReviewPage({ params }: Params) {
  const { slug, lessonId, attemptId } = await params;
  const review = await load(attemptId);
  if (review.lessonId !== lessonId || review.slug !== slug) notFound();
  if (review.type === "running") redirect(`/learn/${slug}/${lessonId}/attempt`);
  return (
    <main id="main" className="wrap">
      <AttemptReview review={review}>
        {review.finished && <Finished slug={slug} course={review.finished} />}
      </AttemptReview>
    </main>
  );
}

/** The course is done with this attempt: its certificate, and a course that may come next. */
async function Finished({ slug, course }: { slug: string; course: FinishedCourse }) {
  const recommended = await orRefuse((await serverApi()).records.recommendations());
  return (
    <>
      <Messages only={["learning.finish"]}>
        <CourseFinish slug={slug} {...course} />
      </Messages>
      <Recommended courses={recommended.slice(0, 1)} />
    </>
  );
}
