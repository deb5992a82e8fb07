import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { AnsweredQuestion } from "@/features/regrade/server/list-questions";

/** Each version of a question that was answered, with what was done about it. */
export function QuestionTable({
  questions,
  hrefOf,
}: {
  questions: readonly AnsweredQuestion[];
  hrefOf: (questionVersionId: string) => string;
}) {
  const t = useTranslations("regrade");
  const kinds = useTranslations("questions.kinds");
  return (
    <DataTable
      caption={t("caption")}
      rows={questions}
      keyOf={({ questionVersionId }) => questionVersionId}
      columns={[
        {
          id: "question",
          name: t("question"),
          cell: ({ questionVersionId, text, type, number }) => (
            <span className="grid gap-1">
              <Link href={hrefOf(questionVersionId)}>
                <bdi className="wrap-anywhere">{text || kinds(type)}</bdi>
              </Link>
              <span className="caption">{t("version", { kind: kinds(type), number })}</span>
            </span>
          ),
        },
        {
          id: "attempts",
          name: t("attempts"),
          label: t("attempts"),
          end: true,
          cell: ({ attempts }) => attempts,
        },
        {
          id: "state",
          name: t("state"),
          label: t("state"),
          cell: ({ isMended, regrades: [latest] }) => {
            if (latest) {
              const way = t(`ways.${latest.way}`);
              return t.rich("done", { way, time: () => <LocalTime at={latest.at} shape="date" /> });
            }
            if (isMended) return <Tag tone="caution">{t("mended")}</Tag>;
            return <span className="muted whitespace-nowrap">{t("untouched")}</span>;
          },
        },
      ]}
    />
  );
}
