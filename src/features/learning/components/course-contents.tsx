import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { OpeningReasons } from "@/components/content/opening-reasons";
import { Static } from "@/components/static/static";
import { Icon } from "@/components/ui/icon";
import { Tick } from "@/components/ui/tick";
import { PlaceInView } from "@/features/learning/components/place-in-view";
import type { LessonPage, ListedLesson, ListedModule } from "@/features/learning/server/get-lesson-page";

type Page = Pick<LessonPage, "course" | "lesson" | "modules">;

/** With more lessons than this only the module of one's place lists its own; the others lead to where they begin. */
const mostListed = 60;

/** Words of the contents, looked up once: a course has many rows. */
interface RowTexts {
  done: string;
  shut: string;
  optional: string;
  minutes: (minutes: number) => string;
  count: (module: ListedModule) => string;
}

/** The contents beside the lesson; on a phone they fold under the bar. */
export function CourseContents({ page }: { page: Page }) {
  const t = useTranslations("learning");
  const { lesson, modules } = page;
  const lessons = modules.flatMap((module) => module.lessons);
  const counted = lessons.filter(({ isOptional }) => !isOptional);
  const at = counted.findIndex(({ id }) => id === lesson.id) + 1;
  const isOptional = lessons.some((one) => one.id === lesson.id && one.isOptional);
  const place = (
    <span className="caption num">{isOptional ? t("optionalHere") : t("place", { at, total: counted.length })}</span>
  );
  const words: RowTexts = {
    done: t("lessonDone"),
    shut: t("lessonShut"),
    minutes: (minutes) => t("minutes", { minutes }),
    optional: t("optional"),
    count: ({ done, total }) => (total === 0 ? t("optional") : t("moduleDone", { done, total })),
  };
  return (
    <nav className="player__toc" aria-label={t("contents")}>
      <Static as="p" className="toc__head">
        {t("contents")} {place}
      </Static>
      <details className="toc__switch">
        <Static as="summary">
          <Icon name="list" /> {t("contents")} {place}
        </Static>
      </details>
      <div className="rail">
        {modules.map((module) => (
          <ModuleRow
            key={module.id}
            module={module}
            page={page}
            words={words}
            isListed={lessons.length <= mostListed}
          />
        ))}
        <Static as="p" className="rail__rule caption">
          <Icon name="info" /> {t("rule")}
        </Static>
        <PlaceInView lessonId={lesson.id} />
      </div>
    </nav>
  );
}

interface ModuleRowProps {
  module: ListedModule;
  page: Page;
  words: RowTexts;
  isListed: boolean;
}

/** What folds is React's, so that a module that the reader opened stays open when its ticks change. */
function ModuleRow({ module, page: { course, lesson }, words, isListed }: ModuleRowProps) {
  const isHere = module.lessons.some((one) => one.id === lesson.id);
  const [first] = module.lessons;
  const row = (
    <>
      <span>{module.number}</span> <span lang={course.language}>{module.title}</span>{" "}
      <span className="caption">{words.count(module)}</span>
    </>
  );
  if (!isHere && !isListed && first) {
    return (
      <Static as="a" className="rail__part" href={`${course.readAt}/${first.id}`}>
        {row}
      </Static>
    );
  }
  return (
    <details className={isHere ? "rail__open" : undefined} open={isHere}>
      <Static as="summary">{row}</Static>
      <Static as="ol">
        {module.lessons.map((one, at) => (
          <Fragment key={one.id}>
            {one.section && one.section !== module.lessons[at - 1]?.section && (
              <li className="rail__section" lang={course.language}>
                {one.section}
              </li>
            )}
            <li>
              <LessonRow lesson={one} course={course} isHere={one.id === lesson.id} words={words} />
            </li>
          </Fragment>
        ))}
      </Static>
    </details>
  );
}

interface LessonRowProps {
  lesson: ListedLesson;
  course: Page["course"];
  isHere: boolean;
  words: RowTexts;
}

/** A plain link: hundreds of client-side ones would weigh more than they save. */
function LessonRow({ lesson, course, isHere, words }: LessonRowProps) {
  return (
    <a href={`${course.readAt}/${lesson.id}`} aria-current={isHere ? "page" : undefined}>
      {isHere && <span className="ribbon" aria-hidden="true" />}
      <Tick state={lesson.isDone ? "done" : isHere ? "here" : "open"} />
      <span className="num">{lesson.number}</span>
      <span>
        <span lang={course.language}>{lesson.title}</span>
        {lesson.isDone && <span className="visually-hidden">{words.done}</span>}
        {lesson.isOptional && <span className="rail__optional caption">{words.optional}</span>}
        {lesson.waitsFor.length > 0 && (
          <span className="rail__waits-for caption">
            <OpeningReasons reasons={lesson.waitsFor} language={course.language} />
          </span>
        )}
        {!lesson.isOpen && lesson.waitsFor.length === 0 && (
          <>
            <Icon name="lock" className="rail__shut" />
            <span className="visually-hidden">{words.shut}</span>
          </>
        )}
      </span>
      {lesson.minutes !== null && <span className="caption">{words.minutes(lesson.minutes)}</span>}
    </a>
  );
}
