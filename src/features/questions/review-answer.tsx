import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { LessonsToRead } from "./lessons-to-read";
import { QuestionText } from "./question-frame";
import { Regrades } from "./regrades";
import { AnswerRow, Given, Remarks, ReviewRows } from "./review-rows";
import type { GivenFiles, InAttempt, ReviewedQuestion } from "./reviewed-question";
import { RubricTable } from "./shared/rubric-table";
import { FileList } from "./types/file-upload/file-list";
import { textWithNumbers } from "./types/fill-in-blanks/fields-html";
import { HotspotPicture } from "./types/hotspot/picture";

/** By itself, or as a question of an attempt. */
type ReviewedAnswer = ReviewedQuestion & Partial<InAttempt>;

/** One question of a review: its marks, what was given, what would have been right, and the words about it. */
export function ReviewAnswer({
  question,
  number,
  isOwn,
  slug,
  isNested,
}: {
  question: ReviewedAnswer;
  /** Its place in an attempt; left out where it is alone on its page. */
  number?: number;
  isOwn: boolean;
  /** Of the course of its attempt. */
  slug?: string;
  /** Under the heading of a section. */
  isNested?: boolean;
}) {
  const t = useTranslations("assessment.review");
  const { blanks, readAgain = [] } = question;
  const text = blanks.length === 0 ? question.text : textWithNumbers(question.text, blanks, t("blank"));
  const Heading = isNested ? "h4" : "h3";
  const headId = `a${number ?? ""}`;
  const head = (
    <>
      {number !== undefined && <span className="num">{number} </span>}
      <QuestionText text={text} />
    </>
  );
  return (
    <article
      className="grid grid-cols-[minmax(5rem,max-content)_minmax(0,1fr)] gap-4 border-line border-bs pbs-4 pbe-6 max-phone:grid-cols-[1fr] max-phone:gap-0 [&_:is(h3,h4)]:mbe-2 [&_:is(h3,h4)]:[font:500_1.125rem/1.75rem_var(--serif)] [&_:is(h3,h4)_.num]:me-1 [&_:is(h3,h4)_.num]:text-ink-muted"
      aria-labelledby={headId}
    >
      <Marks question={question} />
      <div>
        {text.isInline ? (
          <Heading id={headId}>{head}</Heading>
        ) : (
          <div className="mbe-2 flex gap-2 [font:500_1.125rem/1.75rem_var(--serif)]" id={headId}>
            {head}
          </div>
        )}
        {question.picture && <HotspotPicture {...question.picture} />}
        {!question.isAnswered && (
          <AnswerRow who={t(isOwn ? "you" : "learner")}>
            <span className="muted">{t("nothing")}</span>
          </AnswerRow>
        )}
        {question.files && <Files given={question.files} isOwn={isOwn} />}
        <ReviewRows question={question} isOwn={isOwn} />
        {question.checkedAt && <Checked at={question.checkedAt} />}
        <Graded question={question} />
        <Remarks question={question} />
        {slug && <LessonsToRead label={t("readAgain")} lessons={readAgain} slug={slug} />}
        {question.regrades && <Regrades regrades={question.regrades} />}
        <Earlier results={question.earlier ?? []} />
      </div>
    </article>
  );
}

function Files({ given, isOwn }: { given: GivenFiles; isOwn: boolean }) {
  const t = useTranslations("assessment.review");
  if (given.files.length + given.late.length === 0) return null;
  return (
    <AnswerRow who={t(isOwn ? "you" : "learner")}>
      <Given>
        <FileList given={given} />
      </Given>
    </AnswerRow>
  );
}

function Marks({ question: { result, points, regrades } }: { question: ReviewedAnswer }) {
  const t = useTranslations("assessment.review");
  if (!result) return <MarkLine />;
  if (regrades?.isLeftOut) return <MarkLine tone="muted">{t("leftOut")}</MarkLine>;
  const { tone, icon } = signOf(result);
  const of = points / 100;
  const isCost = result.earned < 0;
  const costs = { lost: -result.earned / 100, points: of };
  const marks = { earned: result.earned / 100, points: of };
  return (
    <MarkLine tone={tone}>
      <Icon name={icon} />{" "}
      <b className="num" aria-hidden="true">
        {isCost ? t("costs", costs) : t("marks", marks)}
      </b>
      <VisuallyHidden>{isCost ? t("costsLong", costs) : t("marksLong", marks)}</VisuallyHidden>
    </MarkLine>
  );
}

function MarkLine({ tone = "", children }: { tone?: string; children?: ReactNode }) {
  return (
    <p className={`flex min-block-7 items-center gap-1.5 self-start whitespace-nowrap ${tone}`} data-marks>
      {children}
    </p>
  );
}

function signOf({ earned, isCorrect }: { earned: number; isCorrect: boolean }): { tone: string; icon: IconName } {
  if (isCorrect) return { tone: "state--positive", icon: "check" };
  return earned > 0 ? { tone: "state--caution", icon: "circle-dot-dashed" } : { tone: "state--negative", icon: "x" };
}

function Checked({ at }: { at: Date }) {
  const t = useTranslations("assessment.review");
  return <p className="caption mbs-2">{t.rich("checked", { time: () => <LocalTime at={at} shape="second" /> })}</p>;
}

/** The rubric, with the levels that were given and why the points are others where they are. */
function Graded({ question: { rubric: shown } }: { question: ReviewedAnswer }) {
  const t = useTranslations("assessment.rubric");
  if (!shown) return null;
  const { rubric, grade } = shown;
  return (
    <details className="mbs-3" open={grade !== null}>
      <summary>{t("title")}</summary>
      <div className="mbs-2">
        <RubricTable rubric={rubric} chosen={grade?.levels} />
        {grade?.reason && (
          <p className="mbs-2 wrap-anywhere whitespace-pre-wrap" dir="auto">
            {t("changed", { levels: grade.levelPoints / 100, points: grade.points / 100 })} {grade.reason}
          </p>
        )}
      </div>
    </details>
  );
}

/** The points of the same question in earlier attempts. */
function Earlier({ results }: { results: NonNullable<InAttempt["earlier"]> }) {
  const t = useTranslations("assessment.review.earlier");
  if (results.length === 0) return null;
  return (
    <ul className="caption mbs-2 flex flex-wrap gap-x-4" aria-label={t("title")}>
      {results.map(({ number, earned, points, isReworded }) => (
        <li key={number} className="num">
          {t("attempt", { number, earned: earned / 100, points: points / 100 })}
          {isReworded && ` ${t("reworded")}`}
        </li>
      ))}
    </ul>
  );
}
