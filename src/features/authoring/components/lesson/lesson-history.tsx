"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useRead } from "@/components/api/use-read";
import { useSavedCall } from "@/components/api/use-saved-call";
import { TextField } from "@/components/form/text-field";
import { LocalTime } from "@/components/i18n/local-time";
import { CaptionList } from "@/components/studio/caption-list";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { SavedState } from "@/components/ui/saved-state";
import { TextDifference } from "@/components/ui/text-difference";
import { type LessonTexts, mostOfName } from "@/features/authoring/lesson/schema";
import type { LessonHistoryEntry } from "@/features/authoring/server/lesson/lesson-history";
import { diffTexts } from "@/features/editor/text-diff";

export interface LessonHistoryProps {
  courseId: string;
  lessonId: string;
  /** The texts as they are now. */
  current: LessonTexts;
  savedAt: Date | null;
  /** Null where the asker may only read. */
  onRestore: ((texts: LessonTexts) => void) | null;
}

const shownAtFirst = 8;
const names = ["content", "guestContent", "registeredContent"] as const satisfies readonly (keyof LessonTexts)[];

/** The states in which the lesson was saved; each can be compared with what is now, and put back. */
export function LessonHistory({ courseId, lessonId, current, savedAt, onRestore }: LessonHistoryProps) {
  const t = useTranslations("authoring.lesson");
  const [isWhole, setWhole] = useState(false);
  const [opened, setOpened] = useState<{ entry: LessonHistoryEntry; texts: LessonTexts } | null>(null);
  const { problem: unopened, run } = useCall({ place: "editor.errors" });
  const read = async (signal: AbortSignal): Promise<LessonHistoryEntry[]> => {
    const found = await api.authoring.lesson.history.query({ courseId, lessonId }, { signal });
    return found.map((entry) => ({ ...entry, savedAt: new Date(entry.savedAt) }));
  };
  // Read again after each save; what was read before it stays until then.
  const key = `${lessonId} ${savedAt?.getTime() ?? ""}`;
  const { found: entries, problem: unread, again } = useRead(key, read, { place: "editor.errors", keeps: true });

  const open = (entry: LessonHistoryEntry) =>
    run(async () => {
      const texts = await api.authoring.lesson.record.query({ courseId, lessonId, recordId: entry.id });
      setOpened({ entry, texts });
    });

  return (
    <section aria-labelledby="versions-of-lesson">
      <h2 id="versions-of-lesson" className="label">
        {t("history")}
      </h2>
      <ErrorLine words={unopened ?? unread} />
      {entries?.length === 0 && <p className="caption">{t("noHistory")}</p>}
      <CaptionList>
        {(isWhole ? entries : entries?.slice(0, shownAtFirst))?.map((entry) => (
          <li key={entry.id}>
            <button type="button" className="link pointer-coarse:min-block-11" onClick={() => open(entry)}>
              <LocalTime at={entry.savedAt} />
            </button>
            <span>{entry.name || (entry.version === 0 ? t("before") : (entry.by ?? t("unknown")))}</span>
          </li>
        ))}
      </CaptionList>
      {entries && entries.length > shownAtFirst && !isWhole && (
        <Button size="small" look="quiet" onClick={() => setWhole(true)}>
          {t("showAll", { count: entries.length })}
        </Button>
      )}
      {opened && (
        <Dialog open onClose={() => setOpened(null)} title={t("compare")}>
          <Differences before={opened.texts} now={current} />
          {onRestore && <EntryName courseId={courseId} lessonId={lessonId} entry={opened.entry} onNamed={again} />}
          <div className="row">
            <Button look="first" onClick={() => setOpened(null)}>
              {t("close")}
            </Button>
            {onRestore && (
              <Button
                onClick={() => {
                  onRestore(opened.texts);
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

/** The lesson's own text, and what others see instead where that differs too. */
function Differences({ before, now }: { before: LessonTexts; now: LessonTexts }) {
  const t = useTranslations("authoring.lesson");
  const differing = names.filter((name) => before[name] !== now[name]);
  if (differing.length === 0) return <p>{t("noDifference")}</p>;
  return differing.map((name) => (
    <section key={name} aria-label={t(`texts.${name}`)}>
      {(differing.length > 1 || name !== "content") && <h3>{t(`texts.${name}`)}</h3>}
      <TextDifference places={diffTexts(before[name], now[name])} />
    </section>
  ));
}

interface EntryNameProps {
  courseId: string;
  lessonId: string;
  entry: LessonHistoryEntry;
  onNamed: () => void;
}

/** A state with a name is kept as it is: no later save goes on in it. */
function EntryName({ courseId, lessonId, entry, onNamed }: EntryNameProps) {
  const t = useTranslations("authoring.lesson");
  const [name, setName] = useState(entry.name);
  const { isBusy, state, run } = useSavedCall({ place: "editor.errors" });

  function save(event: FormEvent) {
    event.preventDefault();
    void run(async () => {
      await api.authoring.lesson.nameRecord.mutate({ courseId, lessonId, recordId: entry.id, name: name.trim() });
      onNamed();
    });
  }

  return (
    <form onSubmit={save} className="my-6 grid gap-2">
      <TextField
        label={t("entryName")}
        hint={t("entryNameHint")}
        value={name}
        maxLength={mostOfName}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="row row--tight">
        <Button type="submit" size="small" disabled={isBusy || name.trim() === entry.name}>
          {t("nameIt")}
        </Button>
        <SavedState state={state} />
      </div>
    </form>
  );
}
