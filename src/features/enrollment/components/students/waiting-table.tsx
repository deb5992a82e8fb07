"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { TableFrame } from "@/components/ui/table-frame";
import type { WaitingStudent } from "@/features/enrollment/server/students/list-students";

/** Addresses for which an enrollment waits. */
export function WaitingTable({
  courseId,
  waiting,
  caption,
}: {
  courseId: string;
  waiting: readonly WaitingStudent[];
  caption: string;
}) {
  const t = useTranslations("students");
  const { problem, run } = useCall({ place: "students.errors", inTurn: true });
  const router = useRouter();

  const withdraw = (inviteId: string) =>
    run(async () => {
      await api.enrollment.students.withdrawInvite.mutate({ courseId, inviteId });
      router.refresh();
    });

  return (
    <TableFrame aria-label={caption}>
      <ErrorLine words={problem} />
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("address")}</th>
            <th scope="col">{t("invitedAt")}</th>
            <th scope="col">{t("waitsUntil")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("withdraw")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {waiting.map(({ id, email, invitedAt, expiresAt }) => (
            <tr key={id}>
              <th scope="row">{email}</th>
              <td className="num" data-l={t("invitedAt")}>
                <LocalTime at={invitedAt} shape="date" />
              </td>
              <td className="num" data-l={t("waitsUntil")}>
                <LocalTime at={expiresAt} shape="date" />
              </td>
              <td>
                <Button size="small" look="quiet" onClick={() => withdraw(id)}>
                  {t("withdraw")}
                  <span className="visually-hidden">, {email}</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
