import { useTranslations } from "next-intl";
import { Cover } from "@/components/covers/cover";
import { LocalTime } from "@/components/i18n/local-time";
import { Titled } from "@/components/studio/titled";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Tag } from "@/components/ui/tag";
import { builderSteps, sessionStateOf } from "@/features/courses/builder";
import type { ListedSession } from "@/features/studio/server/builder/list-sessions";

/** The drafts of an instructor in the builder, last touched first. */
export function SessionList({ sessions }: { sessions: readonly ListedSession[] }) {
  const t = useTranslations("studio.drafts");
  const step = useTranslations("studio.builder.names");
  return (
    <DataTable
      caption={t("caption")}
      rows={sessions}
      keyOf={({ sessionId }) => sessionId}
      columns={[
        { id: "course", name: t("course"), cell: (session) => <SessionName session={session} /> },
        { id: "state", name: t("state"), cell: (session) => <SessionTag {...session} /> },
        {
          id: "step",
          name: t("step"),
          label: t("step"),
          cell: ({ currentStep, errorCount }) => (
            <>
              {step(builderSteps[currentStep - 1] ?? "idea")}{" "}
              <span className="caption">{t("open", { count: errorCount })}</span>
            </>
          ),
        },
        {
          id: "done",
          name: t("done"),
          cell: ({ percentage }) => (
            <span className="inline-grid inline-32 grid-cols-[minmax(4rem,1fr)_auto] items-center gap-2 [&>.meter]:m-0 [&>.meter]:inline-full">
              <ProgressBar label={t("done")} percent={percentage} />
              <span className="num">{Math.round(percentage)}%</span>
            </span>
          ),
        },
        {
          id: "touched",
          name: t("touched"),
          label: t("touched"),
          end: true,
          cell: (row) => <LocalTime at={row.lastActivityAt} shape="ago" />,
        },
        {
          id: "ends",
          name: t("ends"),
          label: t("ends"),
          end: true,
          cell: ({ status, expiresAt, endsSoon }) =>
            status === "ACTIVE" ? (
              <>
                <LocalTime at={expiresAt} shape="date" />{" "}
                {endsSoon && (
                  <Tag tone="caution" icon="clock">
                    {t("soon")}
                  </Tag>
                )}
              </>
            ) : (
              t("never")
            ),
        },
      ]}
    />
  );
}

function SessionName({ session }: { session: ListedSession }) {
  const t = useTranslations("studio.drafts");
  const { sessionId, slug, title, coverCategory, creationMethod, templateUsed } = session;
  return (
    <Titled>
      <Cover seed={slug ?? sessionId} category={coverCategory} />
      <Link href={`/instructor/drafts/${sessionId}`} dir="auto">
        {title ?? t("gone")}
      </Link>
      <span className="caption">{t(`from.${creationMethod}`, { template: templateUsed })}</span>
    </Titled>
  );
}

export function SessionTag({ status, state }: Pick<ListedSession, "status" | "state">) {
  const t = useTranslations("studio.drafts.states");
  const shown = sessionStateOf({ status, state });
  if (shown === "PUBLISHED")
    return (
      <Tag tone="positive" icon="radio">
        {t(shown)}
      </Tag>
    );
  return <Tag icon={shown === "ACTIVE" ? "pencil" : "archive"}>{t(shown)}</Tag>;
}
