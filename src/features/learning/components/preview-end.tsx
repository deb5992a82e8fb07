import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Cover } from "@/components/covers/cover";
import { Messages } from "@/components/i18n/messages";
import { ButtonLink } from "@/components/ui/button-link";
import type { LessonPage } from "@/features/learning/server/get-lesson-page";

/** Nothing more is open to a reader without an enrollment: `PreviewEnd` says how to go on. */
export const endsForReader = ({ access, entry, next, enrollment }: LessonPage): boolean =>
  entry !== null && next?.isOpen === false && !enrollment && access.body === "content";

/** Where what is open to a reader without an enrollment ends: how to go on with the next lesson. `wayIn` is the way into the course. */
export function PreviewEnd({ page, wayIn }: { page: LessonPage; wayIn: ReactNode }) {
  const t = useTranslations("learning.preview");
  const { course, entry, next, viewer } = page;
  if (!entry || !next || !endsForReader(page)) return null;
  const isFree = entry.entry.isOpen && !entry.isPriced;
  const there = encodeURIComponent(`${course.readAt}/${next.id}`);
  return (
    <section
      className="my-4 grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-6 gap-y-4 border-ink border-y py-6 type-ui max-[24rem]:grid-cols-[minmax(0,1fr)]"
      aria-labelledby="onward"
    >
      <Cover
        className="inline-44 max-[30rem]:inline-[7.75rem]"
        seed={course.slug}
        category={entry.category}
        title={course.title}
        language={course.language}
      />
      <div>
        <h2 className="mbs-0 mbe-2 type-h3" id="onward">
          {t(isFree ? "title" : "titlePriced")}
        </h2>
        <p>
          {t.rich(viewer.isSignedIn ? "lead" : "leadGuest", {
            course: () => <cite lang={course.language}>{course.title}</cite>,
            isFree: String(isFree),
          })}
        </p>
        <div className="row mbs-4">
          {isFree && !viewer.isSignedIn ? (
            <>
              <ButtonLink look="first" href={`/sign-up?next=${there}`}>
                {t("signUp")}
              </ButtonLink>
              <ButtonLink href={`/sign-in?next=${there}`}>{t("signIn")}</ButtonLink>
            </>
          ) : (
            <Messages only={["enrollment"]}>{wayIn}</Messages>
          )}
        </div>
      </div>
    </section>
  );
}
