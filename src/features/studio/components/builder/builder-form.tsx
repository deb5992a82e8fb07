"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import type { SaverView } from "@/components/form/field-saver";
import { StudioColumns, StudioSide } from "@/components/studio/studio-columns";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { ProgressBar } from "@/components/ui/progress-bar";
import { SavedState } from "@/components/ui/saved-state";
import { Stages } from "@/components/ui/stages";
import {
  type BuilderFacts,
  type BuilderStep,
  builderSteps,
  type ConfirmableStep,
  findStepErrors,
  judgeProgress,
} from "@/features/courses/builder";
import type { CourseDetails, DetailField } from "@/features/courses/details";
import type { SettingsFormProps } from "@/features/studio/components/settings-form";
import { useDetails } from "@/features/studio/hooks/use-details";
import { OpenThings } from "./open-things";
import { PricingStep } from "./pricing-step";
import { StepBody, type StepBodyProps } from "./step-body";
import { useStep } from "./use-step";

export interface BuilderFormProps {
  sessionId: string;
  courseId: string;
  viewerId: string;
  slug: string;
  isReadOnly: boolean;
  left: BuilderStep;
  details: CourseDetails;
  facts: BuilderFacts;
  moduleCount: number;
  languages: readonly { tag: string; name: string }[];
  settings: Pick<SettingsFormProps, "revision" | "taken" | "initial" | "categories">;
}

/** Enter in a field, and the button outside of the form, go on to the next step. */
const stepForm = "step-form";

/** What the server knows of the course, with what is typed and not there yet. */
function withTyped(facts: BuilderFacts, { values }: SaverView<DetailField>): BuilderFacts {
  const text = (value: unknown) => String(value ?? "");
  const list = (value: unknown) => (Array.isArray(value) ? (value as string[]) : []);
  return {
    ...facts,
    title: text(values.title),
    subtitle: text(values.subtitle),
    description: text(values.description),
    metaDescription: text(values.metaDescription),
    audience: list(values.audience),
    objectives: list(values.objectives),
  };
}

/** The nine steps: one on the page, all of them beside it, with what is done and what keeps each open. */
export function BuilderForm(props: BuilderFormProps) {
  const { sessionId, courseId, viewerId, details, isReadOnly } = props;
  const t = useTranslations("studio.builder");
  const router = useRouter();
  const { saver, view } = useDetails({ courseId, viewerId, sessionId, details });
  const { step, go } = useStep(sessionId, props.left);
  const [confirmed, setConfirmed] = useState(props.facts.confirmed);
  const noting = useCall({ place: "editor.errors", inTurn: true });
  const facts = { ...withTyped(props.facts, view), confirmed };
  const errors = findStepErrors(facts);
  const { done, percentage } = judgeProgress(errors);
  const at = builderSteps.indexOf(step);
  const [before, after] = [builderSteps[at - 1], builderSteps[at + 1]];
  const here = errors.filter((error) => error.step === step);

  function travel(to: BuilderStep, field?: string) {
    void saver.flush();
    go(to, field);
  }

  async function confirm(what: ConfirmableStep, isMeant: boolean) {
    const mark = (isOn: boolean) =>
      setConfirmed((known) => [...known.filter((name) => name !== what), ...(isOn ? [what] : [])]);
    mark(isMeant);
    const note = { sessionId, confirm: { step: what, isMeant } };
    if (!(await noting.run(() => api.studio.builder.note.mutate(note)))) mark(!isMeant);
  }

  const stages = builderSteps.map((name) => {
    const open = errors.filter((error) => error.step === name).length;
    const isDone = done.includes(name);
    return {
      id: name,
      name: t(`names.${name}`),
      state: name === step ? ("here" as const) : isDone ? ("done" as const) : ("open" as const),
      note: t("open", { count: open }),
      go: {
        href: `?step=${name}`,
        onGo: (event: { preventDefault: () => void }) => {
          event.preventDefault();
          travel(name);
        },
      },
    };
  });

  const body: StepBodyProps = {
    ...props,
    step,
    facts,
    errors,
    home: { saver, view, isReadOnly },
    onConfirm: confirm,
    onGo: travel,
    onSettingsSaved: () => router.refresh(),
  };
  return (
    <StudioColumns
      className="grid max-inline-[46rem] grid-cols-[minmax(0,1fr)] gap-6"
      side={
        <StudioSide aria-label={t("progress")}>
          <div>
            <ProgressBar
              label={t("progress")}
              percent={percentage}
              words={t("percent", { percent: Math.round(percentage) })}
            />
            <p className="caption num mbs-1">{t("percent", { percent: Math.round(percentage) })}</p>
          </div>
          <nav aria-label={t("steps")}>
            <Stages stages={stages} />
          </nav>
        </StudioSide>
      }
    >
      <div className="flex min-block-6 flex-wrap justify-between gap-x-4 gap-y-1">
        <p className="caption">{t("stepOf", { number: at + 1, total: builderSteps.length })}</p>
        {!isReadOnly && <SavedState state={view.state} />}
      </div>
      <h2 className="-mbs-4" id="step" tabIndex={-1}>
        {t(`names.${step}`)}
      </h2>
      <p className="lead -mbs-4">{t(`leads.${step}`)}</p>
      {here.length > 0 && step !== "publish" && (
        <section className="border-s-3 border-s-ink ps-4" aria-label={t("openHere", { count: here.length })}>
          <p className="label">{t("openHere", { count: here.length })}</p>
          <OpenThings errors={here} courseId={courseId} onGo={travel} />
        </section>
      )}
      <ErrorLine words={noting.problem} />
      {step !== "pricing" && (
        <form
          id={stepForm}
          className="grid grid-cols-[minmax(0,1fr)] gap-6"
          onSubmit={(event) => {
            event.preventDefault();
            if (after) travel(after);
            else void saver.flush();
          }}
        >
          <StepBody {...body} />
        </form>
      )}
      {/* Kept while one looks at other steps, so that what is typed there and not saved stays; a form of its own. */}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6" hidden={step !== "pricing"}>
        <PricingStep {...body} />
      </div>
      <div className="row border-line border-bs pbs-4 pbe-8">
        {before && <Button onClick={() => travel(before)}>{t("back")}</Button>}
        {after && (
          <Button
            look="first"
            type={step === "pricing" ? "button" : "submit"}
            form={step === "pricing" ? undefined : stepForm}
            onClick={step === "pricing" ? () => travel(after) : undefined}
          >
            {t("next", { step: t(`names.${after}`) })}
          </Button>
        )}
      </div>
    </StudioColumns>
  );
}
