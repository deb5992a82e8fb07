import { useTranslations } from "next-intl";
import { useSize } from "@/components/i18n/use-size";
import { Ledge } from "@/components/ui/ledge";
import { type Stage, Stages } from "@/components/ui/stages";
import { TaskLead } from "@/components/work/task";
import { ImportWatch } from "@/features/interchange/components/import-watch";
import type { ImportStage, ImportStatus } from "@/features/interchange/schema";

const shown = ["opening", "reading", "pictures", "files", "saving"] as const satisfies readonly ImportStage[];

/** How far an import has come. */
export function ImportRunning({ status }: { status: ImportStatus }) {
  const t = useTranslations("interchange.run");
  const sizeOf = useSize();
  const here = status.progress === null ? 0 : shown.indexOf(status.progress.stage as (typeof shown)[number]);
  const size = sizeOf(status.sizeBytes);
  const stages = shown.map((stage, at): Stage => {
    const state = at < here ? "done" : at === here ? "here" : "open";
    const { done = 0, total = 0 } = status.progress ?? {};
    if (stage !== "files" || state !== "here" || total === 0) return { id: stage, name: t(stage), state };
    return { id: stage, name: t(stage), state, percent: (done / total) * 100, note: t("filesDone", { done, total }) };
  });
  return (
    <>
      <h1>{t("title", { name: status.fileName })}</h1>
      <TaskLead>{t("lead")}</TaskLead>
      <Ledge />
      <section aria-label={t("stages")} aria-live="polite">
        <Stages
          stages={[
            { id: "received", name: t("received"), state: "done", note: `${status.fileName}, ${size}` },
            ...stages,
          ]}
        />
      </section>
      <ImportWatch />
    </>
  );
}
