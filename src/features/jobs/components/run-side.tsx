import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { Tick, type TickState } from "@/components/ui/tick";
import { Step, StepList } from "@/components/work/step-list";
import { countsTries, standingOf } from "@/features/jobs/rules";
import type { ShownRun, ShownStep, StepState } from "@/features/jobs/server/get-run";
import type { ShownError } from "@/features/jobs/shown-value";
import { FollowRun } from "./follow-run";
import { RunActs } from "./run-acts";
import { runIcons, runTones } from "./run-state";
import { Took } from "./took";

const runHref = (runId: string) => `/admin/jobs?run=${runId}`;

/** One run: what it was given, its steps, what came of it, and what can be done about it. */
export function RunSide({ run, canAct }: { run: ShownRun; canAct: boolean }) {
  const t = useTranslations("jobs");
  const standing = standingOf(run);
  return (
    <section
      className="sticky inset-bs-6 border-line border-s ps-8 max-[68rem]:static max-[68rem]:border-ink max-[68rem]:border-s-0 max-[68rem]:border-bs-3 max-[68rem]:ps-0 max-[68rem]:pbs-4"
      aria-labelledby="run"
    >
      <div className="row row--apart">
        <h2 id="run" className="type-h3" translate="no">
          {run.isKnown ? <Link href={`/admin/jobs/${run.name}`}>{run.name}</Link> : run.name}
        </h2>
        <Tag tone={runTones[standing]} icon={runIcons[standing]}>
          {t(`state.${standing}`)}
          {run.tries > 0 &&
            run.mostTries !== null &&
            countsTries(standing) &&
            `, ${t("tryOf", { tries: run.tries, most: run.mostTries })}`}
        </Tag>
      </div>
      <p className="caption">
        {t.rich("runFacts", {
          at: () => <LocalTime at={run.createdAt} shape="second" />,
          id: () => (
            <span className="mono" translate="no">
              {run.id}
            </span>
          ),
        })}
      </p>
      <Kin run={run} />
      <Value label={t("input")} value={run.input} />
      {run.stepList.length === 0 ? (
        <p className="muted">{t("noSteps")}</p>
      ) : (
        <StepList label={t("stepsOf")}>
          {run.stepList.map((step) => (
            <RunStep key={step.id} step={step} />
          ))}
        </StepList>
      )}
      {run.error && standing !== "SKIPPED" && <Failure label={t("error")} error={run.error} />}
      <Value label={t("output")} value={run.output} />
      {standing === "SKIPPED" && <p className="caption">{t("skippedWhy")}</p>}
      {run.wakeAt && (
        <p className="caption">{t.rich("wakes", { at: () => <LocalTime at={run.wakeAt ?? ""} shape="second" /> })}</p>
      )}
      {canAct && <RunActs key={`${run.id} ${standing}`} runId={run.id} standing={standing} isKnown={run.isKnown} />}
      <FollowRun isOver={run.endedAt !== null} />
      <p className="caption">{t("covered")}</p>
    </section>
  );
}

function Kin({ run }: { run: ShownRun }) {
  const t = useTranslations("jobs");
  const kin = { repeats: run.repeats, invokedBy: run.invokedBy, repeatedBy: run.repeatedBy[0] ?? null };
  return (["repeats", "invokedBy", "repeatedBy"] as const).map((how) => {
    const runId = kin[how];
    if (runId === null) return null;
    return (
      <p key={how} className="caption">
        {t.rich(how, {
          a: (words) => <Link href={runHref(runId)}>{words}</Link>,
        })}
      </p>
    );
  });
}

const ticks: Record<StepState, TickState> = {
  COMPLETED: "done",
  FAILED: "failed",
  PENDING: "here",
  SLEEPING: "here",
  WAITING: "here",
};

function RunStep({ step }: { step: ShownStep }) {
  const t = useTranslations("jobs");
  const isOpen = step.state !== "COMPLETED" && step.state !== "FAILED";
  return (
    <Step
      tick={<Tick state={ticks[step.state]} />}
      end={
        <span className="type-caption pbs-0.5 text-ink-muted">{step.tookMs !== null && <Took ms={step.tookMs} />}</span>
      }
    >
      <span translate="no">{step.state === "FAILED" ? <b>{step.name}</b> : step.name}</span>
      <span className="caption">
        {t(`step.${step.isKept ? "KEPT" : step.state}`)}
        {step.endedAt && (
          <>
            {" "}
            <LocalTime at={step.endedAt} shape="second" />
          </>
        )}
        {isOpen && step.wakeAt && (
          <>
            {" "}
            <LocalTime at={step.wakeAt} shape="second" />
          </>
        )}
      </span>
      {step.awaits && (
        <span className="caption">
          {step.invokedRunId ? (
            <Link href={runHref(step.invokedRunId)} translate="no">
              {step.awaits}
            </Link>
          ) : (
            <span translate="no">{step.awaits}</span>
          )}
        </span>
      )}
      <Value label={t("outputOf", { step: step.name })} value={step.output} />
      {step.error && <Failure label={t("errorOf", { step: step.name })} error={step.error} />}
    </Step>
  );
}

/** Folded away where it is long. */
function Value({ label, value }: { label: string; value: string | null }) {
  if (value === null) return null;
  return (
    <details className="my-4" open={value.length < 200}>
      <summary className="caption block">{label}</summary>
      <Text label={label}>{value}</Text>
    </details>
  );
}

function Failure({ label, error: { name, message } }: { label: string; error: ShownError }) {
  return (
    <div className="my-4">
      <Text label={label}>{`${name}: ${message}`}</Text>
    </div>
  );
}

function Text({ label, children }: { label: string; children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section aria-label={label} tabIndex={0}>
      <pre
        className="mbs-2 whitespace-pre-wrap wrap-anywhere rounded-control bg-sunken px-3 py-2 [font:400_0.8125rem/1.375rem_var(--mono)]"
        dir="ltr"
        translate="no"
      >
        {children}
      </pre>
    </section>
  );
}
