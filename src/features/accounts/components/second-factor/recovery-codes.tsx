"use client";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

/** The codes, this once. Plain text, so that they can be marked, copied and printed. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useTranslations("accounts.recovery");
  return (
    <>
      <Notice tone="positive" live="status">
        {t("made")}
      </Notice>
      <ul className="my-4 columns-2 gap-4" aria-label={t("title")}>
        {codes.map((code) => (
          <li key={code}>
            <code dir="ltr">{code}</code>
          </li>
        ))}
      </ul>
      <p>{t("keep")}</p>
    </>
  );
}
