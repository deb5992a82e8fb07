import { useTranslations } from "next-intl";
import { spanOf } from "@/features/certificates/rules";
import { DocumentDate } from "./document-date";

/** From when to when someone studied; one date where that was one day. */
export function StudyPeriod({ startedAt, completedAt }: { startedAt: Date | null; completedAt: Date }) {
  const t = useTranslations("certificates.verify");
  return t.rich("period", {
    span: spanOf(startedAt, completedAt),
    from: () => <DocumentDate at={startedAt ?? completedAt} />,
    to: () => <DocumentDate at={completedAt} />,
  });
}
