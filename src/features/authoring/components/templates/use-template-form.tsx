"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { useStart } from "@/features/authoring/components/builder/start-form";
import { detailLimits } from "@/features/authoring/details";

/** Begins a course with a template. */
export function UseTemplateForm({ templateId }: { templateId: string }) {
  const t = useTranslations("studio.templates");
  const router = useRouter();
  const [title, setTitle] = useState("");
  const [isMissing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { start, isBusy, problem } = useStart();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const isEmpty = title.trim() === "";
    setMissing(isEmpty);
    if (isEmpty) {
      input.current?.focus();
      return;
    }
    const made = await start((ids) => api.authoring.builder.createFromTemplate.mutate({ ...ids, title, templateId }));
    if (made) router.push(`/instructor/drafts/${made.sessionId}`);
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField
        ref={input}
        label={t("useTitle")}
        error={isMissing && t("needTitle")}
        value={title}
        maxLength={detailLimits.title}
        dir="auto"
        autoComplete="off"
        onChange={(event) => {
          setTitle(event.target.value);
          setMissing(false);
        }}
      />
      <p role="alert" className="field__error" hidden={problem === null}>
        {problem}
      </p>
      <div>
        <Button type="submit" look="first" disabled={isBusy}>
          {t(isBusy ? "using" : "use")}
        </Button>
      </div>
    </form>
  );
}
