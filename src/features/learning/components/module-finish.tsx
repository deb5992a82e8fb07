import { useTranslations } from "next-intl";
import { Tick } from "@/components/ui/tick";
import type { Cloth } from "@/lib/cover";
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
        <div className={`module-finish cloth-${cloth}`}>
          {done <= mostTicks && (
            <p className="module-finish__ticks" aria-hidden="true">
              {Array.from({ length: done }, (_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: they differ by their place alone
                <Tick key={at} state="done" />
              ))}
            </p>
          )}
          <p className="module-finish__title">{t("title", { number })}</p>
          <p>{t.rich("lead", { title: nameOf(title), done, lessons })}</p>
          {next && <p className="muted">{t.rich("next", { number: next.number, title: nameOf(next.title) })}</p>}
        </div>
      )}
    </Freshly>
  );
}
