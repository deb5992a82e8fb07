import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { ListedAnswer } from "@/features/grading/server/list-answers";

interface AnswerTableProps {
  answers: readonly ListedAnswer[];
  caption: string;
  hrefOf: (answerId: string) => string;
}

/** A page of the queue. On a phone each row is a card. */
export function AnswerTable({ answers, caption, hrefOf }: AnswerTableProps) {
  const t = useTranslations("grading");
  return (
    <DataTable
      caption={caption}
      rows={answers}
      keyOf={({ answerId }) => answerId}
      columns={[
        {
          id: "student",
          name: t("student"),
          cell: ({ answerId, student, number, assessment, attemptNumber }) => (
            <span className="block min-phone:min-inline-48">
              <Link href={hrefOf(answerId)}>
                <bdi>{number === null ? student : t("numbered", { number })}</bdi>
              </Link>
              <span className="caption">
                <bdi>{assessment}</bdi>, {t("attempt", { number: attemptNumber })}
              </span>
            </span>
          ),
        },
        { id: "question", name: t("question"), cell: ({ question }) => <bdi className="muted">{question}</bdi> },
        {
          id: "handedIn",
          name: t("handedIn"),
          label: t("handedIn"),
          cell: ({ handedInAt }) => (
            <span className="nowrap">
              <LocalTime at={handedInAt} shape="moment" />
            </span>
          ),
        },
        {
          id: "points",
          name: t("points"),
          label: t("points"),
          end: true,
          cell: ({ points, maxPoints, need, isForOthers }) =>
            points === null ? (
              <Tag>
                {t(isForOthers ? `others.${need === "decision" ? "decision" : "second"}` : `needs.${need ?? "grade"}`)}
              </Tag>
            ) : (
              <span className="nowrap">{t("marks", { earned: points / 100, most: maxPoints / 100 })}</span>
            ),
        },
      ]}
    />
  );
}
