"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { api } from "@/components/api/client";
import { useShownAtOnce } from "@/components/api/use-shown-at-once";
import { ErrorLine } from "@/components/ui/error-line";

interface LabProps {
  slug: string;
  lessonId: string;
  checks: readonly string[];
  done: readonly number[];
  language: string;
  /** False for those without an enrollment: the list is then only read. */
  isKept: boolean;
}

/** What a student ticks off in a lab. Each tick is stored as it is made. */
export function LabList({ slug, lessonId, checks, done, language, isKept }: LabProps) {
  const t = useTranslations("learning");
  const title = useId();
  const { value: ticked, problem, change } = useShownAtOnce(done);
  const tick = (index: number, isDone: boolean) =>
    change({
      by: (before) => (isDone ? [...before, index] : before.filter((one) => one !== index)),
      send: async () => isKept && api.learning.setLabCheck.mutate({ slug, lessonId, index, isDone }),
    });

  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{t("lab.title")}</h2>
      <p className="caption">{t("lab.hint")}</p>
      <ul>
        {checks.map((check, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
          <li key={index}>
            <label className="check">
              <input
                type="checkbox"
                checked={ticked.includes(index)}
                onChange={(event) => void tick(index, event.target.checked)}
              />
              <span lang={language}>{check}</span>
            </label>
          </li>
        ))}
      </ul>
      <p role="status" className="caption">
        {t("lab.saved", { done: ticked.length, total: checks.length })}
      </p>
      <ErrorLine words={problem} />
    </section>
  );
}
