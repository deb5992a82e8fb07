"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { detailLimits } from "@/features/courses/details";
import { uuidV7 } from "@/lib/uuid-v7";

export interface Start {
  courseId: string;
  sessionId: string;
}

/** The ids of a course that is about to be made: the same ones however often it is sent, until it is made. */
export function useStart() {
  const ids = useRef<Start | null>(null);
  const { isBusy, problem, setProblem, run } = useCall({ place: "editor.errors", staysBusy: true });

  async function start<T>(make: (ids: Start) => Promise<T>): Promise<T | null> {
    ids.current ??= { courseId: uuidV7(), sessionId: uuidV7() };
    const own = ids.current;
    let made: T | null = null;
    await run(async () => {
      made = await make(own);
    });
    return made;
  }
  return { start, isBusy, problem, setProblem };
}

interface Messages {
  label: string;
  hint?: string;
  missing: string;
  button: string;
  busy: string;
  /** Beside the button. */
  note?: string;
}

/** Asks for a course's title; `make` makes it, `addressOf` says where its author goes on. */
export function TitleForm({
  words,
  make,
  addressOf,
}: {
  words: Messages;
  make: (start: Start & { title: string }) => Promise<Start>;
  addressOf: (made: Start) => string;
}) {
  const router = useRouter();
  const [isMissing, setMissing] = useState(false);
  // The browser holds the text: what is typed before the page has woken up counts.
  const input = useRef<HTMLInputElement>(null);
  const { start, isBusy, problem } = useStart();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const title = input.current?.value ?? "";
    const isEmpty = title.trim() === "";
    setMissing(isEmpty);
    if (isEmpty) {
      input.current?.focus();
      return;
    }
    const made = await start((ids) => make({ ...ids, title }));
    if (made) router.push(addressOf(made));
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField
        ref={input}
        label={words.label}
        hint={words.hint}
        error={isMissing && words.missing}
        name="title"
        maxLength={detailLimits.title}
        dir="auto"
        autoComplete="off"
        onChange={() => setMissing(false)}
      />
      <ErrorLine words={problem} />
      <div className="row mbs-6">
        <Button type="submit" look="first" disabled={isBusy}>
          {isBusy ? words.busy : words.button}
        </Button>
        {words.note && <span className="caption">{words.note}</span>}
      </div>
    </form>
  );
}

/** A title, and the course is there. */
export function StartForm({ isToOutline }: { isToOutline: boolean }) {
  const t = useTranslations("studio.start");
  return (
    <TitleForm
      words={{
        label: t("titleField"),
        hint: t("titleHint"),
        missing: t("needTitle"),
        button: t("create"),
        busy: t("creating"),
        note: t(isToOutline ? "toOutline" : "toBuilder"),
      }}
      make={(start) => api.studio.builder.create.mutate(start)}
      addressOf={({ courseId, sessionId }) =>
        isToOutline ? `/instructor/courses/${courseId}` : `/instructor/drafts/${sessionId}`
      }
    />
  );
}
