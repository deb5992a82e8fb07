"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { TextArea } from "@/components/form/text-area";
import { Notice } from "@/components/ui/notice";
import type { AssessmentPlace } from "@/features/authoring/assessment/schema";
import type { DraftQuestionView } from "@/features/authoring/hooks/assessment-draft";
import { convertQuestion, findQuestionProblems, fitToKind } from "@/features/questions/authoring";
import { type EditedQuestion, mostPoints, type QuestionKind } from "@/features/questions/edited-question";
import { keyEditor } from "@/features/questions/editors";
import { toHundredths } from "@/features/questions/points";
import { questionTypes } from "@/features/questions/question-type";
import { costOf, mayCost } from "@/features/questions/registry";
import { smallSelectClass } from "@/features/questions/shared/key-parts";
import { readAmount } from "@/lib/read-amount";
import { MeetNotice } from "./meet-notice";
import type { PictureHome } from "./pictures/picture-home";
import { PictureTools } from "./pictures/picture-tools";
import { useKeyPictures } from "./pictures/use-key-pictures";
import { useQuestionPictures } from "./pictures/use-question-pictures";
import { useKindMeans } from "./question-texts";
import { ReadAgainFold } from "./read-again-fold";
import { TypedNumber } from "./typed-number";

const readPoints = readAmount(mostPoints, 2);
const readPercent = readAmount(100, 2);
const costInPoints = ({ points, penalty, ...of }: EditedQuestion): number =>
  costOf({ ...of, points: toHundredths(points), penalty: toHundredths(penalty) }) / 100;
/** Said above the fields, because none of them alone is at fault. */
const general = [
  "too_few_options",
  "no_key",
  "many_keys",
  "no_accepted",
  "no_full_credit",
  "too_few_items",
  "too_few_pairs",
  "no_blanks",
  "no_image",
  "too_few_areas",
  "no_right_area",
] as const;
type General = (typeof general)[number];
const isGeneral = (code: string): code is General => (general as readonly string[]).includes(code);

interface EditorProps {
  question: Pick<DraftQuestionView, "value" | "theirs">;
  /** Where it is; left out where that is in no course. */
  place?: AssessmentPlace;
  /** Whose files its images are: a course's where it has a place. Without either it can have none. */
  home?: PictureHome;
  /** Addresses of images by their path, for keys that are drawn on one. */
  images?: Readonly<Record<string, string>>;
  isShuffled: boolean;
  mayEdit: boolean;
  /** Nothing of it has been written yet: what it lacks is no mistake. */
  isNew?: boolean;
  onChange: (question: EditedQuestion) => void;
  onResolve: (keep: "mine" | "theirs") => void;
}

/** One question: its text, its key, and what is said about it afterwards. */
export function QuestionEditor({
  question: { value, theirs },
  place,
  home = place,
  images: known,
  isShuffled,
  mayEdit,
  isNew = false,
  onChange,
  onResolve,
}: EditorProps) {
  const t = useTranslations("questions");
  const problems = isNew ? [] : findQuestionProblems(value);
  const whole = problems.map(({ code }) => code).filter(isGeneral);
  const means = useKindMeans();
  const change = (part: Partial<EditedQuestion>) => onChange({ ...value, ...part });
  const hasNoText = problems.some(({ code }) => code === "text_missing");
  const KeyEditor = keyEditor(value.type);
  const textField = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const images = useQuestionPictures(mayEdit ? home : undefined);
  const { pictures, dialog } = useKeyPictures(images, known);
  return (
    <form ref={form} className="grid gap-6" onSubmit={(event) => event.preventDefault()}>
      <fieldset className="grid gap-6" disabled={!mayEdit}>
        {!mayEdit && <p>{t("readOnly")}</p>}
        {theirs && <MeetNotice words={t("conflict")} theirs={theirs.text} onResolve={onResolve} />}
        {whole.length > 0 && (
          <Notice tone="caution" live="status">
            {whole.map((code) => (
              <p key={code}>{t(`problem.${code}`)}</p>
            ))}
            {whole.includes("many_keys") && (
              <button
                className="link"
                type="button"
                onClick={() => onChange(convertQuestion(value, "MULTIPLE_CHOICE", means))}
              >
                {t("makeMultiple")}
              </button>
            )}
          </Notice>
        )}
        <TextArea
          ref={textField}
          label={t("question")}
          className="type-question min-block-19"
          rows={2}
          dir="auto"
          data-markdown
          maxLength={50_000}
          value={value.text}
          error={hasNoText ? t("problem.text_missing") : undefined}
          onChange={(event) => change({ text: event.target.value })}
        />
        {images && <PictureTools images={images} form={form} />}
        <KeyEditor {...{ problems, isShuffled, textField, pictures }} question={value} onChange={change} />
        {dialog}
        <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-start gap-6 max-phone:grid-cols-[1fr]">
          <div className="grid gap-3">
            <TypedNumber
              label={t("points")}
              value={value.points}
              read={readPoints}
              bad={t("pointsBad")}
              onNumber={(points) => change({ points })}
            />
            {mayCost(value) && (
              <TypedNumber
                label={t("penalty")}
                value={value.penalty}
                read={readPercent}
                bad={t("penaltyBad")}
                hint={t("penaltyHint", { points: costInPoints(value) })}
                onNumber={(penalty) => change({ penalty })}
              />
            )}
          </div>
          <TextArea
            label={t("explanation")}
            rows={3}
            dir="auto"
            data-markdown
            maxLength={50_000}
            value={value.explanation}
            hint={t("explanationHint")}
            onChange={(event) => change({ explanation: event.target.value })}
          />
        </div>
        <TextArea
          label={t("feedback")}
          rows={2}
          dir="auto"
          data-markdown
          maxLength={50_000}
          value={value.feedback}
          hint={t("feedbackHint")}
          onChange={(event) => change({ feedback: event.target.value })}
        />
        {place && (
          <ReadAgainFold
            place={place}
            chosen={value.readAgain ?? []}
            onChange={(ids) => change({ readAgain: ids.length > 0 ? ids : undefined })}
          />
        )}
      </fieldset>
    </form>
  );
}

/** Another kind for a question; going back gives what the first kind had that the second could not hold. */
export function KindChoice({
  question,
  mayEdit,
  onChange,
}: {
  question: EditedQuestion;
  mayEdit: boolean;
  onChange: (question: EditedQuestion) => void;
}) {
  const t = useTranslations("questions");
  const means = useKindMeans();
  const before = useRef(new Map<QuestionKind, EditedQuestion>());
  function choose(type: QuestionKind) {
    before.current.set(question.type, question);
    const known = before.current.get(type);
    const { text, points, explanation, feedback, readAgain } = question;
    const penalty = mayCost(question) ? question.penalty : (known?.penalty ?? 0);
    const kept = { text, points, penalty, explanation, feedback, readAgain };
    onChange(known ? fitToKind({ ...known, ...kept }) : convertQuestion(question, type, means));
  }
  return (
    <label className="row row--tight">
      <span className="caption">{t("kind")}</span>
      <select
        className={smallSelectClass}
        disabled={!mayEdit}
        value={question.type}
        onChange={(event) => choose(event.target.value as QuestionKind)}
      >
        {questionTypes.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
