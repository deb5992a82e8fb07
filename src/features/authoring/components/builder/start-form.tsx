"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { useFailureWords } from "@/features/authoring/components/failure-words";
import { detailLimits } from "@/features/authoring/details";
import { uuidV7 } from "@/lib/uuid-v7";

export interface Start {
  courseId: string;
  sessionId: string;
}

/** The ids of a course that is about to be made: the same ones however often it is sent, until it is made. */
export function useStart() {
  const words = useFailureWords();
  const ids = useRef<Start | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function start<T>(make: (ids: Start) => Promise<T>): Promise<T | null> {
    ids.current ??= { courseId: uuidV7(), sessionId: uuidV7() };
    setBusy(true);
    setProblem(null);
    try {
      return await make(ids.current);
    } catch (error) {
      setProblem(words(error));
      setBusy(false);
      return null;
    }
  }
  return { start, isBusy, problem, setProblem };
}

/** A title, and the course is there. */
export function StartForm({ isToOutline }: { isToOutline: boolean }) {
  const t = useTranslations("studio.start");
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
    const made = await start((ids) => api.authoring.builder.create.mutate({ ...ids, title }));
    if (made)
      router.push(isToOutline ? `/instructor/courses/${made.courseId}` : `/instructor/drafts/${made.sessionId}`);
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField
        ref={input}
        label={t("titleField")}
        hint={t("titleHint")}
        error={isMissing && t("needTitle")}
        name="title"
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
      <div className="task__do">
        <Button type="submit" look="first" disabled={isBusy}>
          {t(isBusy ? "creating" : "create")}
        </Button>
        <span className="caption">{t(isToOutline ? "toOutline" : "toBuilder")}</span>
      </div>
    </form>
  );
}
