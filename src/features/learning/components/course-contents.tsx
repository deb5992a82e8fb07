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

/** A module's number, its title, and how much of it is done. */
const moduleRow =
  "grid grid-cols-[1.5rem_1fr_auto] items-baseline gap-1 py-2.5 [&>:first-child]:font-plain [&>:first-child]:text-ink-muted";

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
    <span className="caption num ms-auto">
      {isOptional ? t("optionalHere") : t("place", { at, total: counted.length })}
    </span>
  );
  const words: RowTexts = {
    done: t("lessonDone"),
    shut: t("lessonShut"),
    minutes: (minutes) => t("minutes", { minutes }),
    optional: t("optional"),
    count: ({ done, total }) => (total === 0 ? t("optional") : t("moduleDone", { done, total })),
  };
  return (
    <nav
      className="max-[56rem]:border-line max-[56rem]:border-be min-[56rem]:sticky min-[56rem]:inset-bs-14 min-[56rem]:overflow-y-auto min-[56rem]:max-block-[calc(100dvb-3.5rem)]"
      aria-label={t("contents")}
    >
      <Static as="p" className="flex items-baseline ps-6 pe-4 pbs-4 pbe-2 font-heavy max-[56rem]:hidden">
        {t("contents")} {place}
      </Static>
      <details className="min-[56rem]:hidden max-[56rem]:[&:not([open])+div]:hidden">
        <Static as="summary" className="flex list-none items-center gap-2 px-4 py-3 font-heavy min-block-11">
          <Icon name="list" /> {t("contents")} {place}
        </Static>
      </details>
      <div className="ps-6 pe-4 pbe-6 max-[56rem]:pe-6">
        {modules.map((module) => (
          <ModuleRow
            key={module.id}
            module={module}
            page={page}
            words={words}
            isListed={lessons.length <= mostListed}
          />
        ))}
        <Static as="p" className="caption grid grid-cols-[auto_1fr] gap-2 border-line border-bs pbs-3">
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
      <Static
        as="a"
        className={`${moduleRow} border-line border-bs no-underline hover:bg-sunken`}
        href={`${course.readAt}/${first.id}`}
      >
        {row}
      </Static>
    );
  }
  return (
    <details className="border-line border-bs" open={isHere}>
      <Static
        as="summary"
        className={`${moduleRow} list-none max-[56rem]:min-block-11 pointer-coarse:items-center [&::-webkit-details-marker]:hidden ${isHere ? "font-heavy" : ""}`}
      >
        {row}
      </Static>
      <Static as="ol" className="mbe-2">
        {module.lessons.map((one, at) => (
          <Fragment key={one.id}>
            {one.section && one.section !== module.lessons[at - 1]?.section && (
              <li className="pbs-2 pbe-0.5 type-caption font-strong text-ink-muted" lang={course.language}>
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
    <a
      className="relative -mx-2 grid grid-cols-[1.125rem_1.5rem_1fr_auto] gap-x-2 gap-y-1 rounded-control px-2 py-1.5 no-underline hover:bg-sunken here:bg-sunken here:font-strong pointer-coarse:items-center pointer-coarse:min-block-11 [&>.tick]:mbs-0.75"
      href={`${course.readAt}/${lesson.id}`}
      aria-current={isHere ? "page" : undefined}
    >
      {isHere && (
        <span className="ribbon absolute -start-4 inset-bs-0 inset-be-[-0.625rem] inline-2.5" aria-hidden="true" />
      )}
      <Tick state={lesson.isDone ? "done" : isHere ? "here" : "open"} />
      <span className="num font-plain text-ink-muted">{lesson.number}</span>
      <span>
        <span lang={course.language}>{lesson.title}</span>
        {lesson.isDone && <span className="visually-hidden">{words.done}</span>}
        {lesson.isOptional && <span className="caption block pbs-0.5">{words.optional}</span>}
        {lesson.waitsFor.length > 0 && (
          <span className="caption block pbs-0.5">
            <OpeningReasons reasons={lesson.waitsFor} language={course.language} />
          </span>
        )}
        {!lesson.isOpen && lesson.waitsFor.length === 0 && (
          <>
            <Icon name="lock" className="icon--inline ms-1 text-ink-muted" />
            <span className="visually-hidden">{words.shut}</span>
          </>
        )}
      </span>
      {lesson.minutes !== null && <span className="caption pbs-0.5">{words.minutes(lesson.minutes)}</span>}
    </a>
  );
}
