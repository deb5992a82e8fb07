import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { WakeContent } from "@/components/content/wake-content";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { StudioColumnsPage, StudioSide } from "@/components/studio/studio-columns";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Link } from "@/components/ui/link";
import { CourseHeader } from "@/features/courses/components/course-header";
import { ClosedGrade } from "@/features/grading/components/closed-grade";
import { GivenAnswer } from "@/features/grading/components/given-answer";
import { GradeForm } from "@/features/grading/components/grade-form";
import { GradeHistory } from "@/features/grading/components/grade-history";
import { idIn } from "@/features/grading/schema";
import type { AnswerToGrade } from "@/features/grading/server/get-answer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = {
  params: Promise<{ courseId: string; answerId: string }>;
  searchParams: Promise<{ assessment?: string | string[] }>;
};

const load = cache(async (courseId: string, answerId: string, assessmentId: string | null) =>
  orRefuse((await serverApi()).grading.get({ courseId, answerId, assessmentId })),
);

async function asked({ params, searchParams }: Props) {
  const { courseId, answerId } = await params;
  return { courseId, answerId, assessmentId: idIn((await searchParams).assessment) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { courseId, answerId, assessmentId } = await asked(props);
  await requireSite("portal.use");
  return { title: await titleOf(await load(courseId, answerId, assessmentId)), robots: { index: false } };
}

async function titleOf({ student, number, assessment }: Pick<AnswerToGrade, "student" | "number" | "assessment">) {
  const t = await getTranslations("grading");
  return t("one.title", { student: number === null ? (student ?? "") : t("numbered", { number }), assessment });
}

/** One answer: what was asked, what was given, its grades, and the fields for the next. */
export default async function AnswerPage(props: Props) {
  const { courseId, answerId, assessmentId } = await asked(props);
  await requireSite("portal.use");
  const [courseHeader, answer] = await Promise.all([
    orRefuse((await serverApi()).courses.header({ courseId })),
    load(courseId, answerId, assessmentId),
  ]);
  const t = await getTranslations("grading.one");
  const queue = `/instructor/courses/${courseId}/grading`;
  return (
    <>
      <CourseHeader course={courseHeader} here="grading" />
      <StudioColumnsPage
        side={
          <StudioSide isSticky aria-label={t("grade")}>
            <Messages only={["grading"]}>
              {answer.mayGrade ? (
                <GradeForm key={answerId} courseId={courseId} assessmentId={assessmentId} answer={answer} />
              ) : (
                <ClosedGrade key={answerId} courseId={courseId} assessmentId={assessmentId} answer={answer} />
              )}
            </Messages>
            {answer.grades.length > 0 && <GradeHistory grades={answer.grades} rubric={answer.rubric} />}
          </StudioSide>
        }
      >
        <Breadcrumbs trail={[{ name: t("queue"), href: queue }]} />
        <h1>{await titleOf(answer)}</h1>
        <p className="caption">
          {t.rich("of", {
            number: answer.attemptNumber,
            time: () => <LocalTime at={answer.handedInAt} shape="moment" />,
          })}
          . <Link href={`/learn/${answer.slug}/${answer.lessonId}/attempt/${answer.attemptId}`}>{t("review")}</Link>
        </p>
        <GivenAnswer courseId={courseId} answer={answer} />
        <WakeContent texts={[answer.question, answer.notes]} />
      </StudioColumnsPage>
    </>
  );
}
