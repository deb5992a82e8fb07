import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
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
  right: { tone: "state--positive", icon: "check" },
  partly: { tone: "state--caution", icon: "circle-dot-dashed" },
  wrong: { tone: "state--negative", icon: "x" },
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
    <AnswerRow who={who === "key" ? t("key") : giver}>
      <Given>
        {lead && (
          <>
            <span className={isOfBlank ? "blank-mark" : undefined}>
              {isOfBlank && <VisuallyHidden>{t("blank")} </VisuallyHidden>}
              <AuthoredText text={lead} />
            </span>
            <Icon name="arrow-right" className="mx-1 inline-block text-ink-muted [vertical-align:-0.2em]" />{" "}
            <VisuallyHidden>{t("goesWith")}</VisuallyHidden>{" "}
          </>
        )}
        {typeof text === "string" ? <Typed text={text} part={part} /> : <AuthoredText text={text} />}
      </Given>{" "}
      {sign && (
        <span className={`inline-flex items-center gap-1.5 text-[0.875rem] max-phone:col-2 ${rowSigns[sign].tone}`}>
          <Icon name={rowSigns[sign].icon} /> {t(sign)}
        </span>
      )}
    </AnswerRow>
  );
}

/** One thing that was given or would have been right, behind whose it is. */
export function AnswerRow({ who, children }: { who: string; children: ReactNode }) {
  return (
    <div
      className="grid grid-cols-[6rem_1fr_auto] gap-2 border-line border-bs py-1.25 max-phone:grid-cols-[4rem_1fr]"
      data-answer-row
    >
      <span className="type-caption pbs-0.5 text-ink-muted">{who}</span> {children}
    </div>
  );
}

export function Given({ children }: { children: ReactNode }) {
  return <div className="min-inline-0 wrap-anywhere">{children}</div>;
}

function Typed({ text, part }: { text: string; part: ShownRow["part"] }) {
  const t = useTranslations("assessment.review.part");
  if (!part) return <span className="whitespace-pre-wrap wrap-anywhere">{text}</span>;
  return (
    <>
      <span className="caption">{t(part)}</span>
      <CodeText text={text} />
    </>
  );
}

/** Texts in a box below an answer. */
export const remarksClass = "callout mbs-2 [&>*+*]:mbs-2";

/** The author's words about what was given, in which of several blanks, a reader's, the general ones and the explanation. */
export function Remarks({
  question: { rows, blanks, graderFeedback = "", feedback, explanation },
}: {
  question: Pick<ReviewedQuestion, "rows" | "blanks" | "feedback" | "explanation"> & { graderFeedback?: string };
}) {
  const t = useTranslations("assessment.review");
  const ofRows = rows.map((row) => ({ text: row.feedback, ofBlank: blanks.length > 1 ? row.lead : null }));
  const said = [...ofRows, { text: feedback, ofBlank: null }, { text: explanation, ofBlank: null }];
  const shown = said.flatMap(({ text, ofBlank }) => (text ? [{ text, ofBlank }] : []));
  if (shown.length === 0 && graderFeedback === "") return null;
  return (
    <div className={remarksClass}>
      {shown.map(({ text, ofBlank }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: remarks have no identity but their place
        <div key={index}>
          {ofBlank && <b>{t.rich("ofBlank", { number: () => <AuthoredText text={ofBlank} /> })}</b>}{" "}
          <AuthoredText text={text} />
        </div>
      ))}
      {graderFeedback !== "" && (
        <p className="whitespace-pre-wrap wrap-anywhere" dir="auto">
          <b>{t("grader")}</b> {graderFeedback}
        </p>
      )}
    </div>
  );
}
