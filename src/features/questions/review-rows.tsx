import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { AuthoredText } from "./authored-text";
import type { ReviewedQuestion, ShownRow } from "./reviewed-question";
import { CodeText } from "./types/code/code-text";

/** What was given and what would have been right, a row each. */
export function ReviewRows({
  question: { rows, blanks },
  isOwn,
}: {
  question: Pick<ReviewedQuestion, "rows" | "blanks">;
  isOwn: boolean;
}) {
  return rows.map((row, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the rows of an answer that is final do not move
    <Row key={index} row={row} isOwn={isOwn} isOfBlank={blanks.length > 0} />
  ));
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

/** The author's words about the options that were given, a reader's, the general ones and the explanation. */
export function Remarks({
  question: { rows, graderFeedback = "", feedback, explanation },
}: {
  question: Pick<ReviewedQuestion, "rows" | "feedback" | "explanation"> & { graderFeedback?: string };
}) {
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
