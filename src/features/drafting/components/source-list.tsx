"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine, StandingError } from "@/components/ui/error-line";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { DraftSourceView } from "@/features/drafting/server/source-row";
import { AddSource } from "./add-source";
import { DraftRow, DraftRows } from "./draft-rows";
import { SourceWatch } from "./source-watch";

const isOpen = ({ state }: DraftSourceView): boolean => state === "PENDING" || state === "PROCESSING";

/** The sources of a draft: what was read of each, what is the matter with it, and what can be done about that. */
export function SourceList({ draftId, sources }: { draftId: string; sources: readonly DraftSourceView[] }) {
  const t = useTranslations("drafting.sources");
  const pages = sources.reduce((sum, source) => sum + (source.pages ?? 0), 0);
  const ready = sources.filter(({ state }) => state === "READY").length;
  return (
    <section className="my-8" aria-labelledby="sources">
      <div className="row row--apart row--base">
        <h2 id="sources" className="label">
          {t("title")}
        </h2>
        <span className="caption num" role="status">
          {sources.length > 0 && t("ready", { ready, of: sources.length, pages })}
        </span>
      </div>
      {sources.length === 0 ? (
        <p className="muted">{t("empty")}</p>
      ) : (
        <DraftRows aria-labelledby="sources">
          {sources.map((source) => (
            <SourceLine key={source.id} draftId={draftId} source={source} />
          ))}
        </DraftRows>
      )}
      <AddSource draftId={draftId} />
      {sources.some(isOpen) && <SourceWatch />}
    </section>
  );
}

function SourceLine({ draftId, source }: { draftId: string; source: DraftSourceView }) {
  const t = useTranslations("drafting.sources");
  const router = useRouter();
  const { problem, run } = useCall({ inTurn: true });
  const { id, title, state, progress } = source;
  const act = (name: "retrySource" | "removeSource") =>
    run(async () => {
      await api.drafting[name].mutate({ draftId, sourceId: id });
      router.refresh();
    });
  return (
    <DraftRow
      icon={source.kind === "transcript" ? "captions" : "file-text"}
      beside={
        <>
          <SourceState state={state} />
          <span className="row row--tight">
            {state === "FAILED" && (
              <Button size="small" look="quiet" icon="rotate-cw" iconOnly onClick={() => act("retrySource")}>
                {t("retryOne", { name: title })}
              </Button>
            )}
            <Button size="small" look="quiet" icon="x" iconOnly onClick={() => act("removeSource")}>
              {t("removeOne", { name: title })}
            </Button>
          </span>
        </>
      }
    >
      {state === "READY" ? (
        <Link href={`/instructor/drafts/ai/${draftId}/sources/${id}`}>
          <bdi>{title}</bdi>
        </Link>
      ) : (
        <bdi>{title}</bdi>
      )}
      {state === "PROCESSING" && progress && (
        <ProgressBar
          label={t("reading", { name: title })}
          percent={(progress.done / progress.total) * 100}
          words={t("pagesDone", progress)}
        />
      )}
      <SourceWords source={source} />
      <ErrorLine words={problem} className="mbs-1" />
    </DraftRow>
  );
}

function SourceWords({ source }: { source: DraftSourceView }) {
  const t = useTranslations("drafting.sources");
  const why = useTranslations("drafting.reasons");
  const { state, failure, progress, kind, pages, characters, spans } = source;
  if (failure) {
    return <StandingError className="mbs-1">{why(failure.reason, failure.facts)}</StandingError>;
  }
  if (state !== "READY") {
    return <span className="caption num block">{progress ? t("pagesDone", progress) : t(state)}</span>;
  }
  const facts = { kind: t(`kinds.${kind ?? "text"}`), pages: pages ?? 0, characters, spans };
  return <span className="caption num block">{t(pages === null ? "facts" : "factsPages", facts)}</span>;
}

const looks = {
  PENDING: { icon: "clock", tone: "" },
  PROCESSING: { icon: "loader", tone: "" },
  READY: { icon: "check", tone: " state--positive" },
  FAILED: { icon: "x", tone: " state--negative" },
} as const;

function SourceState({ state }: { state: DraftSourceView["state"] }) {
  const t = useTranslations("drafting.sources.states");
  const { icon, tone } = looks[state];
  return (
    <span
      className={`state whitespace-nowrap max-phone:col-start-2 max-phone:row-start-2 max-phone:justify-self-start${tone}`}
    >
      <Icon name={icon} /> {t(state)}
    </span>
  );
}
