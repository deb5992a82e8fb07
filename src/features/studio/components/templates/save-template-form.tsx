"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { SelectField } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { uuidV7 } from "@/lib/uuid-v7";
import { TemplateFields, useTemplateFields } from "./template-fields";

/** Keeps the structure of one of the asker's courses as a template. */
export function SaveTemplateForm({ courses }: { courses: readonly { id: string; title: string }[] }) {
  const t = useTranslations("studio.templates");
  const router = useRouter();
  const [courseId, setCourseId] = useState(courses[0]?.id ?? "");
  const empty = { description: "", templateType: "course", tags: "", isShared: false };
  const { read, ...fields } = useTemplateFields({ ...empty, name: courses[0]?.title ?? "" });
  const id = useRef<string | null>(null);
  const { isBusy, problem, run } = useCall({ place: "editor.errors", staysBusy: true });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const about = read();
    if (!about) return;
    id.current ??= uuidV7();
    const templateId = id.current;
    await run(async () => {
      await api.studio.templates.save.mutate({ templateId, courseId, ...about });
      router.push(`/instructor/templates/${templateId}`);
    });
  }

  if (courses.length === 0) return <p className="muted">{t("noCourses")}</p>;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p className="muted">{t("keepLead")}</p>
      <SelectField
        label={t("fromCourse")}
        value={courseId}
        choices={courses.map((course) => ({ value: course.id, label: course.title }))}
        onChange={(event) => {
          setCourseId(event.target.value);
          const named = courses.find((course) => course.id === event.target.value)?.title ?? "";
          fields.setTyped({ ...fields.typed, name: named });
        }}
      />
      <TemplateFields {...fields} />
      <ErrorLine words={problem} />
      <div>
        <Button type="submit" disabled={isBusy}>
          {t(isBusy ? "saving" : "save")}
        </Button>
      </div>
    </form>
  );
}
