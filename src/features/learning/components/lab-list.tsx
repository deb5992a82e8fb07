"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";

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
  const [ticked, setTicked] = useState<readonly number[]>(done);
  const refusal = useRefusal();
  const [problem, setProblem] = useState<string | null>(null);

  async function tick(index: number, isDone: boolean) {
    const before = ticked;
    setProblem(null);
    setTicked(isDone ? [...before, index] : before.filter((one) => one !== index));
    if (!isKept) return;
    try {
      await api.learning.setLabCheck.mutate({ slug, lessonId, index, isDone });
    } catch (error) {
      setTicked((now) => (isDone ? now.filter((one) => one !== index) : [...now, index]));
      setProblem(refusal(error));
    }
  }

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
      {problem && (
        <p role="alert" className="field__error">
          {problem}
        </p>
      )}
    </section>
  );
}
