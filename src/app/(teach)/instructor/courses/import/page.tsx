import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { TaskMain, TaskPage } from "@/components/work/task";
import { env } from "@/env/server";
import { ImportDone } from "@/features/interchange/components/import-done";
import { ImportFailed } from "@/features/interchange/components/import-failed";
import { ImportRunning } from "@/features/interchange/components/import-running";
import { ImportAside, ImportStart } from "@/features/interchange/components/import-start";
import type { ImportStatus } from "@/features/interchange/schema";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<{ run?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("interchange.import"))("title"), robots: { index: false } };
}

/** Brings a course in from a file. `?run=` shows one import: running, done or stopped. */
export default async function ImportPage({ searchParams }: Props) {
  await requireSite("course.create");
  const { run } = await searchParams;
  const [t, format] = await Promise.all([getTranslations("interchange.import"), getFormatter()]);
  const status =
    typeof run === "string" ? await orRefuse((await serverApi()).interchange.import({ importId: run })) : null;
  const limit = format.number(env.MAX_ARCHIVE_BYTES / 1_000_000_000, {
    style: "unit",
    unit: "gigabyte",
    maximumFractionDigits: 1,
  });
  const crumbs = [{ name: t("crumb"), href: "/instructor/courses" }];
  return (
    <TaskPage>
      <TaskMain>
        <Breadcrumbs
          trail={status === null ? crumbs : [...crumbs, { name: t("title"), href: "/instructor/courses/import" }]}
        />
        {status === null ? <ImportStart limit={limit} /> : <OneImport status={status} />}
      </TaskMain>
      {status === null && <ImportAside />}
    </TaskPage>
  );
}

function OneImport({ status }: { status: ImportStatus }) {
  if (status.result !== null) return <ImportDone result={status.result} />;
  if (status.failure !== null) return <ImportFailed failure={status.failure} fileName={status.fileName} />;
  return <ImportRunning status={status} />;
}
