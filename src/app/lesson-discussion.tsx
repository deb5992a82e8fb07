import { type AbstractIntlMessages, useLocale, useMessages, useTranslations } from "next-intl";
import { LessonTalk } from "@/features/discussion/components/lesson-talk";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";
import { compileMessages } from "@/i18n/compile-messages";
import type commonWords from "@/messages/en/common.json";
import type discussionTexts from "@/messages/en/discussion.json";

type Catalog = { common: typeof commonWords; discussion: typeof discussionTexts };

/** For whom the discussion of a lesson is: who has an enrollment or teaches, and gets its content. */
export const mayDiscuss = ({ enrollment, viewer, access }: LessonPage): boolean =>
  access.body === "content" && (enrollment !== null || viewer.isStaff);

/** The questions below a lesson; what they say in words travels with them, for their code comes later. */
export function LessonDiscussion({ page }: { page: LessonPage }) {
  const t = useTranslations("discussion.page");
  const locale = useLocale();
  const { common, discussion } = useMessages() as unknown as Catalog;
  const { talk, write, team } = discussion;
  const parts: AbstractIntlMessages = page.viewer.isStaff ? { talk, write, team } : { talk, write };
  const messages = { common, discussion: parts };
  const { course, lesson } = page;
  return (
    <section className="mbs-8 type-ui" aria-labelledby="talk">
      <h2 className="type-h2 m-0" id="talk">
        {t(lesson.type === "DISCUSSION" ? "discussionTitle" : "underTitle")}
      </h2>
      <LessonTalk
        key={lesson.id}
        place={{ courseId: course.id, slug: course.slug, lessonId: lesson.id, language: course.language }}
        words={{ locale, messages: compileMessages(messages) }}
        isMain={lesson.type === "DISCUSSION"}
        show={t("showQuestions")}
      />
    </section>
  );
}
