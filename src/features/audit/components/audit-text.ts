import { useTranslations } from "next-intl";
import { isAuditAction, isAuditKind } from "@/features/audit/audit-actions";

/** Rows outlive the code that wrote them: what has no words anymore is shown by its own name. */
export function useAuditText() {
  const t = useTranslations("audit");
  return {
    actionOf: (action: string): string => (isAuditAction(action) ? t(`actions.${action}`) : action),
    kindOf: (kind: string): string => (isAuditKind(kind) ? t(`kinds.${kind}`) : kind),
  };
}
