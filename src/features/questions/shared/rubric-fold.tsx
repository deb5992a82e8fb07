import { useTranslations } from "next-intl";
import type { Rubric } from "../rubric-schema";
import { RubricTable } from "./rubric-table";

/** How an answer will be graded, to open while it is written. */
export function RubricFold({ rubric }: { rubric: Rubric }) {
  const t = useTranslations("assessment.rubric");
  return (
    <details className="mbe-3">
      <summary>{t("title")}</summary>
      <div className="mbs-2">
        <RubricTable rubric={rubric} />
      </div>
    </details>
  );
}
