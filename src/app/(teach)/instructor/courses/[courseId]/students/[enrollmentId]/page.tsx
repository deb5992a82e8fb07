import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Messages } from "@/components/i18n/messages";
import { StudioColumnsPage, StudioSide } from "@/components/studio/studio-columns";
import { Link } from "@/components/ui/link";
import { CourseHeader } from "@/features/courses/components/course-header";
import { BulkRow } from "@/features/enrollment/components/students/bulk-row";
import { EnrollmentActions } from "@/features/enrollment/components/students/enrollment-actions";
import { ResetStudent } from "@/features/enrollment/components/students/reset-student";
import { AttemptRecord, EnrollmentFacts, LessonRecord } from "@/features/enrollment/components/students/student-record";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string; enrollmentId: string }> };

const load = cache(async (courseId: string, enrollmentId: string) =>
  orRefuse((await serverApi()).enrollment.students.get({ courseId, enrollmentId })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { courseId, enrollmentId } = await params;
  await requireSite("portal.use");
  const { name, courseTitle } = await load(courseId, enrollmentId);
  const t = await getTranslations("students.one");
  return { title: t("title", { name, course: courseTitle }), robots: { index: false } };
}

/** One student of a course: the enrollment, what was done on it, and what can be changed. */
export default async function StudentPage({ params }: Props) {
  const { courseId, enrollmentId } = await params;
  await requireSite("portal.use");
  const [courseHeader, student] = await Promise.all([
    orRefuse((await serverApi()).courses.header({ courseId })),
    load(courseId, enrollmentId),
  ]);
  const t = await getTranslations("students.one");
  const areEnded = student.status === "DROPPED" || student.status === "EXPIRED";
  return (
    <>
      <CourseHeader course={courseHeader} here="students" />
      <StudioColumnsPage
        side={
          <StudioSide aria-label={t("facts")}>
            <section aria-labelledby="facts">
              <h2 id="facts" className="label">
                {t("facts")}
              </h2>
              <EnrollmentFacts student={student} />
            </section>
          </StudioSide>
        }
      >
        <p className="crumb">
          <Link href={`/instructor/courses/${courseId}/students`}>{t("crumb")}</Link>
        </p>
        <h1>{student.name}</h1>
        <Messages only={["students"]}>
          <BulkRow label={t("change")}>
            <EnrollmentActions courseId={courseId} enrollmentIds={[enrollmentId]} areEnded={areEnded} />
            {(student.status === "ACTIVE" || student.status === "COMPLETED") && (
              <ResetStudent courseId={courseId} enrollmentId={enrollmentId} name={student.name} />
            )}
          </BulkRow>
        </Messages>
        <LessonRecord student={student} />
        <AttemptRecord student={student} />
      </StudioColumnsPage>
    </>
  );
}
