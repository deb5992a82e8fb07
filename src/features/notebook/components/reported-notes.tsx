"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useRefusal } from "@/components/api/use-refusal";
import { ReasonDialog } from "@/components/form/reason-dialog";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ErrorLine } from "@/components/ui/error-line";
import { NoteFrame, NoteQuote, NoteSection, NoteText } from "@/features/notebook/components/note-frame";
import { longestReason } from "@/features/notebook/limits";
import type { ReportedNote } from "@/features/notebook/server/list-reported-notes";
import { reportReasonOf } from "@/lib/report-reasons";

interface ReportedNotesProps {
  course: { id: string; slug: string; language: string };
  /** Of the course, to name those that the notes are on. */
  lessons: readonly { id: string; number: string; title: string }[];
  notes: readonly ReportedNote[];
}

/** Shared notes that someone reported, and those that are hidden: for those who moderate the course. */
export function ReportedNotes({ course, lessons, notes }: ReportedNotesProps) {
  const t = useTranslations("notebook.team");
  return (
    <NoteSection id="reported-notes" title={t("title")}>
      {notes.length === 0 && <p className="muted">{t("none")}</p>}
      {notes.map((note) => (
        <Reported key={note.id} course={course} lesson={lessons.find(({ id }) => id === note.lessonId)} note={note} />
      ))}
    </NoteSection>
  );
}

interface ReportedProps {
  course: ReportedNotesProps["course"];
  lesson: ReportedNotesProps["lessons"][number] | undefined;
  note: ReportedNote;
}

function Reported({ course, lesson, note }: ReportedProps) {
  const t = useTranslations("notebook.team");
  return (
    <NoteFrame as="article" aria-label={t("by", { name: note.author })}>
      <p className="caption">
        <bdi>{note.author}</bdi>
        {lesson && (
          <>
            {" · "}
            <a href={`/learn/${course.slug}/${lesson.id}`}>
              <span className="num">{lesson.number}</span> <span lang={course.language}>{lesson.title}</span>
            </a>
          </>
        )}
      </p>
      {note.quote !== null && <NoteQuote>{note.quote}</NoteQuote>}
      <NoteText html={note.html} />
      {note.hidden !== null && <p className="caption">{t("hidden", { reason: note.hidden })}</p>}
      <Reports note={note} />
      <Verdict courseId={course.id} note={note} />
    </NoteFrame>
  );
}

function Reports({ note: { reports } }: { note: ReportedNote }) {
  const t = useTranslations("notebook.team");
  const reasons = useTranslations("notebook.lesson.report.reasons");
  if (reports.length === 0) return null;
  return (
    <Callout>
      <ul className="plain">
        {reports.map(({ id, reason, note, by }) => (
          <li key={id}>
            <b>{t("reportedBy", { name: by })}</b> {reasons(reportReasonOf(reason))} {note && <q dir="auto">{note}</q>}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function Verdict({ courseId, note }: { courseId: string; note: ReportedNote }) {
  const t = useTranslations("notebook.team");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { isBusy, problem, run } = useCall();
  const tell = useRefusal();
  const of = { courseId, noteId: note.id };

  const show = () =>
    run(async () => {
      await api.notebook.judgeNote.mutate({ ...of, verdict: { name: "show" } });
      router.refresh();
    });

  return (
    <>
      <div className="row row--tight">
        {note.hidden === null && (
          <Button size="small" icon="eye-off" onClick={() => setOpen(true)}>
            {t("hide")}
          </Button>
        )}
        <Button size="small" icon={note.hidden === null ? "check" : "eye"} disabled={isBusy} onClick={show}>
          {t(note.hidden === null ? "letStand" : "show")}
        </Button>
      </div>
      <ErrorLine words={problem} />
      {isOpen && (
        <ReasonDialog
          words={{
            ...{ title: t("hideTitle"), why: t("hideWhy"), field: t("reason") },
            ...{ send: t("hide"), close: t("cancel"), missing: t("noReason") },
          }}
          longest={longestReason}
          tell={tell}
          onSend={(reason) => api.notebook.judgeNote.mutate({ ...of, verdict: { name: "hide", reason } })}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            router.refresh();
          }}
        />
      )}
    </>
  );
}
