import { useTranslations } from "next-intl";
import { ChoiceGroup } from "@/components/form/choice-group";
import { Button } from "@/components/ui/button";
import { needsMendedKey, type RegradeWay, regradeWays } from "@/features/assessment/regrading";
import type { RegradePreview } from "@/features/regrade/server/preview-regrade";

interface WayFormProps {
  here: string;
  questionVersionId: string;
  /** Null before one was chosen. */
  way: RegradeWay | null;
  question: Pick<RegradePreview, "hasKey" | "isMended" | "question">;
}

/** How to count the question. It only asks for the preview, so it is a form of the address. */
export function WayForm({ here, questionVersionId, way, question: { hasKey, isMended, question } }: WayFormProps) {
  const t = useTranslations("regrade");
  const first = hasKey ? "MENDED_KEY" : "FULL_POINTS";
  return (
    <form className="stack" action={here}>
      <input type="hidden" name="question" value={questionVersionId} />
      <ChoiceGroup legend={t("way")} hint={hasKey ? undefined : t(isMended ? "noKey" : "unmended")}>
        {regradeWays
          .filter((each) => hasKey || !needsMendedKey(each))
          .map((each) => (
            <label key={each} className="check items-start!">
              <input type="radio" name="way" value={each} defaultChecked={each === (way ?? first)} />
              <span className="grid">
                {t(`ways.${each}`)}
                <span className="caption">{t(`waysLong.${each}`, { points: question.points / 100 })}</span>
              </span>
            </label>
          ))}
      </ChoiceGroup>
      <div className="row">
        <Button type="submit" look={way === null ? "first" : "plain"}>
          {t("look")}
        </Button>
      </div>
    </form>
  );
}
