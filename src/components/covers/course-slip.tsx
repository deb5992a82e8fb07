import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Link } from "@/components/ui/link";
import { Cover } from "./cover";

interface SlipCourse {
  slug: string;
  title: string;
  language: string;
  categorySlug: string | null;
  coverGrammar: string | null;
}

interface CourseSlipProps {
  course: SlipCourse;
  /** Where the title leads; without one it is plain text. */
  href?: string;
  /** How long the course is, or how far one is in it. */
  at: ReactNode;
  /** The way on. */
  action?: { href: string; words: string };
  /** What is said below the title. */
  children: ReactNode;
}

/** A course as a row of a list. On a phone the whole row leads where its title does. */
export function CourseSlip({ course, href, at, action, children }: CourseSlipProps) {
  const { slug, title, language, coverGrammar, categorySlug } = course;
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)_6rem_auto] items-center gap-6 border-bs border-line py-3 max-phone:relative max-phone:grid-cols-[4.5rem_minmax(0,1fr)_auto] max-phone:items-start max-phone:gap-x-4 max-phone:gap-y-0 max-phone:py-4">
      <Cover
        className="max-phone:row-span-2 max-phone:self-start"
        seed={slug}
        category={coverGrammar ?? categorySlug}
      />
      <div className="max-phone:col-[2/-1]">
        <h3 className="[font:540_1.125rem/1.5rem_var(--serif)]" lang={language} dir="auto">
          {href ? (
            <Link className="no-underline hover:underline max-phone:after:absolute max-phone:after:inset-0" href={href}>
              {title}
            </Link>
          ) : (
            title
          )}
        </h3>
        {children}
      </div>
      <p
        className={`num grid gap-1 text-ink-muted max-phone:type-caption max-phone:col-2 max-phone:mbs-2 max-phone:grid-cols-[minmax(0,1fr)_auto] max-phone:items-center max-phone:gap-3 ${action ? "" : "min-phone:col-[3/-1] min-phone:text-end"}`}
      >
        {at}
      </p>
      {action && (
        <ButtonLink
          className="max-phone:relative max-phone:-my-3 max-phone:justify-self-start max-phone:self-end max-phone:border-transparent max-phone:bg-transparent max-phone:px-1 max-phone:underline max-phone:decoration-edge max-phone:decoration-1 max-phone:underline-offset-[0.2em]"
          href={action.href}
        >
          {action.words}
          <span className="visually-hidden">, {title}</span>
        </ButtonLink>
      )}
    </li>
  );
}
