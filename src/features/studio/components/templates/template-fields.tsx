"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckRow } from "@/components/form/check-row";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { EditTemplate, readTags, templateTypes } from "@/features/studio/template-structure";

/** What is said of a template, as it is typed. */
export interface TypedTemplate {
  name: string;
  description: string;
  templateType: string;
  tags: string;
  isShared: boolean;
}

type Read = Omit<EditTemplate, "templateId">;

/** The fields' values and, once asked, what is wrong with them. */
export function useTemplateFields(initial: TypedTemplate) {
  const [typed, setTyped] = useState(initial);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  function read(): Read | null {
    const parsed = EditTemplate.omit({ templateId: true }).safeParse({ ...typed, tags: readTags(typed.tags) });
    setWrong(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])));
    return parsed.success ? parsed.data : null;
  }
  return { typed, setTyped, wrong, read };
}

export function TemplateFields({ typed, setTyped, wrong }: Omit<ReturnType<typeof useTemplateFields>, "read">) {
  const t = useTranslations("studio.templates");
  const put = (change: Partial<TypedTemplate>) => setTyped({ ...typed, ...change });
  return (
    <>
      <TextField
        label={t("name")}
        value={typed.name}
        maxLength={120}
        dir="auto"
        error={wrong.includes("name") && t("nameNeeded")}
        onChange={(event) => put({ name: event.target.value })}
      />
      <TextArea
        label={t("description")}
        value={typed.description}
        maxLength={600}
        rows={3}
        dir="auto"
        onChange={(event) => put({ description: event.target.value })}
      />
      <SelectField
        label={t("type")}
        value={typed.templateType}
        choices={templateTypes.map((type) => ({ value: type, label: t(`types.${type}`) }))}
        onChange={(event) => put({ templateType: event.target.value })}
      />
      <TextField
        label={t("tagsField")}
        hint={t("tagsHint")}
        error={wrong.includes("tags") && t("tagsBad")}
        value={typed.tags}
        dir="auto"
        onChange={(event) => put({ tags: event.target.value })}
      />
      <CheckRow
        label={t("share")}
        checked={typed.isShared}
        onChange={(event) => put({ isShared: event.target.checked })}
      />
    </>
  );
}
