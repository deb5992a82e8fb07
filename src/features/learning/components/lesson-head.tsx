import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Static } from "@/components/static/static";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";

interface LessonHeadProps {
  page: Pick<LessonPage, "course" | "lesson">;
  /** What a reader keeps of it; on a phone that is at the foot of the screen. */
  tools?: ReactNode;
  children: ReactNode;
}

/** Number, length and title of a lesson on its course's cloth, and what else is to be said before it. */
export function LessonHead({ page: { course, lesson }, tools, children }: LessonHeadProps) {
  const t = useTranslations("learning");
  const facts = [
    lesson.number,
    lesson.minutes === null ? null : t("minutes", { minutes: lesson.minutes }),
    lesson.isRequired ? null : t("optional"),
  ].filter((fact) => fact !== null);
  const Head = tools ? LiveHead : StaticHead;
  return (
    <Head
      className={`-mx-6 -mbs-12 col-span-full mbe-6 grid grid-cols-subgrid border-(--cloth) border-bs-[0.375rem] bg-(--cloth-wash) px-6 pbs-8 pbe-4 max-[56rem]:-mx-4 max-[56rem]:-mbs-6 max-[56rem]:mbe-4 max-[56rem]:px-4 max-[56rem]:pbs-4 max-[56rem]:pbe-2 [&>*]:col-2 [&>*]:min-inline-0 max-[56rem]:[&>*]:col-1 cloth-${course.cloth}`}
    >
      <div className="row row--apart relative">
        <p className="caption num">{facts.join(" · ")}</p>
        {tools && <div className="row row--tight max-[56rem]:hidden">{tools}</div>}
      </div>
      <h1
        className="mbs-1 mbe-2 tracking-[-0.018em] [font:460_2.625rem/3rem_var(--serif)] max-[56rem]:[font:var(--t-h1)]"
        lang={course.language}
      >
        {lesson.title}
      </h1>
      {children}
    </Head>
  );
}

interface HeadProps {
  className: string;
  children: ReactNode;
}

/** One piece of HTML, unless there is something in it to press. */
const StaticHead = (props: HeadProps) => <Static as="header" {...props} />;
const LiveHead = (props: HeadProps) => <header {...props} />;
