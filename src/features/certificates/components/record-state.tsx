import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { RecordState } from "@/features/certificates/rules";

const looks = {
  VALID: { tone: "positive", icon: "circle-check-big" },
  REVOKED: { tone: "negative", icon: "ban" },
  REPLACED: { tone: "neutral", icon: "history" },
} as const;

/** Whether a certificate holds, was withdrawn, or has a newer one in its place. */
export function RecordStateTag({ state }: { state: RecordState }) {
  const t = useTranslations("certificates.admin.states");
  return <Tag {...looks[state]}>{t(state)}</Tag>;
}
