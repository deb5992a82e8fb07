import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";

/** Whether those who grade and teach see numbers in place of names. */
export function HideNamesRow({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const t = useTranslations("questions.rules");
  return (
    <>
      <CheckRow
        label={t("hideNames")}
        aria-describedby="hide-names-hint"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      <p id="hide-names-hint" className="caption">
        {t("hideNamesHint")}
      </p>
    </>
  );
}
