"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import type { ListedGroup } from "@/features/course-groups/server/list-groups";
import { GroupForm } from "./group-form";

interface GroupListProps {
  courseId: string;
  caption: string;
  groups: readonly ListedGroup[];
}

/** The groups of a course, and the way to a new one. */
export function GroupList({ courseId, caption, groups }: GroupListProps) {
  const t = useTranslations("groups");
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="grid gap-4">
      <div>
        <Button icon="users" onClick={() => setOpen(true)}>
          {t("new")}
        </Button>
      </div>
      {groups.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneWhy")}</EmptyState>
      ) : (
        <DataTable
          caption={caption}
          rows={groups}
          keyOf={({ id }) => id}
          columns={[
            {
              id: "name",
              name: t("name"),
              cell: ({ id, name }) => (
                <Link href={`/instructor/courses/${courseId}/students/groups/${id}`}>
                  <bdi>{name}</bdi>
                </Link>
              ),
            },
            { id: "size", name: t("size"), cell: ({ students }) => t("students", { count: students }) },
            {
              id: "limits",
              name: t("limits"),
              label: t("limits"),
              cell: ({ accommodations }) => t("accommodations", { count: accommodations }),
            },
          ]}
        />
      )}
      {isOpen && <GroupForm courseId={courseId} group={null} onClose={() => setOpen(false)} />}
    </div>
  );
}
