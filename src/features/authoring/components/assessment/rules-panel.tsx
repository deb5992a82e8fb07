"use client";
import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import type { AssessmentRules } from "@/features/authoring/assessment/schema";
import type { MergedView } from "@/features/editor/hooks/merged-text";
import { readAmount } from "@/lib/read-amount";
import { FeedbackBandFields } from "./feedback-band-fields";
import { HideNamesRow } from "./hide-names-row";
import { MeetNotice } from "./meet-notice";
import { ReviewFields } from "./review-fields";
import { ScheduleFields } from "./schedule-fields";
import { TwoGradersRow } from "./two-graders-row";
import { TypedNumber } from "./typed-number";
import { TypedTitle } from "./typed-title";

const counting = ["BEST", "LAST", "AVERAGE"] as const;
const mostAttempts = 1_000;
const mostMinutes = 100_000;
const readScore = readAmount(100, 2);
const readAttempts = readAmount(mostAttempts, 0);
const readMinutes = readAmount(mostMinutes, 0);

interface PanelProps {
  rules: MergedView<AssessmentRules>;
  /** Of all questions together. */
  totalPoints: number;
  mayEdit: boolean;
  onChange: (rules: AssessmentRules) => void;
  onResolve: (keep: "mine" | "theirs") => void;
  onRemove: () => void;
}

/** What an assessment is called, what counts in it, and what is shown when. */
export function RulesPanel({ rules, totalPoints, mayEdit, onChange, onResolve, onRemove }: PanelProps) {
  const t = useTranslations("questions.rules");
  const { value, theirs } = rules;
  const words = useTranslations("questions");
  const change = (part: Partial<AssessmentRules>) => onChange({ ...value, ...part });
  const points = Math.ceil(value.passingScore * totalPoints) / 100;
  return (
    <section aria-labelledby="rules">
      <h2 id="rules" className="label">
        {t("title")}
      </h2>
      <fieldset className="mbs-2 grid gap-4" disabled={!mayEdit}>
        {theirs && <MeetNotice words={words("conflictRules")} onResolve={onResolve} />}
        <TypedTitle
          label={t("name")}
          value={value.title}
          missing={t("nameMissing")}
          onTitle={(title) => change({ title })}
        />
        <TextArea
          label={t("description")}
          hint={t("descriptionHint")}
          rows={3}
          maxLength={50_000}
          value={value.description}
          onChange={(event) => change({ description: event.target.value })}
        />
        <TypedNumber
          label={t("passingScore")}
          value={value.passingScore}
          read={readScore}
          bad={t("badScore")}
          hint={t("passingHint", { points, total: totalPoints })}
          onNumber={(passingScore) => change({ passingScore })}
        />
        <TypedNumber
          label={t("maxAttempts")}
          value={value.maxAttempts}
          read={readAttempts}
          bad={t("bad", { most: mostAttempts })}
          hint={t("attemptsHint")}
          onNumber={(maxAttempts) => change({ maxAttempts })}
        />
        <TypedNumber
          label={t("timeLimit")}
          value={value.timeLimitMinutes}
          read={readMinutes}
          bad={t("bad", { most: mostMinutes })}
          hint={t("timeHint")}
          onNumber={(timeLimitMinutes) => change({ timeLimitMinutes })}
        />
        <TypedNumber
          label={t("cooldown")}
          value={value.cooldownMinutes}
          read={readMinutes}
          bad={t("bad", { most: mostMinutes })}
          hint={t("cooldownHint")}
          onNumber={(cooldownMinutes) => change({ cooldownMinutes })}
        />
        <ScheduleFields opensAt={value.opensAt} closesAt={value.closesAt} onSchedule={change} />
        <SelectField
          label={t("counting")}
          choices={counting.map((rule) => ({ value: rule, label: t(rule) }))}
          value={value.countingRule}
          onChange={(event) => change({ countingRule: counting.find((rule) => rule === event.target.value) })}
        />
        <ReviewFields
          review={value.review}
          closes={value.closesAt !== null}
          onReview={(review) => change({ review })}
        />
        <div>
          <CheckRow
            label={t("shuffleQuestions")}
            checked={value.randomizeQuestions}
            onChange={(event) => change({ randomizeQuestions: event.target.checked })}
          />
          <CheckRow
            label={t("shuffleOptions")}
            checked={value.randomizeAnswers}
            onChange={(event) => change({ randomizeAnswers: event.target.checked })}
          />
          <CheckRow
            label={t("recordSignals")}
            aria-describedby="record-signals-hint"
            checked={value.recordsSignals}
            onChange={(event) => change({ recordsSignals: event.target.checked })}
          />
          <p id="record-signals-hint" className="caption">
            {t("recordSignalsHint")}
          </p>
          <HideNamesRow isOn={value.hidesNames} onChange={(hidesNames) => change({ hidesNames })} />
          <TwoGradersRow rules={value} onChange={change} />
        </div>
        <FeedbackBandFields bands={value.feedbackBands} onBands={(feedbackBands) => change({ feedbackBands })} />
      </fieldset>
      <p className="caption">{t("lead")}</p>
      {mayEdit && (
        <div className="mbs-4 border-line border-bs pbs-2">
          <Button size="small" look="quiet" icon="archive" onClick={onRemove}>
            {words("removeAssessment")}
          </Button>
          <p className="caption">{words("removeHint")}</p>
        </div>
      )}
    </section>
  );
}
