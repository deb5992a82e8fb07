"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useFailureWords } from "@/features/authoring/components/failure-words";
import { TextDifference } from "@/features/authoring/components/text-difference";
import type { LessonHistoryEntry } from "@/features/authoring/server/lesson/lesson-history";
import { diffTexts } from "@/features/authoring/text-diff";

export interface LessonHistoryProps {
  courseId: string;
  lessonId: string;
  /** The text as it stands now. */
  current: string;
  savedAt: Date | null;
  /** Null where the asker may only read. */
  onRestore: ((text: string) => void) | null;
}

const shownAtFirst = 8;

/** The states in which the lesson was saved; each can be compared with what stands now, and put back. */
export function LessonHistory({ courseId, lessonId, current, savedAt, onRestore }: LessonHistoryProps) {
  const t = useTranslations("authoring.lesson");
  const words = useFailureWords();
  const [entries, setEntries] = useState<LessonHistoryEntry[] | null>(null);
  const [isWhole, setWhole] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [opened, setOpened] = useState<{ entry: LessonHistoryEntry; text: string } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: read again after each save
  useEffect(() => {
    api.authoring.lesson.history.query({ courseId, lessonId }).then(
      (found) => setEntries(found.map((entry) => ({ ...entry, savedAt: new Date(entry.savedAt) }))),
      (error) => setProblem(words(error)),
    );
  }, [courseId, lessonId, savedAt]);

  async function open(entry: LessonHistoryEntry) {
    setProblem(null);
    try {
      const texts = await api.authoring.lesson.record.query({ courseId, lessonId, recordId: entry.id });
      setOpened({ entry, text: texts.content });
    } catch (error) {
      setProblem(words(error));
    }
  }

  return (
    <section aria-labelledby="versions-of-lesson">
      <h2 id="versions-of-lesson" className="label">
        {t("history")}
      </h2>
      <p role="alert" className="field__error" hidden={problem === null}>
        {problem}
      </p>
      {entries?.length === 0 && <p className="caption">{t("noHistory")}</p>}
      <ul className="sources caption">
        {(isWhole ? entries : entries?.slice(0, shownAtFirst))?.map((entry) => (
          <li key={entry.id}>
            <button type="button" className="linkish" onClick={() => open(entry)}>
              <LocalTime at={entry.savedAt} />
            </button>
            <span>{entry.name || (entry.version === 0 ? t("before") : (entry.by ?? t("unknown")))}</span>
          </li>
        ))}
      </ul>
      {entries && entries.length > shownAtFirst && !isWhole && (
        <Button size="small" look="quiet" onClick={() => setWhole(true)}>
          {t("showAll", { count: entries.length })}
        </Button>
      )}
      {opened && (
        <Dialog open onClose={() => setOpened(null)} title={t("compare")}>
          <TextDifference places={diffTexts(opened.text, current)} />
          <div className="row dialog__do">
            <Button look="first" onClick={() => setOpened(null)}>
              {t("close")}
            </Button>
            {onRestore && (
              <Button
                onClick={() => {
                  onRestore(opened.text);
                  setOpened(null);
                }}
              >
                {t("restore")}
              </Button>
            )}
          </div>
        </Dialog>
      )}
    </section>
  );
}
