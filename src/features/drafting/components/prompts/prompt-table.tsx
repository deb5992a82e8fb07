import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { ListedPrompt } from "@/features/drafting/server/prompts/list-prompts";
import { Figure } from "./figure";
import { OutcomeShares } from "./outcome-shares";

/** The prompt of each stage, and what came of the requests made with it. */
export function PromptTable({ prompts }: { prompts: readonly ListedPrompt[] }) {
  const t = useTranslations("prompts");
  const columns: readonly [Column<ListedPrompt>, ...Column<ListedPrompt>[]] = [
    {
      id: "prompt",
      name: t("list.prompt"),
      cell: ({ stage }) => (
        <>
          <Link href={`/admin/prompts/${stage}`}>{t(`stages.${stage}`)}</Link>
          <span className="caption">{t(`about.${stage}`)}</span>
        </>
      ),
    },
    {
      id: "version",
      name: t("list.version"),
      label: t("list.version"),
      end: true,
      cell: ({ number }) => <span className="num">{number}</span>,
    },
    {
      id: "changed",
      name: t("list.changed"),
      cell: ({ createdAt, author }) => (
        <>
          <span className="nowrap">
            <LocalTime at={createdAt} shape="date" />
          </span>
          <span className="caption nowrap">{author ?? t("list.shipped")}</span>
        </>
      ),
    },
    {
      id: "requests",
      name: t("list.requests"),
      label: t("list.requests"),
      end: true,
      cell: ({ versionId, use }) => <RequestCount versionId={versionId} requests={use.requests} />,
    },
    {
      id: "outcomes",
      name: t("list.outcomes"),
      cell: ({ use }) => (
        <span className="caption">{use.requests === 0 ? t("list.none") : <OutcomeShares use={use} />}</span>
      ),
    },
  ];
  return <DataTable caption={t("list.caption")} rows={prompts} keyOf={({ stage }) => stage} columns={columns} />;
}

/** How many requests were made with a version, leading to them. */
export function RequestCount({ versionId, requests }: { versionId: string; requests: number }) {
  if (requests === 0) return <span className="num">0</span>;
  return (
    <Link className="num" href={`/admin/prompts/ledger?version=${versionId}`}>
      <Figure value={requests} />
    </Link>
  );
}
