import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { AuthoredText } from "./authored-text";
import { LessonsToRead } from "./lessons-to-read";
import { Regrades } from "./regrades";
import type { GivenFiles, InAttempt, ReviewedQuestion, ShownRow } from "./reviewed-question";
import { RubricTable } from "./shared/rubric-table";
import { CodeText } from "./types/code/code-text";
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
  const { rows, blanks, readAgain = [] } = question;
  const text = blanks.length === 0 ? question.text : textWithNumbers(question.text, blanks, t("blank"));
  const Heading = isNested ? "h4" : "h3";
  const headId = `a${number ?? ""}`;
  const head = (
    <>
      {number !== undefined && <span className="num">{number} </span>}
      <AuthoredText text={text} className={text.isInline ? undefined : "q__blocks"} />
    </>
  );
  return (
    <article className="a" aria-labelledby={headId}>
      <Marks question={question} />
      <div>
        {text.isInline ? (
          <Heading id={headId}>{head}</Heading>
        ) : (
          <div className="a__head" id={headId}>
            {head}
          </div>
        )}
        {question.picture && <HotspotPicture {...question.picture} />}
        {!question.isAnswered && (
          <p className="a__row">
            <span className="a__who">{t(isOwn ? "you" : "learner")}</span> <span className="muted">{t("nothing")}</span>
          </p>
        )}
        {question.files && <Files given={question.files} isOwn={isOwn} />}
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of an ended attempt do not move
          <Row key={index} row={row} isOwn={isOwn} isOfBlank={blanks.length > 0} />
        ))}
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
    <div className="a__row">
      <span className="a__who">{t(isOwn ? "you" : "learner")}</span>{" "}
      <div className="a__given">
        <FileList given={given} />
      </div>
    </div>
  );
}

function Marks({ question: { result, points, regrades } }: { question: ReviewedAnswer }) {
  const t = useTranslations("assessment.review");
  if (!result) return <p className="a__mark" />;
  if (regrades?.isLeftOut) return <p className="a__mark muted">{t("leftOut")}</p>;
  const { tone, icon } = signOf(result);
  const of = points / 100;
  const isCost = result.earned < 0;
  const costs = { lost: -result.earned / 100, points: of };
  const marks = { earned: result.earned / 100, points: of };
  return (
    <p className={`a__mark ${tone}`}>
      <Icon name={icon} />{" "}
      <b className="num" aria-hidden="true">
        {isCost ? t("costs", costs) : t("marks", marks)}
      </b>
      <VisuallyHidden>{isCost ? t("costsLong", costs) : t("marksLong", marks)}</VisuallyHidden>
    </p>
  );
}

function signOf({ earned, isCorrect }: { earned: number; isCorrect: boolean }): { tone: string; icon: IconName } {
  if (isCorrect) return { tone: "state--positive", icon: "check" };
  return earned > 0 ? { tone: "state--caution", icon: "circle-dot-dashed" } : { tone: "state--negative", icon: "x" };
}

const rowSigns = {
  right: { tone: " state--positive", icon: "check" },
  wrong: { tone: " state--negative", icon: "x" },
  missed: { tone: "", icon: "circle" },
} as const;

interface RowProps {
  row: ShownRow;
  isOwn: boolean;
  /** Its lead is the number of a blank. */
  isOfBlank: boolean;
}

function Row({ row: { who, lead, part, text, sign }, isOwn, isOfBlank }: RowProps) {
  const t = useTranslations("assessment.review");
  const giver = t(isOwn ? "you" : "learner");
  return (
    <div className="a__row">
      <span className="a__who">{who === "key" ? t("key") : giver}</span>{" "}
      <div className="a__given">
        {lead && (
          <>
            <span className={isOfBlank ? "a__lead blank-mark" : "a__lead"}>
              {isOfBlank && <VisuallyHidden>{t("blank")} </VisuallyHidden>}
              <AuthoredText text={lead} />
            </span>
            <Icon name="arrow-right" /> <VisuallyHidden>{t("goesWith")}</VisuallyHidden>{" "}
          </>
        )}
        {typeof text === "string" ? <Typed text={text} part={part} /> : <AuthoredText text={text} />}
      </div>{" "}
      {sign && (
        <span className={`a__sign${rowSigns[sign].tone}`}>
          <Icon name={rowSigns[sign].icon} /> {t(sign)}
        </span>
      )}
    </div>
  );
}

function Typed({ text, part }: { text: string; part: ShownRow["part"] }) {
  const t = useTranslations("assessment.review.part");
  if (!part) return <span className="a__typed">{text}</span>;
  return (
    <>
      <span className="caption">{t(part)}</span>
      <CodeText text={text} />
    </>
  );
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

/** The author's words about the options that were given, a reader's, the general ones and the explanation. */
function Remarks({ question: { rows, graderFeedback, feedback, explanation } }: { question: ReviewedAnswer }) {
  const t = useTranslations("assessment.review");
  const remarks = [...rows.map((row) => row.feedback), feedback, explanation].filter((remark) => remark !== null);
  if (remarks.length === 0 && graderFeedback === "") return null;
  return (
    <div className="callout a__why">
      {remarks.map((remark, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: remarks have no identity but their place
        <div key={index}>
          <AuthoredText text={remark} />
        </div>
      ))}
      {graderFeedback !== "" && (
        <p className="a__typed" dir="auto">
          <b>{t("grader")}</b> {graderFeedback}
        </p>
      )}
    </div>
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
