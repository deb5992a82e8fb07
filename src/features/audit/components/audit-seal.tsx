import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import type { Seal } from "@/features/audit/server/seal";
import { useAuditText } from "./audit-text";

/** What the nightly reading of the chain found, and how anyone reads it again. */
export function AuditSeal({ seal }: { seal: Seal | null }) {
  const t = useTranslations("audit.seal");
  const { actionOf } = useAuditText();
  const read = seal && { rows: seal.rows, at: () => <LocalTime at={seal.readAt} /> };
  return (
    <>
      {seal !== null && read !== null && seal.faultCount > 0 && (
        <Notice tone="negative">
          <p>
            <b>{t.rich("broken", { count: seal.faultCount, ...read })}</b>
          </p>
          <ul>
            {seal.faults.map(({ sequence, action, kinds }) => (
              <li key={sequence}>
                {t("row", { number: sequence, action: actionOf(action) })}: {kinds.map((kind) => t(kind)).join("; ")}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <details className="caption border-line border-be py-3">
        <summary className="grid list-none grid-cols-[auto_1fr_auto] items-center gap-x-3">
          <Icon name="link" />
          <span>
            {seal === null || read === null ? t("unread") : t.rich(seal.faultCount === 0 ? "whole" : "off", read)}
          </span>
          <u>{t("how")}</u>
        </summary>
        <p className="max-inline-[44rem] pbs-2">{t.rich("byYourself", { code: (chunks) => <code>{chunks}</code> })}</p>
      </details>
    </>
  );
}
