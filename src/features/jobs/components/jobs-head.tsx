import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Notice } from "@/components/ui/notice";
import { Tabs } from "@/components/ui/tabs";
import { mostCounted, runTabs } from "@/features/jobs/rules";
import type { RunList } from "@/features/jobs/server/list-runs";

/** After which silence no one runs anything. */
const silentMs = 20_000;

const isSilent = ({ beatAt, asOf }: Pick<RunList, "beatAt" | "asOf">) =>
  beatAt === null || asOf.getTime() - beatAt.getTime() > silentMs;

/** Who runs the functions, and whether they answer. */
export function RunnerLine({ list }: { list: RunList }) {
  const t = useTranslations("jobs");
  return (
    <p className="asof">
      {t(list.problem ? "brokenShort" : list.inngest ? "atInngestShort" : isSilent(list) ? "silent" : "answers")}{" "}
      {t.rich("asOf", { at: () => <LocalTime at={list.asOf} shape="second" /> })}
    </p>
  );
}

export function RunnerNotice({ list }: { list: RunList }) {
  const t = useTranslations("jobs");
  if (list.inngest) {
    const address = list.inngest;
    return (
      <>
        {list.problem && (
          <Notice tone="caution">
            <p>
              <strong>{t(`broken.${list.problem}`)}</strong> {t(`brokenWhy.${list.problem}`)}
            </p>
          </Notice>
        )}
        <Notice icon="external-link">
          <p>{t.rich("atInngest", { a: (chunks) => <a href={address}>{chunks}</a> })}</p>
        </Notice>
      </>
    );
  }
  if (!isSilent(list)) return null;
  return (
    <Notice tone="caution">
      <p>{t("silentWhy")}</p>
    </Notice>
  );
}

export type JobsTab = "functions" | (typeof runTabs)[number];
export const jobsTabs: readonly JobsTab[] = [...runTabs, "functions"];

export function JobsTabs({ here, counts }: { here: JobsTab; counts: RunList["counts"] }) {
  const t = useTranslations("jobs");
  return (
    <Tabs
      label={t("tabs")}
      tabs={jobsTabs.map((tab) => ({
        href: `/admin/jobs?show=${tab}`,
        current: tab === here,
        name: (
          <>
            {t(`tab.${tab}`)}{" "}
            {tab !== "functions" && (
              <span className="num">{counts[tab] < mostCounted ? counts[tab] : t("more", { count: mostCounted })}</span>
            )}
          </>
        ),
      }))}
    />
  );
}
