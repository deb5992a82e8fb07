"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { CheckRow } from "@/components/form/check-row";
import { SelectField } from "@/components/form/select-field";
import { showToast } from "@/components/ui/toasts";
import type { OpenLesson } from "@/features/discussion/server/open-lessons";
import { clockOf } from "@/lib/clock-of";
import { videoPosition } from "./lesson-video";
import type { TalkPlace } from "./talk-place";
import { WriteForm } from "./write-form";

interface AskFormProps {
  place: TalkPlace;
  /** What may be asked about, where it is not one lesson. */
  lessons: readonly OpenLesson[];
  /** Chosen at first. */
  lesson?: string | null;
}

/** A question about a lesson, at a second of its video where that runs, or about the course. */
export function AskForm({ place, lessons, lesson = null }: AskFormProps) {
  const t = useTranslations("discussion.talk");
  const { courseId, lessonId, reader, onChanged } = place;
  const [about, setAbout] = useState(lessonId ?? lesson);
  const [second, setSecond] = useState<number | null>(null);
  const [isAtSecond, setAtSecond] = useState(true);
  const choices = [
    { value: "", label: t("wholeCourse") },
    ...lessons.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
  ];
  return (
    <WriteForm
      of={{ writerId: reader.id, about: lessonId ?? courseId }}
      name={t("ask")}
      field={t("question")}
      hint={t("questionHint")}
      hasTitle
      submit={t("ask")}
      caption={t("seenBy")}
      captionUnkept={t("seenByUnkept")}
      onFocus={() => lessonId && setSecond((before) => before ?? videoPosition())}
      send={({ id, title, content }) =>
        api.discussion.ask.mutate({
          ...{ courseId, threadId: id, lessonId: about, title, content },
          videoSecond: isAtSecond && lessonId ? second : null,
        })
      }
      onSent={() => {
        setSecond(null);
        showToast({ words: t("asked"), icon: "check" });
        onChanged();
      }}
    >
      {lessonId === null && (
        <SelectField
          className="input"
          label={t("about")}
          choices={choices}
          value={about ?? ""}
          onChange={({ target }) => setAbout(target.value || null)}
        />
      )}
      {second !== null && (
        <CheckRow
          label={t("atSecond", { clock: clockOf(second) })}
          checked={isAtSecond}
          onChange={({ target }) => setAtSecond(target.checked)}
        />
      )}
    </WriteForm>
  );
}
