import { useFormatter, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Ledge } from "@/components/ui/ledge";
import { Tally } from "@/components/ui/tally";
import { TaskLead } from "@/components/work/task";
import { EntryList } from "@/features/interchange/components/entry-list";
import type { ImportResult } from "@/features/interchange/schema";

const counted = ["modules", "lessons", "assessments", "questions", "files"] as const;

/** What came over, what did not and why, what was kept. */
export function ImportDone({ result }: { result: ImportResult }) {
  const t = useTranslations("interchange.done");
  const format = useFormatter();
  const { course, notCarried, conflicts, notes } = result;
  return (
    <>
      <h1>{t(result.isNew ? "title" : "titleAgain", { title: course.title })}</h1>
      <TaskLead role="status">{t("lead", { count: notCarried.length })}</TaskLead>
      <div className="row mbs-6">
        <ButtonLink look="first" size="large" href={`/instructor/courses/${course.id ?? ""}`}>
          {t("open")}
        </ButtonLink>
        <ButtonLink href="/instructor/courses/import">{t("another")}</ButtonLink>
      </div>
      <Ledge />
      <h2>{t("carried")}</h2>
      <Tally lines={counted.map((kind) => ({ name: t(kind), value: <b>{format.number(result.carried[kind])}</b> }))} />
      {conflicts.length > 0 && (
        <>
          <h2>{t("kept")}</h2>
          <p>{t("keptWhy")}</p>
          <EntryList entries={conflicts} />
        </>
      )}
      {notCarried.length > 0 && (
        <>
          <h2>{t("lost")}</h2>
          <EntryList entries={notCarried} />
        </>
      )}
      {notes.length > 0 && (
        <>
          <h2>{t("notes")}</h2>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
      <p className="asof">{t("note")}</p>
    </>
  );
}
