import { useFormatter, useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { ButtonBody, buttonClass } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Tag } from "@/components/ui/tag";
import type { ListedVersion } from "@/features/courses/server/versions/version-queries";
import { RestoreButton } from "./restore-button";

interface VersionListProps {
  courseId: string;
  versions: readonly ListedVersion[];
  draftRevision: number | null;
  may: { edit: boolean; publish: boolean; export: boolean };
}

/** The versions of a course, newest first: when, by whom, who is on it, and what can be done with it. */
export function VersionList({ courseId, versions, draftRevision, may }: VersionListProps) {
  const t = useTranslations("versions.page");
  const format = useFormatter();
  const columns: [Column<ListedVersion>, ...Column<ListedVersion>[]] = [
    {
      id: "version",
      name: t("version"),
      cell: ({ number, isLive, publishedAt, isDiscarded }) => (
        <>
          {isDiscarded ? <span className="muted">{t("discarded")}</span> : t("number", { number })}{" "}
          {isLive && (
            <Tag tone="positive" icon="radio">
              {t("live")}
            </Tag>
          )}
          {publishedAt === null && <Tag icon="pencil">{t("draft")}</Tag>}
        </>
      ),
    },
    {
      id: "published",
      name: t("published"),
      cell: ({ publishedAt, publishedBy, isDiscarded }) =>
        publishedAt === null ? (
          t("notPublished")
        ) : (
          <>
            {isDiscarded && (
              <span className="caption">
                {t("notPublished")}, {t("discardedAt")}{" "}
              </span>
            )}
            <LocalTime at={publishedAt} shape={isDiscarded ? "moment" : "date"} />
            <span className="caption"> {publishedBy ? t("by", { name: publishedBy }) : t("bySystem")}</span>
          </>
        ),
    },
    { id: "note", name: t("note"), cell: ({ note }) => note || t("noNote"), wide: true },
    {
      id: "learners",
      name: t("learners"),
      label: t("learners"),
      end: true,
      cell: ({ learners, underWay, isDiscarded }) =>
        isDiscarded ? (
          t("noNote")
        ) : (
          <>
            {format.number(learners)} <span className="caption">{t("underWay", { count: underWay })}</span>
          </>
        ),
    },
    {
      id: "do",
      name: t("do"),
      cell: (version) => <Actions courseId={courseId} version={version} draftRevision={draftRevision} may={may} />,
    },
  ];
  return <DataTable caption={t("title")} rows={versions} keyOf={({ id }) => id} columns={columns} />;
}

function Actions({
  courseId,
  version: { id, number, parentId, publishedAt, isLive, isDiscarded, learners },
  draftRevision,
  may,
}: Omit<VersionListProps, "versions"> & { version: ListedVersion }) {
  const t = useTranslations("versions.page");
  const course = `/instructor/courses/${courseId}`;
  const page = `${course}/versions`;
  const which = isDiscarded ? t("ofDraft") : t("ofVersion", { number });
  return (
    <div className="row row--tight">
      {parentId && (
        <ButtonLink size="small" look="quiet" href={`${page}?before=${parentId}&after=${id}#compared`}>
          {t("changed")}
          <span className="visually-hidden">{which}</span>
        </ButtonLink>
      )}
      {may.publish && publishedAt !== null && !isLive && learners > 0 && (
        <ButtonLink size="small" href={`${page}/move?from=${id}`}>
          {t("move")}
          <span className="visually-hidden">{which}</span>
        </ButtonLink>
      )}
      {may.export && (
        <a className={buttonClass({ size: "small", look: "quiet" })} href={`${course}/export?version=${id}`}>
          <ButtonBody icon="download">
            {t("download")}
            <span className="visually-hidden">{which}</span>
          </ButtonBody>
        </a>
      )}
      {may.edit && publishedAt !== null && !isLive && (
        <RestoreButton
          courseId={courseId}
          versionId={id}
          number={isDiscarded ? null : number}
          draftRevision={draftRevision}
        />
      )}
    </div>
  );
}
