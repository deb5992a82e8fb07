import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Link } from "@/components/ui/link";
import { ownLine, TableFrame } from "@/components/ui/table-frame";
import { ListEnd } from "@/components/work/queue";
import { countsTries, standingOf } from "@/features/jobs/rules";
import type { ListedRun } from "@/features/jobs/server/list-runs";
import { RunState } from "./run-state";
import { Took } from "./took";

/** Runs, newest first; each leads to its steps. */
export function RunTable({
  runs,
  here,
  hrefOf,
  older,
}: {
  runs: readonly ListedRun[];
  here: string | null;
  hrefOf: (runId: string) => string;
  /** Address of the runs before these. */
  older: string | null;
}) {
  const t = useTranslations("jobs");
  return (
    <div>
      <TableFrame aria-label={t("runs")}>
        <table>
          <caption className="visually-hidden">{t("runs")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("job")}</th>
              <th scope="col">{t("stateHead")}</th>
              <th scope="col" className="r">
                {t("try")}
              </th>
              <th scope="col" className="r">
                {t("tookHead")}
              </th>
              <th scope="col" className="r">
                {t("came")}
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id} aria-current={run.id === here ? "true" : undefined}>
                <th scope="row">
                  <Link href={hrefOf(run.id)} translate="no">
                    {run.name}
                  </Link>
                  <span className="caption" translate="no">
                    {run.eventName === "inngest/scheduled.timer"
                      ? t(run.isDue ? "byTimetable" : "byHand")
                      : run.eventName}
                  </span>
                </th>
                <td className={ownLine}>
                  <RunState run={run} />
                </td>
                <td className="r num" data-l={t("try")}>
                  {run.tries > 0 && countsTries(standingOf(run)) ? run.tries : "–"}
                </td>
                <td className="r num nowrap" data-l={t("tookHead")}>
                  {run.startedAt && run.endedAt ? <Took ms={run.endedAt.getTime() - run.startedAt.getTime()} /> : "–"}
                </td>
                <td className="r num" data-l={t("came")}>
                  <LocalTime at={run.createdAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {older && (
        <ListEnd>
          <Link className="caption" href={older}>
            {t("older")}
          </Link>
        </ListEnd>
      )}
    </div>
  );
}
