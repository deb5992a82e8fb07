import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useFailureSentence } from "@/components/api/use-refusal";
import { Button } from "@/components/ui/button";
import { isFocusFree } from "@/components/ui/focus-spot";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Notice } from "@/components/ui/notice";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { CheckedQuestion, CheckVerdict } from "@/features/assessment/checked-question";
import type { CheckState } from "@/features/assessment/hooks/use-checks";
import { Remarks, ReviewRows } from "@/features/questions/review-rows";
import { HotspotPicture } from "@/features/questions/types/hotspot/picture";

interface CheckProps {
  number: number;
  /** On another page of the attempt. */
  isHidden: boolean;
  state: CheckState | undefined;
  /** The answer was checked, whether or not its result is here. */
  isFinal: boolean;
  /** There is an answer, and time to check it. */
  isOffered: boolean;
  onHere: () => void;
  onCheck: () => void;
}

/** Below a question: the button that makes its answer final, and then what the attempt shows of it. */
export function QuestionCheck({ number, isHidden, state, isFinal, isOffered, onHere, onCheck }: CheckProps) {
  const t = useTranslations("assessment.attempt");
  const result = useRef<HTMLDivElement>(null);
  const isHere = state?.kind === "checked" && state.by === "button";
  useEffect(() => {
    // The button that had the focus is gone.
    if (isHere && isFocusFree()) result.current?.focus({ preventScroll: true });
  }, [isHere]);
  const checked = state?.kind === "checked" ? state : null;
  return (
    <div className={`max-w-176 ps-11 max-phone:ps-0 ${checked || isOffered ? "pbe-4" : ""}`} hidden={isHidden}>
      {!checked && isOffered && <CheckButton {...{ number, state, isFinal, onHere, onCheck }} />}
      <article ref={result} tabIndex={-1} aria-label={checked ? t("checkResult", { number }) : undefined}>
        <div role="status">{checked && <Verdict checked={checked.checked} />}</div>
        {checked && <Details checked={checked.checked} />}
        {checked?.by === "overruled" && (
          <div className="mbs-2">
            <Notice tone="caution">
              <p>{t("checkOverruled")}</p>
            </Notice>
          </div>
        )}
      </article>
    </div>
  );
}

function CheckButton({ number, state, isFinal, onHere, onCheck }: Omit<CheckProps, "isHidden" | "isOffered">) {
  const t = useTranslations("assessment.attempt");
  const tell = useFailureSentence();
  const id = useId();
  const isBusy = state?.kind === "checking";
  const hidden = (words: ReactNode) => <VisuallyHidden>{words}</VisuallyHidden>;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          icon="check"
          aria-disabled={isBusy}
          aria-describedby={isFinal ? undefined : id}
          onFocus={onHere}
          onClick={() => !isBusy && onCheck()}
        >
          {t.rich(isFinal ? "showCheck" : "check", { number, hidden })}
        </Button>
        {!isFinal && (
          <span id={id} className="caption">
            {t("checkHint")}
          </span>
        )}
      </div>
      {state?.kind === "failed" && (
        <p className="state state--negative mbs-1" role="alert">
          <Icon name="circle-alert" /> {tell(state.failure)}
        </p>
      )}
    </>
  );
}

const signs: Record<CheckVerdict, { tone: string; icon: IconName }> = {
  right: { tone: "state--positive", icon: "check" },
  partly: { tone: "state--caution", icon: "circle-dot-dashed" },
  wrong: { tone: "state--negative", icon: "x" },
  leftOut: { tone: "", icon: "circle" },
};

function Verdict({ checked }: { checked: CheckedQuestion }) {
  const t = useTranslations("assessment");
  const { verdict, earned, points } = checked;
  const { tone, icon } = verdict ? signs[verdict] : { tone: "", icon: "check" as const };
  const marks = { earned: (earned ?? 0) / 100, lost: -(earned ?? 0) / 100, points: points / 100 };
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 mbe-2">
      <span className={`inline-flex items-center gap-1.5 font-strong ${tone}`}>
        <Icon name={icon} /> {t(`attempt.verdict.${verdict ?? "none"}`)}
      </span>
      {earned !== null && verdict !== "leftOut" && (
        <span className="num">{t(earned < 0 ? "review.costsLong" : "review.marksLong", marks)}</span>
      )}
      <span className="caption">{t("attempt.checkFinal")}</span>
    </p>
  );
}

/** What was right, and the author's words, as a review has them. */
const Details = ({ checked }: { checked: CheckedQuestion }) => (
  <>
    {checked.picture && <HotspotPicture {...checked.picture} />}
    <ReviewRows question={checked} isOwn />
    <Remarks question={checked} />
  </>
);
