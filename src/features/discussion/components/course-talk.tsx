"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { CourseThreads } from "@/features/discussion/schema";
import type { CourseTalk as Talk } from "@/features/discussion/server/list-threads";
import { AskForm } from "./ask-form";
import { MutedNotice } from "./muted-notice";
import { ThreadEntry } from "./thread-entry";

/** The threads on the page of the course, and the form for another one. */
export function CourseTalk({ talk, asked }: { talk: Talk; asked: CourseThreads }) {
  const t = useTranslations("discussion.talk");
  const router = useRouter();
  const { course, lessons, reader, threads } = talk;
  const place = {
    ...{ courseId: course.id, slug: course.slug, language: course.language, lessonId: null, reader },
    onChanged: () => router.refresh(),
  };
  return (
    <div>
      {asked.thread === null &&
        (reader.mute ? (
          <MutedNotice mute={reader.mute} />
        ) : (
          <AskForm key={asked.lesson} place={place} lessons={lessons} lesson={asked.lesson} />
        ))}
      <h2 className="visually-hidden">{t("listTitle")}</h2>
      {threads.length === 0 && <p className="muted">{t(isFiltered(asked) ? "noneFound" : "none")}</p>}
      {threads.map((thread) => (
        <ThreadEntry key={thread.id} thread={thread} place={place} />
      ))}
    </div>
  );
}

const isFiltered = ({ q, show, lesson }: CourseThreads): boolean => q !== "" || show !== "all" || lesson !== null;
