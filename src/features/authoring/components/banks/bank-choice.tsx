import { useTranslations } from "next-intl";
import { SelectField } from "@/components/form/select-field";

interface BankChoiceProps {
  /** None until they are known. */
  banks: readonly { id: string; title: string }[] | null;
  chosen: string;
  onChoose: (bankId: string) => void;
}

/** One of the author's banks. */
export function BankChoice({ banks, chosen, onChoose }: BankChoiceProps) {
  const t = useTranslations("banks.choice");
  return (
    <SelectField
      label={t("bank")}
      value={chosen}
      choices={(banks ?? []).map(({ id, title }) => ({ value: id, label: title, isName: true }))}
      onChange={({ target }) => onChoose(target.value)}
    />
  );
}

/** In place of a form that needs a bank. */
export function NoBanks() {
  const t = useTranslations("banks.choice");
  return (
    <p>
      {t("none")} <a href="/instructor/banks">{t("open")}</a>
    </p>
  );
}
