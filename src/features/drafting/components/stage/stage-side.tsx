"use client";
import { useFormatter, useTranslations } from "next-intl";
import { CaptionList } from "@/components/studio/caption-list";
import { WriterSide } from "@/components/studio/writer";
import { Link } from "@/components/ui/link";
import type { StageSummary, StageView } from "@/features/drafting/server/runs/stage-view";
import { goesByLesson, totalSpent, unitCount } from "@/features/drafting/stage-rules";
import { Costs, MonthBudget } from "./month-budget";
import { stageBesideClass } from "./stage-columns";
import { useMoney } from "./stage-texts";

/** What a draft has cost so far, what it rests on, and where its sources are silent. */
export function StageSide({ view, summary }: { view: StageView; summary: StageSummary }) {
  const t = useTranslations("suggestions.side");
  return (
    <WriterSide className={`[&_.caption]:wrap-anywhere ${stageBesideClass}`} aria-label={t("name")}>
      {view.model === null ? <NoModel /> : <SoFar view={view} summary={summary} />}
      <Sources view={view} />
      <Gaps view={view} />
    </WriterSide>
  );
}

function SoFar({ view, summary }: { view: StageView; summary: StageSummary }) {
  const t = useTranslations("suggestions.side");
  const format = useFormatter();
  const money = useMoney();
  const spent = totalSpent(view.stages);
  const tokens = spent.inputTokens + spent.outputTokens;
  const isAsked = summary.state !== "none";
  return (
    <section aria-labelledby="so-far">
      <h2 id="so-far" className="label">
        {t("soFar")}
      </h2>
      <Costs>
        <p className="type-figure text-[1.75rem]/9 lining-nums [letter-spacing:-0.012em] [&>span]:type-caption [&>span]:text-ink-muted [&>span]:[letter-spacing:0]">
          {spent.currency !== null ? (
            <>
              {money(spent.costMicros, spent.currency)} <span className="num">{t("tokens", { count: tokens })}</span>
            </>
          ) : (
            <>
              {format.number(tokens)} <span>{t("tokensOnly")}</span>
            </>
          )}
        </p>
        <MonthBudget
          credits={view.credits}
          more={isAsked ? view.credits.reservedTokens : view.estimate.tokens * unitCount(view.stage, view.outline)}
        />
      </Costs>
      <dl className="facts caption">
        <dt>{t("read")}</dt>
        <dd className="num">{t("tokenCount", { count: spent.inputTokens })}</dd>
        <dt>{t("written")}</dt>
        <dd className="num">{t("tokenCount", { count: spent.outputTokens })}</dd>
        <dt>{t("model")}</dt>
        <dd className="mono" dir="ltr">
          {view.model}
        </dd>
      </dl>
    </section>
  );
}

function NoModel() {
  const t = useTranslations("suggestions.side");
  return (
    <section aria-labelledby="no-model">
      <h2 id="no-model" className="label">
        {t("noModel")}
      </h2>
      <p className="caption">{t("noModelWhy")}</p>
      <p className="caption">{t.rich("setModel", { code: (chunks) => <code>{chunks}</code> })}</p>
    </section>
  );
}

function Sources({ view: { draftId, sources } }: { view: StageView }) {
  const t = useTranslations("suggestions.side");
  return (
    <section aria-labelledby="used-sources">
      <h2 id="used-sources" className="label">
        {t("sources")}
      </h2>
      {sources.length === 0 ? (
        <p className="caption">{t("noSources")}</p>
      ) : (
        <CaptionList>
          {sources
            .toSorted((a, b) => b.uses - a.uses)
            .map(({ sourceId, title, uses }) => (
              <li key={sourceId}>
                <span className="num">{uses}</span>
                <span>
                  <Link href={`/instructor/drafts/ai/${draftId}/sources/${sourceId}`}>
                    <bdi>{title}</bdi>
                  </Link>
                  {uses === 0 && t("unused")}
                </span>
              </li>
            ))}
        </CaptionList>
      )}
    </section>
  );
}

function Gaps({ view: { draftId, stage, gaps, outline } }: { view: StageView }) {
  const t = useTranslations("suggestions.side");
  const fields = useTranslations("suggestions.landing");
  if (gaps.length === 0) return null;
  const order = outline.flatMap(({ lessons }) => lessons.map((lesson) => lesson.lessonId));
  const placeOf = (lessonId: string | null) => (lessonId === null ? -1 : order.indexOf(lessonId));
  const inOrder = gaps.toSorted((a, b) => placeOf(a.lessonId) - placeOf(b.lessonId));
  const base = `/instructor/drafts/ai/${draftId}`;
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps" className="label">
        {t("gaps")}
      </h2>
      <p className="caption">{t("gapsWhy")}</p>
      <ul className="caption my-1 grid list-disc gap-1 ps-4">
        {inOrder.map(({ title, lessonId, field }) => (
          <li key={lessonId ?? field ?? title} dir="auto">
            {lessonId !== null ? (
              <Link href={`${base}/${goesByLesson(stage) ? stage : "lessons"}?lesson=${lessonId}`}>{title}</Link>
            ) : (
              <b>{field === null ? title : fields(field)}</b>
            )}
          </li>
        ))}
      </ul>
      <p className="caption">{t.rich("gapsMend", { link: (chunks) => <Link href={base}>{chunks}</Link> })}</p>
    </section>
  );
}
