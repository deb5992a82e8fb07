"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { Button } from "@/components/ui/button";

/** Gives a lesson that has none an assessment. */
export function AddAssessmentButton({ courseId, lessonId }: { courseId: string; lessonId: string }) {
  const t = useTranslations("questions");
  const words = useRefusal("editor.errors");
  const router = useRouter();
  const [why, setWhy] = useState<string | null>(null);
  async function add() {
    setWhy(null);
    try {
      await api.authoring.assessment.addToLesson.mutate({ courseId, lessonId });
      router.refresh();
    } catch (error) {
      setWhy(words(error));
    }
  }
  return (
    <div>
      <Button look="first" icon="plus" onClick={add}>
        {t("addAssessment")}
      </Button>
      {why && (
        <p className="field__error" role="alert">
          {why}
        </p>
      )}
    </div>
  );
}
