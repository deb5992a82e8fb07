import { getTranslations } from "next-intl/server";
import { Cover } from "@/components/covers/cover";
import { Link } from "@/components/ui/link";
import { timeWords } from "@/features/records/time-words";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

/** The course that may follow a finished one, with the reason: best one that follows from it. `after` is its title. */
export async function NextCourse({ after }: { after: string }) {
  const [recommended, t, words, time] = await Promise.all([
    serverApi().then((api) => orRefuse(api.records.recommendations())),
    getTranslations("records.recommended"),
    getTranslations("learning.finish"),
    getTranslations("records.time"),
  ]);
  const course = recommended.find(({ because }) => because === after) ?? recommended[0];
  if (!course)
    return (
      <p>
        <Link href="/courses">{words("allCourses")}</Link>
      </p>
    );
  const { slug, title, language, reason, because, people, among, totalMinutes } = course;
  return (
    <section
      className="my-6 grid grid-cols-[7.75rem_minmax(0,1fr)] items-center gap-6 border-line border-bs pbs-6 type-ui max-phone:gap-4"
      aria-labelledby="next-course"
    >
      <Cover seed={slug} category={course.coverGrammar ?? course.categorySlug} title={title} language={language} />
      <div>
        <h2 id="next-course" className="label m-0">
          {t("title")}
        </h2>
        <h3 className="mbs-0 mbe-1 wrap-anywhere [font:520_1.375rem/1.75rem_var(--serif)]" lang={language} dir="auto">
          <Link href={`/courses/${slug}`}>{title}</Link>
        </h3>
        <p>{t(reason, { because, people, among })}</p>
        {totalMinutes > 0 && <p className="caption">{timeWords(time, totalMinutes * 60)}</p>}
      </div>
    </section>
  );
}
