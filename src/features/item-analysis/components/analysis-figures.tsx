import { useFormatter, useTranslations } from "next-intl";
import { FigureRow } from "@/components/figures/figure-row";
import { reliabilityOf } from "@/features/item-analysis/rules";
import type { Analysis } from "@/features/item-analysis/server/get-analysis";

/** What the attempts say of the assessment as a whole. */
export function AnalysisFigures({ analysis }: { analysis: Analysis }) {
  const t = useTranslations("analysis.figures");
  const say = useTranslations("analysis");
  const format = useFormatter();
  const { attempts, items, isRightOrWrong } = analysis;
  const { mean, deviation, alpha, standardError } = analysis.set;
  const share = (value: number | null) => (value === null ? say("missing") : say("share", { share: value }));
  const unknown = t("undefined");
  const word = alpha === null ? unknown : t(`${isRightOrWrong ? "kr20Of" : "reliability"}.${reliabilityOf(alpha)}`);
  const cells = [
    { name: t("attempts"), value: format.number(attempts), below: [t("attemptsOf", { questions: items.length })] },
    { name: t("mean"), value: share(mean), below: [] },
    { name: t("deviation"), value: share(deviation), below: [t("deviationOf")] },
    {
      name: t("alpha"),
      value:
        alpha === null ? say("missing") : format.number(alpha, { maximumFractionDigits: 2, minimumFractionDigits: 2 }),
      below: [word],
    },
    {
      name: t("error"),
      value: standardError === null ? say("missing") : say("plusMinus", { share: standardError }),
      below: [standardError === null ? unknown : t("errorOf")],
    },
  ];
  return <FigureRow caption={t("caption")} cells={cells} />;
}
