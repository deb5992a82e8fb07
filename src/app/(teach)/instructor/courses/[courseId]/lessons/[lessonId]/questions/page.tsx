import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Messages } from "@/components/i18n/messages";
import { EmptyState } from "@/components/ui/empty-state";
import { env } from "@/env/server";
import { previewForAuthor } from "@/features/assessment/components/preview-for-author";
import { AddAssessmentButton } from "@/features/authoring/components/assessment/add-assessment-button";
import { AssessmentEditor } from "@/features/authoring/components/assessment/assessment-editor";
import { CourseHeader } from "@/features/courses/components/course-header";
import { FilePickerProvider } from "@/features/media/components/file-picker-provider";
import { FileUploadsProvider } from "@/features/media/components/file-uploads-provider";
import { StudioPage } from "@/features/studio/components/studio-page";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string; lessonId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("questions"))("title"), robots: { index: false } };
}

/** The questions of a lesson and the rules of its assessment. */
export default async function QuestionsPage({ params }: Props) {
  const { courseId, lessonId } = await params;
  await requireSite("portal.use");
  const api = await serverApi();
  const [course, { assessment, ...lesson }, { questionIds: marked }, draws] = await orRefuse(
    Promise.all([
      api.courses.header({ courseId }),
      api.authoring.assessment.get({ courseId, lessonId }),
      api.drafting.questionMarks({ courseId, lessonId }),
      api.authoring.draws.list({ courseId, lessonId }),
    ]),
  );
  const t = await getTranslations("questions");
  return (
    <>
      <CourseHeader course={course} here="outline" />
      <Messages only={["questions", "exchange", "banks", "editor.errors", "media"]}>
        {assessment ? (
          <FilePickerProvider courseId={courseId} maxBytes={env.MAX_FILE_BYTES}>
            <FileUploadsProvider>
              <AssessmentEditor
                courseId={courseId}
                viewerId={course.viewerId}
                lesson={lesson}
                assessment={assessment}
                draws={draws}
                mayEdit={course.rights.edit}
                mayAnalyze={course.rights.viewAnalytics}
                mayRegrade={course.rights.grade}
                mayAccommodate={course.rights.manageStudents}
                marked={marked}
                previews={await previewsOf(courseId, lessonId)}
              />
            </FileUploadsProvider>
          </FilePickerProvider>
        ) : (
          <StudioPage title={t("heading", { place: lesson.place, title: lesson.title })}>
            <EmptyState
              title={t("noAssessment")}
              action={course.rights.edit && <AddAssessmentButton courseId={courseId} lessonId={lessonId} />}
            >
              {t("noAssessmentLead")}
            </EmptyState>
            <p>
              <a href={`/instructor/courses/${courseId}/lessons/${lessonId}`}>{t("back")}</a>
            </p>
          </StudioPage>
        )}
      </Messages>
    </>
  );
}

/** Each question drawn by the student's own parts, by the id of its version. */
async function previewsOf(courseId: string, lessonId: string): Promise<Record<string, ReactNode>> {
  const preview = await orRefuse((await serverApi()).assessment.draftPreview({ courseId, lessonId }));
  const shown = (preview?.questions ?? []).map(
    async (question, at) => [question.versionId, await previewForAuthor(question, at + 1)] as const,
  );
  return Object.fromEntries(await Promise.all(shown));
}
