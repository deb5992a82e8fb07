import { useFormatter, useTranslations } from "next-intl";
import type { RegradePreview } from "@/features/regrade/server/preview-regrade";

/** How many students would change, and how. */
export function PreviewFigures({ preview: { counts, studentCount } }: { preview: RegradePreview }) {
  const t = useTranslations("regrade.figures");
  const format = useFormatter();
  const cells = [
    { name: t("changed"), value: counts.changed, below: t("changedOf", { count: studentCount }) },
    { name: t("up"), value: counts.up, below: "" },
    { name: t("down"), value: counts.down, below: "" },
    { name: t("gains"), value: counts.gains, below: "" },
    { name: t("loses"), value: counts.loses, below: "" },
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
                {format.number(value)}
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
