"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorLine } from "@/components/ui/error-line";
import { Link } from "@/components/ui/link";
import { showToast } from "@/components/ui/toasts";
import type { GroupPage } from "@/features/course-groups/server/list-groups";

interface MemberTableProps {
  courseId: string;
  group: GroupPage;
}

/** A page of a group's students. */
export function MemberTable({ courseId, group }: MemberTableProps) {
  const t = useTranslations("groups");
  const router = useRouter();
  const { isBusy, problem, run } = useCall();
  const ref = { courseId, groupId: group.id };

  const remove = ({ userId, name, enrollmentId }: GroupPage["members"][number]) =>
    run(async () => {
      await api.courseGroups.removeMember.mutate({ ...ref, userId });
      const undo = () =>
        void run(async () => {
          await api.courseGroups.addChosen.mutate({ ...ref, enrollmentIds: [enrollmentId] });
          router.refresh();
        });
      showToast({ words: t("removed", { name }), action: { name: t("undo"), run: undo } });
      router.refresh();
    });

  return (
    <>
      <ErrorLine words={problem} />
      {group.members.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyWhy")}</EmptyState>
      ) : (
        <DataTable
          caption={t("members", { name: group.name })}
          rows={group.members}
          keyOf={({ userId }) => userId}
          columns={[
            {
              id: "student",
              name: t("student"),
              cell: ({ name, username, enrollmentId }) => (
                <>
                  <Link href={`/instructor/courses/${courseId}/students/${enrollmentId}`}>
                    <bdi>{name}</bdi>
                  </Link>{" "}
                  <span className="caption">@{username}</span>
                </>
              ),
            },
            {
              id: "do",
              name: <span className="visually-hidden">{t("edit")}</span>,
              end: true,
              cell: (member) => (
                <Button
                  size="small"
                  look="quiet"
                  aria-label={t("removeOne", { name: member.name })}
                  disabled={isBusy}
                  onClick={() => remove(member)}
                >
                  {t("remove")}
                </Button>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
