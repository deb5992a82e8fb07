import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Link } from "@/components/ui/link";
import { CourseHeader } from "@/features/courses/components/course-header";
import { SetupForm } from "@/features/gradebook/components/setup-form";
import { orRefuse, requirePerson, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gradebook.setup"))("title"), robots: { index: false } };
}

/** How the grades of a course are put together. */
export default async function GradebookSetupPage({ params }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const person = await requirePerson();
  const api = await serverApi();
  const [courseHeader, setup] = await Promise.all([
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
        <h1>{t("setup.title")}</h1>
        <Messages only={["gradebook.setup", "editor.unsaved"]}>
          <SetupForm courseId={courseId} personId={person.id} setup={setup} />
        </Messages>
      </main>
    </>
  );
}
