import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Link } from "@/components/ui/link";
import { TaskColumns } from "@/components/work/task";
import { CourseHeader } from "@/features/courses/components/course-header";
import { ImportForm } from "@/features/enrollment/components/students/import-form";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("students.csv"))("title"), robots: { index: false } };
}

/** Enrolling a list of people: a dry run first. */
export default async function ImportStudentsPage({ params }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const api = await serverApi();
  const [courseHeader] = await Promise.all([
    orRefuse(api.courses.header({ courseId })),
    orRefuse(api.enrollment.students.importFacts({ courseId })),
  ]);
  const t = await getTranslations("students");
  return (
    <>
      <CourseHeader course={courseHeader} here="students" />
      <main id="main" className="wrap wrap--wide">
        <p className="crumb pbs-6">
          <Link href={`/instructor/courses/${courseId}/students`}>{t("title")}</Link>
        </p>
        <TaskColumns>
          <Messages only={["students"]}>
            <ImportForm courseId={courseId} />
          </Messages>
        </TaskColumns>
      </main>
    </>
  );
}
