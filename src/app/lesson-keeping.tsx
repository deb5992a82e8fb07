import { useLocale, useMessages, useTranslations } from "next-intl";
import { useBookmarkTexts } from "@/app/bookmark-texts";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";
import { LessonNotes } from "@/features/notebook/components/lesson/lesson-notes";
import { LessonTools, ResourceBookmark } from "@/features/notebook/components/lesson/lesson-tools";
import { compileMessages } from "@/i18n/compile-messages";
import type commonWords from "@/messages/en/common.json";
import type notebookTexts from "@/messages/en/notebook.json";

type Named = { page: LessonPage };

const placeOf = ({ course, lesson }: LessonPage) => ({ slug: course.slug, lessonId: lesson.id });

/** "Add note" and "Bookmark". */
export function Tools({ page }: Named) {
  const t = useTranslations("notebook.tools");
  const words = { ...useBookmarkTexts(), addNote: t("addNote"), notLoaded: t("notLoaded") };
  return <LessonTools key={page.lesson.id} {...placeOf(page)} words={words} />;
}

/** The notes; what they say in words travels with them, for their code comes later. */
export function Notes({ page }: Named) {
  const t = useTranslations("notebook.tools");
  const locale = useLocale();
  const { common, notebook } = useMessages() as { common: typeof commonWords; notebook: typeof notebookTexts };
  const { saved, undo, refused } = common;
  const messages = { common: { saved, undo, refused }, notebook: { lesson: notebook.lesson } };
  return (
    <LessonNotes
      key={page.lesson.id}
      {...placeOf(page)}
      words={{ locale, messages: compileMessages(messages) }}
      notLoaded={t("notLoaded")}
      loadAgain={t("loadAgain")}
    />
  );
}

export function ResourceKeeper({ page, id, title }: Named & { id: string; title: string }) {
  const t = useTranslations("notebook.tools");
  return (
    <ResourceBookmark {...placeOf(page)} resourceId={id} name={t("bookmarkOf", { title })} words={useBookmarkTexts()} />
  );
}
