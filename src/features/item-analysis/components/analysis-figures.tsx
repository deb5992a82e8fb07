import { useFormatter, useTranslations } from "next-intl";
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
    { name: t("attempts"), value: format.number(attempts), below: t("attemptsOf", { questions: items.length }) },
    { name: t("mean"), value: share(mean), below: "" },
    { name: t("deviation"), value: share(deviation), below: t("deviationOf") },
    {
      name: t("alpha"),
      value:
        alpha === null ? say("missing") : format.number(alpha, { maximumFractionDigits: 2, minimumFractionDigits: 2 }),
      below: word,
    },
    {
      name: t("error"),
      value: standardError === null ? say("missing") : say("plusMinus", { share: standardError }),
      below: standardError === null ? unknown : t("errorOf"),
    },
  ];
  return (
    <div className="ledger ledger--tight">
      <table>
        <caption className="visually-hidden">{t("caption")}</caption>
        <thead>
          <tr>
            {cells.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="ledger__n">
            {cells.map(({ name, value, below }) => (
              <td key={name} data-label={name}>
                {value}
                <span className="ledger__change">{below}</span>
              </td>
            ))}
          </tr>
          <tr className="ledger__d">
            {cells.map(({ name, below }) => (
              <td key={name}>{below}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
