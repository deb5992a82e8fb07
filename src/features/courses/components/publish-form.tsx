"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { InstantField } from "@/components/form/instant-field";
import { TextArea } from "@/components/form/text-area";
import { SheetEnd } from "@/components/sheet/sheet";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { unfinishedGroups } from "@/features/courses/schema";
import { uuidV7 } from "@/lib/uuid-v7";

export interface PublishFormProps {
  courseId: string;
  slug: string;
  versionNumber: number;
  /** Of the draft that was checked; undefined where an old version goes back on the catalog. */
  revision: number | undefined;
  isBlocked: boolean;
  maySchedule: boolean;
  /** Number of the version that is live until then. */
  stays: number | null;
}

type Step = { kind: "asking" } | { kind: "sending" } | { kind: "published"; versionNumber: number };

/** The signature under the sheet: publishes what was checked above, now or at an hour. */
export function PublishForm(props: PublishFormProps) {
  const { courseId, slug, versionNumber, revision, isBlocked, maySchedule, stays } = props;
  const t = useTranslations("courses.publish");
  const sheet = useTranslations("versions.sheet");
  const words = useRefusal("editor.errors");
  const router = useRouter();
  const [step, setStep] = useState<Step>({ kind: "asking" });
  const [problem, setProblem] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [time, setTime] = useState("");
  const [moveId] = useState(() => uuidV7());
  const back = `/instructor/courses/${courseId}`;

  async function send(call: () => Promise<Step>) {
    setProblem(null);
    setStep({ kind: "sending" });
    try {
      setStep(await call());
    } catch (error) {
      setProblem(words(error));
      setStep({ kind: "asking" });
    }
  }
  const publish = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The choice is further up on the sheet, beside what it means.
    const isMoving = new FormData(event.currentTarget).get("move") === "unfinished";
    const move = isMoving ? { moveId, groups: unfinishedGroups } : undefined;
    return send(async () => {
      const done = await api.courses.publish.mutate({ courseId, revision, changeNote: note, move });
      return { kind: "published", versionNumber: done.versionNumber };
    });
  };
  const schedule = () =>
    send(async () => {
      await api.courses.schedule.mutate({ courseId, publishAt: time });
      router.push(back);
      return { kind: "sending" };
    });

  const isDone = step.kind === "published";
  return (
    <section className="mbs-8" aria-label={t("now")}>
      {!isDone && revision !== undefined && !isBlocked && (
        <TextArea
          label={t("note", { number: versionNumber })}
          hint={t("noteHint")}
          rows={3}
          maxLength={400}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      )}
      <SheetEnd>
        <p role="status" className={isDone ? "type-h3 inline-full" : "visually-hidden"}>
          {isDone ? t("published") : step.kind === "sending" ? t("publishing") : ""}
        </p>
        {isDone ? (
          <>
            <p>{t("publishedWhy", { number: step.versionNumber })}</p>
            <ButtonLink look="first" href={`/courses/${slug}`} prefetch={false}>
              {t("see")}
            </ButtonLink>
            <ButtonLink look="quiet" href={back}>
              {t("back")}
            </ButtonLink>
          </>
        ) : (
          <>
            <form id="publish" onSubmit={publish}>
              <Button type="submit" look="first" size="large" disabled={isBlocked || step.kind === "sending"}>
                {t("now")}
              </Button>
            </form>
            {isBlocked && <span className="caption">{t("off")}</span>}
            <ButtonLink look="quiet" href={back}>
              {t("notYet")}
            </ButtonLink>
            {stays !== null && <p className="caption end">{sheet("stays", { number: stays })}</p>}
          </>
        )}
      </SheetEnd>
      {!isDone && maySchedule && !isBlocked && (
        <SheetEnd>
          <InstantField label={t("later")} value={time} onInstant={setTime} />
          <Button onClick={schedule} disabled={time === "" || step.kind === "sending"}>
            {t("schedule")}
          </Button>
        </SheetEnd>
      )}
      {problem && (
        <Notice tone="negative" live="alert">
          {problem}
        </Notice>
      )}
    </section>
  );
}
