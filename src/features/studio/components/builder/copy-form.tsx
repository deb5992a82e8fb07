"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { detailLimits } from "@/features/courses/details";
import { useStart } from "./start-form";

/** Makes a course out of another one. */
export function CopyForm({ courses }: { courses: readonly { id: string; title: string }[] }) {
  const t = useTranslations("studio.start");
  const router = useRouter();
  const [from, setFrom] = useState(courses[0]?.id ?? "");
  const nameOf = (id: string) =>
    t("copyName", { title: courses.find((course) => course.id === id)?.title ?? "" }).slice(0, detailLimits.title);
  const [title, setTitle] = useState(nameOf(from));
  const { start, isBusy, problem } = useStart();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const made = await start(({ courseId, sessionId }) =>
      api.studio.builder.copy.mutate({
        courseId: from,
        copyId: courseId,
        sessionId,
        title: title.trim() || nameOf(from),
      }),
    );
    if (made) router.push(`/instructor/drafts/${made.sessionId}`);
  }

  if (courses.length === 0) return <p className="muted">{t("noCourses")}</p>;
  return (
    <form className="stack" onSubmit={submit}>
      <SelectField
        label={t("copyOf")}
        value={from}
        choices={courses.map((course) => ({ value: course.id, label: course.title }))}
        onChange={(event) => {
          setFrom(event.target.value);
          setTitle(nameOf(event.target.value));
        }}
      />
      <TextField
        label={t("copyTitle")}
        value={title}
        maxLength={detailLimits.title}
        dir="auto"
        onChange={(event) => setTitle(event.target.value)}
      />
      <ErrorLine words={problem} />
      <div>
        <Button type="submit" disabled={isBusy}>
          {t(isBusy ? "copying" : "copyButton")}
        </Button>
      </div>
    </form>
  );
}
