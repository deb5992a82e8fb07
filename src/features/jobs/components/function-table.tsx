import Link from "next/link";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { ownLine, TableFrame } from "@/components/ui/table-frame";
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
    <TableFrame aria-label={t("functions")}>
      <table>
        <caption className="visually-hidden">{t("functions")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("function")}</th>
            <th scope="col">{t("lastRun")}</th>
            <th scope="col">{t("nextRun")}</th>
            <th scope="col" className="r">
              {t("usual")}
            </th>
            <th scope="col" className="r">
              {t("failures")}
            </th>
          </tr>
        </thead>
        <tbody>
          {functions.map((fn) => (
            <tr key={fn.name}>
              <th scope="row">
                <Link href={`/admin/jobs/${fn.name}`} prefetch={false} translate="no">
                  {fn.name}
                </Link>{" "}
                {!fn.isEnabled && <Tag icon="circle-slash">{t("off")}</Tag>}
                <Trigger fn={fn} />
              </th>
              <td className={ownLine}>
                {fn.lastRun ? (
                  <Link href={`/admin/jobs?run=${fn.lastRun.id}#run`} prefetch={false}>
                    <RunState run={{ ...fn.lastRun, wakeAt: null, errorName: null, steps: 0 }} />{" "}
                    <LocalTime at={fn.lastRun.createdAt} />
                  </Link>
                ) : (
                  <span className="muted">{t("never")}</span>
                )}
              </td>
              <td className="num" data-l={t("nextRun")}>
                {fn.nextAt ? <LocalTime at={fn.nextAt} /> : "–"}
              </td>
              <td className="r num nowrap" data-l={t("usual")}>
                {fn.usualMs === null ? "–" : <Took ms={fn.usualMs} />}
              </td>
              <td className="r num" data-l={t("failures")}>
                {fn.failures < mostCounted ? fn.failures : t("more", { count: mostCounted })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
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
