"use client";
import { useTranslations } from "next-intl";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { useGrade } from "@/features/grading/hooks/use-grade";
import { useGradingKeys } from "@/features/grading/hooks/use-grading-keys";
import type { GradeAbout } from "@/features/grading/hooks/use-ways-on";
import { longestReason } from "@/features/grading/rules";
import { AroundAnswer } from "./around-answer";
import { CommentField } from "./comment-field";
import { RubricFields } from "./rubric-fields";
import { Shortcuts } from "./shortcuts";
import { StageNote, stageOf } from "./stage-note";

/** Points and a comment for one answer, and the way to the next. */
export function GradeForm(props: GradeAbout) {
  const t = useTranslations("grading.one");
  const { answer } = props;
  const grade = useGrade(props);
  const most = answer.maxPoints / 100;
  useGradingKeys({ onLetter: grade.ways.letters, onSave: () => void grade.save(true) });

  return (
    <section aria-labelledby="grade">
      <h2 id="grade" className="label">
        {t(`heading.${stageOf(answer)}`)}
      </h2>
      <StageNote answer={answer} />
      <form
        className="stack mbs-2 mbe-4"
        aria-labelledby="grade"
        aria-keyshortcuts="Control+Enter Meta+Enter"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void grade.save(true);
        }}
      >
        {answer.rubric && (
          <RubricFields
            rubric={answer.rubric}
            chosen={grade.typed.levels}
            list={grade.levelList}
            onChoose={grade.choose}
          />
        )}
        <TextField
          ref={grade.firstField}
          label={t("points")}
          className="num inline-32"
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          value={grade.typed.points}
          hint={t("pointsHint", { most })}
          error={grade.isBad && t("pointsBad", { most })}
          onChange={(event) => grade.change({ points: event.target.value })}
        />
        {grade.asksReason && (
          <TextArea
            ref={grade.reasonField}
            label={t("reason")}
            rows={2}
            dir="auto"
            maxLength={longestReason}
            value={grade.typed.reason}
            hint={t("reasonHint")}
            error={grade.lacksReason && t("reasonMissing")}
            onChange={(event) => grade.change({ reason: event.target.value })}
          />
        )}
        <CommentField
          value={grade.typed.comment}
          hint={t(grade.isRestored ? "restored" : "commentHint")}
          onText={(comment) => grade.change({ comment })}
        />
        <ErrorLine words={grade.problem} />
        <div className="row row--tight">
          <Button type="submit" look="first" disabled={grade.isBusy}>
            {t("saveNext")}
          </Button>
          <Button look="quiet" disabled={grade.isBusy} onClick={() => void grade.save(false)}>
            {t("save")}
          </Button>
        </div>
      </form>
      <AroundAnswer waiting={answer.waiting} ways={grade.ways} />
      <Shortcuts hasRubric={answer.rubric !== null} />
    </section>
  );
}
