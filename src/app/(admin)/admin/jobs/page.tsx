import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { EmptyState } from "@/components/ui/empty-state";
import { WorkHead } from "@/components/work/work-head";
import { FunctionTable } from "@/features/jobs/components/function-table";
import { type JobsTab, JobsTabs, jobsTabs, RunnerLine, RunnerNotice } from "@/features/jobs/components/jobs-head";
import { RunSide } from "@/features/jobs/components/run-side";
import { RunTable } from "@/features/jobs/components/run-table";
import { idIn } from "@/features/jobs/schema";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<{ show?: string; run?: string; before?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("jobs"))("title"), robots: { index: false } };
}

/** What runs automatically: runs by their state, and every function. */
export default async function JobsPage({ searchParams }: Props) {
  await requireSite("admin.use");
  const asked = await searchParams;
  const tab: JobsTab = jobsTabs.find((name) => name === asked.show) ?? "all";
  const [api, t] = await Promise.all([serverApi(), getTranslations("jobs")]);
  const before = idIn(asked.before);
  const runId = idIn(asked.run);
  const [list, functions, run] = await Promise.all([
    orRefuse(api.jobs.runs({ tab: tab === "functions" ? "all" : tab, before })),
    tab === "functions" ? orRefuse(api.jobs.functions()) : null,
    runId && tab !== "functions" ? orRefuse(api.jobs.run({ runId })) : null,
  ]);
  const more = before ? `&before=${before}` : "";
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <h1>{t("title")}</h1>
        <RunnerLine list={list} />
      </WorkHead>
      <RunnerNotice list={list} />
      <JobsTabs here={tab} counts={list.counts} />
      {functions ? (
        <FunctionTable functions={functions} />
      ) : list.runs.length === 0 && !run ? (
        <EmptyState title={t(`empty.${tab}`)}>{tab === "all" && t("emptyWhy")}</EmptyState>
      ) : (
        <div
          className={
            run
              ? "grid grid-cols-[minmax(0,1fr)_30rem] items-start gap-x-12 gap-y-8 pbs-4 max-[68rem]:grid-cols-[minmax(0,1fr)]"
              : undefined
          }
        >
          <RunTable
            runs={list.runs}
            here={runId}
            hrefOf={(id) => `/admin/jobs?show=${tab}${more}&run=${id}#run`}
            older={list.olderThan && `/admin/jobs?show=${tab}&before=${list.olderThan}`}
          />
          {run && (
            <Messages only={["jobs"]}>
              <RunSide run={run} canAct={list.inngest === null} />
            </Messages>
          )}
        </div>
      )}
    </main>
  );
}
