"use client";
import { type AbstractIntlMessages, NextIntlClientProvider, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { useRead } from "@/components/api/use-read";
import { SelectField } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";
import { Toaster } from "@/components/ui/toaster";
import { type LessonOrder, lessonOrders } from "@/features/discussion/rules";
import type { Talk } from "@/features/discussion/server/list-threads";
import { threadsAddress } from "@/features/discussion/thread-filter";
import { AskForm } from "./ask-form";
import { goToSecond } from "./lesson-video";
import { MutedNotice } from "./muted-notice";
import { ThreadEntry } from "./thread-entry";

export interface DiscussionPlace {
  courseId: string;
  slug: string;
  lessonId: string;
  language: string;
}

interface DiscussionPanelProps {
  place: DiscussionPlace;
  words: { locale: string; messages: AbstractIntlMessages };
}

/** The discussion under a lesson, fetched once its reader comes near. */
export function DiscussionPanel({ words, place }: DiscussionPanelProps) {
  return (
    <NextIntlClientProvider locale={words.locale} messages={words.messages} timeZone="UTC">
      <Discussion {...place} />
      <Toaster />
    </NextIntlClientProvider>
  );
}

const askedThread = (): string | null => /^#thread-([0-9a-f-]{36})$/.exec(location.hash)?.[1] ?? null;

function Discussion({ courseId, slug, lessonId, language }: DiscussionPlace) {
  const t = useTranslations("discussion.talk");
  const [order, setOrder] = useState<LessonOrder>("newest");
  const read = (signal: AbortSignal): Promise<Talk> =>
    api.discussion.lesson.query({ slug, lessonId, order, threadId: askedThread() }, { signal });
  const { found: talk, problem, again } = useRead(`${lessonId} ${order}`, read, { keeps: true });
  useArrival(talk);

  if (problem !== null)
    return (
      <p className="caption row row--tight" role="alert">
        {t("notLoaded")}
        <Button look="quiet" size="small" icon="refresh-cw" onClick={again}>
          {t("loadAgain")}
        </Button>
      </p>
    );
  if (!talk) return <p className="caption">{t("loading")}</p>;
  const { threads, total, reader } = talk;
  const place = { courseId, slug, lessonId, language, reader, onChanged: again };
  return (
    <>
      {reader.mute ? <MutedNotice mute={reader.mute} /> : <AskForm place={place} lessons={[]} />}
      {threads.length > 1 && (
        <SelectField
          className="input"
          label={t("sort")}
          choices={lessonOrders.map((value) => ({ value, label: t(`orders.${value}`) }))}
          value={order}
          onChange={({ target }) => setOrder(lessonOrders.find((name) => name === target.value) ?? "newest")}
        />
      )}
      {threads.length === 0 && <p className="muted">{t("noneHere")}</p>}
      {threads.map((thread) => (
        <ThreadEntry key={thread.id} thread={thread} place={place} />
      ))}
      <p className="caption">
        {total > threads.length && <>{t("someOf", { count: threads.length, total })} </>}
        <a href={threadsAddress(slug, total > 0 ? { lesson: lessonId } : {})}>{t("showAll")}</a>
      </p>
    </>
  );
}

/** Whoever comes from a list of threads is led to theirs, and the video to its second. */
function useArrival(talk: Talk | null): void {
  const isThere = talk !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the threads first stand on the page
  useEffect(() => {
    const id = isThere ? askedThread() : null;
    const thread = talk?.threads.find((one) => one.id === id);
    if (!thread) return;
    if (thread.videoSecond !== null) goToSecond(thread.videoSecond);
    document.getElementById(`thread-${thread.id}`)?.scrollIntoView({ block: "start" });
  }, [isThere]);
}
