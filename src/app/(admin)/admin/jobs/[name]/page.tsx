import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { Facts } from "@/components/ui/facts";
import { WorkColumns } from "@/components/work/work-columns";
import { WorkHead } from "@/components/work/work-head";
import { FunctionPanel } from "@/features/jobs/components/function-panel";
import { Trigger } from "@/features/jobs/components/function-table";
import { RunnerLine, RunnerNotice } from "@/features/jobs/components/jobs-head";
import { RunTable } from "@/features/jobs/components/run-table";
import { TimetableForm } from "@/features/jobs/components/timetable-form";
import { TimetableTexts } from "@/features/jobs/components/timetable-texts";
import { Took } from "@/features/jobs/components/took";
import { idIn } from "@/features/jobs/schema";
import type { ShownFunction } from "@/features/jobs/server/get-function";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ name: string }>; searchParams: Promise<{ before?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await params;
  return { title: `${name}, ${(await getTranslations("jobs"))("title")}`, robots: { index: false } };
}

/** One function: when it runs, whether it does, and how its runs went. */
export default async function FunctionPage({ params, searchParams }: Props) {
  await requireSite("admin.use");
  const [{ name }, asked, api, t] = await Promise.all([params, searchParams, serverApi(), getTranslations("jobs")]);
  const [fn, list] = await Promise.all([
    orRefuse(api.jobs.function({ name })),
    orRefuse(api.jobs.runs({ name, before: idIn(asked.before) })),
  ]);
  const [timetable] = fn.timetables;
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead>
        <Breadcrumbs trail={[{ name: t("title"), href: "/admin/jobs?show=functions" }]} />
        <div className="row row--apart">
          <h1 translate="no">{name}</h1>
          <RunnerLine list={list} />
        </div>
      </WorkHead>
      <RunnerNotice list={list} />
      <WorkColumns>
        <div>
          <section aria-label={t("function")}>
            <FunctionFactList fn={fn} />
          </section>
          {/* The table is the region of this name. */}
          <div>
            <h2>{t("runs")}</h2>
            {list.runs.length === 0 ? (
              <EmptyState title={t("empty.ofFunction")} />
            ) : (
              <RunTable
                runs={list.runs}
                here={null}
                hrefOf={(id) => `/admin/jobs?run=${id}#run`}
                older={list.olderThan && `/admin/jobs/${name}?before=${list.olderThan}`}
              />
            )}
          </div>
        </div>
        {list.inngest === null && (
          <aside aria-label={t("panel.label")}>
            <Messages only={["jobs"]}>
              <FunctionPanel name={name} isEnabled={fn.isEnabled} hasTimetable={timetable !== undefined} />
              {timetable && (
                <TimetableForm
                  key={fn.revision}
                  name={name}
                  given={{ cron: timetable.pattern, timeZone: timetable.timeZone }}
                  isSet={fn.isTimetableSet}
                  revision={fn.revision}
                  zones={Intl.supportedValuesOf("timeZone")}
                  nextDue={fn.due}
                />
              )}
            </Messages>
          </aside>
        )}
      </WorkColumns>
    </main>
  );
}

async function FunctionFactList({ fn }: { fn: ShownFunction }) {
  const t = await getTranslations("jobs");
  const [code] = fn.codeTimetables;
  return (
    <Facts
      of={[
        { name: t("startedBy"), value: <Trigger fn={fn} /> },
        ...(fn.isTimetableSet && code
          ? [{ name: t("inCode"), value: <TimetableTexts pattern={code.pattern} timeZone={code.timeZone} /> }]
          : []),
        { name: t("lastRun"), value: fn.lastRun ? <LocalTime at={fn.lastRun.createdAt} shape="ago" /> : t("never") },
        { name: t("nextRun"), value: fn.nextAt ? <LocalTime at={fn.nextAt} /> : fn.isEnabled ? "–" : t("off") },
        { name: t("usual"), value: fn.usualMs === null ? "–" : <Took ms={fn.usualMs} /> },
        { name: t("failures"), value: fn.failures },
        { name: t("attempts"), value: fn.attempts },
      ]}
    />
  );
}
