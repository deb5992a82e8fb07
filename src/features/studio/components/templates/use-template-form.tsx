"use client";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { TitleForm } from "@/features/studio/components/builder/start-form";

/** Starts a course with a template. */
export function UseTemplateForm({ templateId }: { templateId: string }) {
  const t = useTranslations("studio.templates");
  return (
    <TitleForm
      words={{ label: t("useTitle"), missing: t("needTitle"), button: t("use"), busy: t("using") }}
      make={(start) => api.studio.builder.createFromTemplate.mutate({ ...start, templateId })}
      addressOf={({ sessionId }) => `/instructor/drafts/${sessionId}`}
    />
  );
}
