"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";

/** Gives a lesson that has none an assessment. */
export function AddAssessmentButton({ courseId, lessonId }: { courseId: string; lessonId: string }) {
  const t = useTranslations("questions");
  const router = useRouter();
  const { problem, run } = useCall({ place: "editor.errors" });
  const add = () =>
    run(async () => {
      await api.authoring.assessment.addToLesson.mutate({ courseId, lessonId });
      router.refresh();
    });
  return (
    <div>
      <Button look="first" icon="plus" onClick={add}>
        {t("addAssessment")}
      </Button>
      <ErrorLine words={problem} />
    </div>
  );
}
