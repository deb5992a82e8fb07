"use client";
import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { Tally } from "@/components/ui/tally";
import type { BuilderFacts, BuilderStep, ConfirmableStep, StepError } from "@/features/courses/builder";
import { isBlocking } from "@/features/courses/rules";
import type { DetailHome } from "@/features/studio/components/details/detail-home";
import { ListDetail } from "@/features/studio/components/details/list-detail";
import { SearchPreview } from "@/features/studio/components/details/search-preview";
import { LanguageDetail, LevelDetail, TextDetail } from "@/features/studio/components/details/text-detail";
import type { BuilderFormProps } from "./builder-form";
import { type GoTo, OpenThings } from "./open-things";

export interface StepBodyProps extends Omit<BuilderFormProps, "facts" | "left" | "isReadOnly" | "details"> {
  step: BuilderStep;
  facts: BuilderFacts;
  errors: readonly StepError[];
  home: DetailHome;
  onConfirm: (step: ConfirmableStep, isMeant: boolean) => void;
  onGo: GoTo;
  onSettingsSaved: () => void;
}

/** What one step asks for. */
export function StepBody(props: StepBodyProps) {
  const { step, home, languages, slug } = props;
  switch (step) {
    case "idea":
      return (
        <>
          <TextDetail field="title" {...home} />
          <TextDetail field="subtitle" {...home} />
          <LanguageDetail languages={languages} {...home} />
        </>
      );
    case "audience":
      return (
        <>
          <ListDetail field="audience" {...home} />
          <LevelDetail {...home} />
          <ListDetail field="requirements" {...home} />
        </>
      );
    case "objectives":
      return (
        <>
          <ListDetail field="objectives" {...home} />
          <ListDetail field="skills" {...home} />
        </>
      );
    case "landing":
      return (
        <>
          <TextDetail field="description" {...home} />
          <TextDetail field="metaDescription" {...home} />
          <ListDetail field="metaKeywords" {...home} />
          <SearchPreview view={home.view} slug={slug} />
        </>
      );
    case "publish":
      return <PublishStep {...props} />;
    default:
      return <OutlineStep {...props} />;
  }
}

/** Structure, content and assessments are made on the outline's own pages; here is what is there. */
function OutlineStep({ step, courseId, facts, moduleCount, home, onConfirm }: StepBodyProps) {
  const t = useTranslations("studio.builder");
  return (
    <>
      <Tally
        columns={1}
        lines={[
          { name: t("modules"), value: moduleCount, short: moduleCount === 0 },
          { name: t("lessons"), value: facts.lessonCount, short: facts.lessonCount === 0 },
          { name: t("assessments"), value: facts.assessmentCount },
        ]}
      />
      {step === "assessments" && facts.assessmentCount === 0 && (
        <CheckRow
          id="field-confirm-assessments"
          label={t("noneMeant")}
          checked={facts.confirmed.includes("assessments")}
          disabled={home.isReadOnly}
          onChange={(event) => onConfirm("assessments", event.target.checked)}
        />
      )}
      <p>
        <ButtonLink id="field-outline" icon="list" href={`/instructor/courses/${courseId}`}>
          {t("outline")}
        </ButtonLink>
      </p>
    </>
  );
}

function PublishStep({ courseId, facts, errors, onGo }: StepBodyProps) {
  const t = useTranslations("studio.builder");
  const others = errors.filter(({ step }) => step !== "publish");
  // Without a lesson two steps say the same.
  const open = others.filter((error, at) => others.findIndex((other) => other.field === error.field) === at);
  const blocking = facts.gaps.filter(isBlocking).length;
  return (
    <>
      {facts.isLive ? (
        <Notice tone="positive">
          <p>{t("isPublished")}</p>
        </Notice>
      ) : (
        <Notice tone={blocking > 0 ? "caution" : "neutral"}>
          <p>{blocking > 0 ? t("blocked", { count: blocking }) : t("ready")}</p>
        </Notice>
      )}
      <section aria-labelledby="all-open">
        <h3 id="all-open" className="label">
          {open.length === 0 ? t("nothingOpen") : t("allOpen")}
        </h3>
        <OpenThings errors={open} courseId={courseId} onGo={onGo} />
      </section>
      <p>
        <ButtonLink id="field-publish" look="first" href={`/instructor/courses/${courseId}/publish`}>
          {t("publish")}
        </ButtonLink>
      </p>
    </>
  );
}
