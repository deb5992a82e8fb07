import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { NextCourse } from "@/app/next-course";
import { Messages } from "@/components/i18n/messages";
import { AttemptReview as ReviewedAttempt } from "@/features/assessment/components/attempt-review";
import type { AttemptReview } from "@/features/assessment/server/get-review";
import { CourseFinish } from "@/features/learning/components/course-finish";
import { FinishBand, FinishFrame } from "@/features/learning/components/finish-band";
import { ModuleFinish } from "@/features/learning/components/module-finish";
import { orNothing, orRefuse, serverApi } from "@/server/trpc/rsc";

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
  const asked = review.rules.recordsSignals ? (await serverApi()).assessment.signals({ attemptId }) : null;
  const signals = asked && (await orNothing(asked));
  return (
    <main id="main" className="wrap">
      <ReviewedAttempt review={review} signals={signals}>
        {review.finished && <Finished review={review} finished={review.finished} />}
      </ReviewedAttempt>
    </main>
  );
}

interface FinishedProps {
  review: Pick<AttemptReview, "slug" | "courseTitle" | "language">;
  finished: NonNullable<AttemptReview["finished"]>;
}

/** The course is done with this attempt: its certificate, and a course that may come next. Or its module is, which is said once. */
function Finished({ review, finished: { enrollmentId, cloth, course, module } }: FinishedProps) {
  const { slug, courseTitle: title, language } = review;
  if (course) {
    const { done, total, hasCertificate, certificateNumber } = course;
    return (
      <>
        <Messages only={["learning.finish"]}>
          <FinishFrame>
            <CourseFinish {...{ enrollmentId, slug, title, hasCertificate, certificateNumber }}>
              <FinishBand {...{ slug, title, language, cloth, done, total }} />
            </CourseFinish>
          </FinishFrame>
        </Messages>
        <NextCourse after={title} />
      </>
    );
  }
  return module && <ModuleFinish enrollmentId={enrollmentId} module={module} language={language} cloth={cloth} />;
}
