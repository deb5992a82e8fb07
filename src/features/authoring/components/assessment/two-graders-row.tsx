import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import type { AssessmentRules } from "@/features/authoring/assessment/schema";
import { readAmount } from "@/lib/read-amount";
import { TypedNumber } from "./typed-number";

const readPercent = readAmount(100, 0);

interface TwoGradersRowProps {
  rules: Pick<AssessmentRules, "twoGraders" | "agreementPercent">;
  onChange: (rules: Partial<AssessmentRules>) => void;
}

/** Whether two people grade each answer, and how far apart they may be. */
export function TwoGradersRow({ rules: { twoGraders, agreementPercent }, onChange }: TwoGradersRowProps) {
  const t = useTranslations("questions.rules");
  return (
    <>
      <CheckRow
        label={t("twoGraders")}
        aria-describedby="two-graders-hint"
        checked={twoGraders}
        onChange={(event) => onChange({ twoGraders: event.target.checked })}
      />
      <p id="two-graders-hint" className="caption">
        {t("twoGradersHint")}
      </p>
      {twoGraders && (
        <TypedNumber
          label={t("agreement")}
          value={agreementPercent}
          read={readPercent}
          bad={t("badAgreement")}
          hint={t("agreementHint")}
          onNumber={(percent) => onChange({ agreementPercent: percent })}
        />
      )}
    </>
  );
}
