"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { InstantField } from "@/components/form/instant-field";
import { TextArea } from "@/components/form/text-area";
import { SheetEnd } from "@/components/sheet/sheet";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Link } from "@/components/ui/link";
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

/** The signature under the sheet: publishes what was checked above, now or at an hour. */
export function PublishForm(props: PublishFormProps) {
  const { courseId, slug, versionNumber, revision, isBlocked, maySchedule, stays } = props;
  const t = useTranslations("courses.publish");
  const sheet = useTranslations("versions.sheet");
  const router = useRouter();
  const { isBusy, problem, run } = useCall({ place: "editor.errors", staysBusy: true });
  const [published, setPublished] = useState<{ number: number; isMoving: boolean } | null>(null);
  const [note, setNote] = useState("");
  const [time, setTime] = useState("");
  const [moveId] = useState(() => uuidV7());
  const back = `/instructor/courses/${courseId}`;

  const publish = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The choice is further up on the sheet, beside what it means.
    const isMoving = new FormData(event.currentTarget).get("move") === "unfinished";
    const move = isMoving ? { moveId, groups: unfinishedGroups } : undefined;
    return run(async () => {
      const done = await api.courses.publish.mutate({ courseId, revision, changeNote: note, move });
      setPublished({ number: done.versionNumber, isMoving });
    });
  };
  const schedule = () =>
    run(async () => {
      await api.courses.schedule.mutate({ courseId, publishAt: time });
      router.push(back);
    });

  const isDone = published !== null;
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
          {isDone ? t("published") : isBusy ? t("publishing") : ""}
        </p>
        {isDone ? (
          <>
            <p>
              {t("publishedWhy", { number: published.number })}{" "}
              {published.isMoving && <Link href={`${back}/versions`}>{t("publishedMoves")}</Link>}
            </p>
            <ButtonLink look="first" href={`/courses/${slug}`}>
              {t("see")}
            </ButtonLink>
            <ButtonLink look="quiet" href={back}>
              {t("back")}
            </ButtonLink>
          </>
        ) : (
          <>
            <form id="publish" onSubmit={publish}>
              <Button type="submit" look="first" size="large" disabled={isBlocked || isBusy}>
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
          <Button onClick={schedule} disabled={time === "" || isBusy}>
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
