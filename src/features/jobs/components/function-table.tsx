import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { mostCounted } from "@/features/jobs/rules";
import type { FunctionFacts } from "@/features/jobs/server/list-functions";
import { RunState } from "./run-state";
import { TimetableTexts } from "./timetable-texts";
import { Took } from "./took";

/** Every function: what starts it, how it went, when it comes next. */
export function FunctionTable({ functions }: { functions: readonly FunctionFacts[] }) {
  const t = useTranslations("jobs");
  return (
    <DataTable
      caption={t("functions")}
      rows={functions}
      keyOf={({ name }) => name}
      columns={[
        {
          id: "function",
          name: t("function"),
          cell: (fn) => (
            <>
              <Link href={`/admin/jobs/${fn.name}`} translate="no">
                {fn.name}
              </Link>{" "}
              {!fn.isEnabled && <Tag icon="circle-slash">{t("off")}</Tag>}
              <Trigger fn={fn} />
            </>
          ),
        },
        { id: "last", name: t("lastRun"), cell: ({ lastRun }) => <LastRun of={lastRun} />, line: true },
        {
          id: "next",
          name: t("nextRun"),
          label: t("nextRun"),
          cell: ({ nextAt }) => (nextAt ? <LocalTime at={nextAt} /> : "–"),
        },
        {
          id: "usual",
          name: t("usual"),
          label: t("usual"),
          cell: ({ usualMs }) => <span className="nowrap">{usualMs === null ? "–" : <Took ms={usualMs} />}</span>,
          end: true,
        },
        {
          id: "failures",
          name: t("failures"),
          label: t("failures"),
          cell: ({ failures }) => (failures < mostCounted ? failures : t("more", { count: mostCounted })),
          end: true,
        },
      ]}
    />
  );
}

function LastRun({ of: run }: { of: FunctionFacts["lastRun"] }) {
  const t = useTranslations("jobs");
  if (!run) return <span className="muted">{t("never")}</span>;
  return (
    <Link href={`/admin/jobs?run=${run.id}#run`}>
      <RunState run={{ ...run, wakeAt: null, errorName: null, steps: 0 }} /> <LocalTime at={run.createdAt} />
    </Link>
  );
}

/** What starts a function: its timetable as a sentence, or the names of its events. */
export function Trigger({ fn }: { fn: Pick<FunctionFacts, "timetables" | "events" | "isTimetableSet"> }) {
  const t = useTranslations("jobs");
  return (
    <span className="caption">
      {fn.timetables.map(({ trigger, pattern, timeZone }) => (
        <span key={trigger}>
          <TimetableTexts pattern={pattern} timeZone={timeZone} />
          {fn.isTimetableSet && ` (${t("set")})`}
        </span>
      ))}
      {fn.events.length > 0 && <span translate="no">{fn.events.join(", ")}</span>}
      {fn.timetables.length === 0 && fn.events.length === 0 && t("byOthers")}
    </span>
  );
}
