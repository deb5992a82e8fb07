import { useTranslations } from "next-intl";
import { Tick } from "@/components/ui/tick";
import type { Cloth } from "@/lib/cover";
import { FinishTitle } from "./finish-title";
import { Freshly } from "./freshly";

/** More ticks than this say no more than their number does. */
const mostTicks = 24;

export interface FinishedModule {
  id: string;
  number: number;
  title: string;
  /** Its lessons that count, and how many of them are complete. */
  lessons: number;
  done: number;
  isDone: boolean;
  next: { number: number; title: string } | null;
}

interface ModuleFinishProps {
  enrollmentId: string;
  module: FinishedModule;
  /** Of the course: a BCP 47 tag. */
  language: string;
  /** Of the course's cover. */
  cloth: Cloth;
}

/** A module is done: said once, when it is, and read out; whoever comes back finds its ticks in the contents. */
export function ModuleFinish({ enrollmentId, module, language, cloth }: ModuleFinishProps) {
  const t = useTranslations("learning.moduleFinish");
  const { id, number, title, lessons, done, isDone, next } = module;
  const nameOf = (words: string) => () => <cite lang={language}>{words}</cite>;
  return (
    <Freshly name={`${enrollmentId} ${id}`} isDone={isDone}>
      {isDone && (
        <div
          className={`my-6 grid gap-1 border-(color:--cloth) border-s-[0.375rem] bg-(--cloth-wash) px-6 py-4 type-ui cloth-${cloth}`}
        >
          {done <= mostTicks && (
            <p className="mbe-1 flex flex-wrap gap-1 [&>:last-child]:animate-tick-fills" aria-hidden="true">
              {Array.from({ length: done }, (_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: they differ by their place alone
                <Tick key={at} state="done" />
              ))}
            </p>
          )}
          <FinishTitle>{t("title", { number })}</FinishTitle>
          <p>{t.rich("lead", { title: nameOf(title), done, lessons })}</p>
          {next && <p className="muted">{t.rich("next", { number: next.number, title: nameOf(next.title) })}</p>}
        </div>
      )}
    </Freshly>
  );
}
