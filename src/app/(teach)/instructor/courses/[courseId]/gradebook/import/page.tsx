import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Link } from "@/components/ui/link";
import { CourseHeader } from "@/features/courses/components/course-header";
import { ImportForm } from "@/features/gradebook/components/import-form";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gradebook.csv"))("title"), robots: { index: false } };
}

/** Grades from a file: a dry run first. */
export default async function ImportGradesPage({ params }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const api = await serverApi();
  const [courseHeader] = await Promise.all([
    orRefuse(api.courses.header({ courseId })),
    orRefuse(api.gradebook.setup({ courseId })),
  ]);
  const t = await getTranslations("gradebook");
  return (
    <>
      <CourseHeader course={courseHeader} here="gradebook" />
      <main id="main" className="wrap wrap--wide pbs-6">
        <p className="crumb">
          <Link href={`/instructor/courses/${courseId}/gradebook`}>{t("title")}</Link>
        </p>
        <Messages only={["gradebook.csv"]}>
          <ImportForm courseId={courseId} />
        </Messages>
      </main>
    </>
  );
}
