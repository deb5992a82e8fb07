"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import { AccommodationForm } from "./accommodation-form";

/** One as the page has it, of a person or of a group: times as ISO 8601. */
export interface ShownAccommodation {
  userId: string | null;
  groupId: string | null;
  name: string;
  /** Null for a group. */
  username: string | null;
  extraTimePercent: number;
  extraMinutes: number;
  extraAttempts: number;
  opensAt: string | null;
  closesAt: string | null;
  reason: string;
  givenBy: string | null;
  updatedAt: string;
}

interface AccommodationListProps {
  place: { courseId: string; lessonId: string };
  given: readonly ShownAccommodation[];
  /** The groups of the course, by name. */
  choices: readonly { id: string; name: string }[];
}

/** The students and groups that have other limits at an assessment, and the way to give and remove them. */
export function AccommodationList({ place, given, choices }: AccommodationListProps) {
  const t = useTranslations("accommodations");
  const router = useRouter();
  const { isBusy, problem, run } = useCall();
  const [edited, setEdited] = useState<ShownAccommodation | "new" | null>(null);

  const remove = ({ userId, groupId, name }: ShownAccommodation) =>
    run(async () => {
      const { accommodations } = api.assessment;
      if (userId !== null) await accommodations.remove.mutate({ ...place, userId });
      else if (groupId !== null) await accommodations.removeGroup.mutate({ ...place, groupId });
      showToast({ words: t("removed", { name }), icon: "check" });
      router.refresh();
    });

  return (
    <div className="grid gap-4">
      <div>
        <Button icon="user-plus" onClick={() => setEdited("new")}>
          {t("add")}
        </Button>
      </div>
      <ErrorLine words={problem} />
      {given.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneWhy")}</EmptyState>
      ) : (
        <DataTable
          caption={t("caption")}
          rows={given}
          keyOf={({ userId, groupId }) => userId ?? groupId ?? ""}
          columns={[
            {
              id: "student",
              name: t("student"),
              cell: ({ name, username }) => (
                <>
                  <bdi>{name}</bdi> <span className="caption">{username === null ? t("isGroup") : `@${username}`}</span>
                </>
              ),
            },
            { id: "gets", name: t("gets"), cell: (one) => <Limits of={one} /> },
            { id: "reason", name: t("reason"), cell: ({ reason }) => <bdi className="muted">{reason}</bdi> },
            {
              id: "given",
              name: t("given"),
              label: t("given"),
              cell: ({ givenBy, updatedAt }) =>
                t.rich("givenBy", {
                  name: givenBy ?? t("someone"),
                  time: () => <LocalTime at={updatedAt} shape="date" />,
                }),
            },
            {
              id: "do",
              name: <span className="visually-hidden">{t("edit")}</span>,
              end: true,
              cell: (one) => (
                <span className="row row--tight">
                  <Button
                    size="small"
                    look="quiet"
                    aria-label={t("editFor", { name: one.name })}
                    onClick={() => setEdited(one)}
                  >
                    {t("edit")}
                  </Button>
                  <Button
                    size="small"
                    look="quiet"
                    aria-label={t("removeFor", { name: one.name })}
                    disabled={isBusy}
                    onClick={() => remove(one)}
                  >
                    {t("remove")}
                  </Button>
                </span>
              ),
            },
          ]}
        />
      )}
      {edited !== null && (
        <AccommodationForm
          place={place}
          given={edited === "new" ? null : edited}
          choices={choices}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

function Limits({ of: one }: { of: ShownAccommodation }) {
  const t = useTranslations("accommodations");
  const { opensAt, closesAt } = one;
  const parts = [
    one.extraTimePercent > 0 && t("percent", { percent: one.extraTimePercent }),
    one.extraMinutes > 0 && t("minutes", { minutes: one.extraMinutes }),
    one.extraAttempts > 0 && t("attempts", { count: one.extraAttempts }),
    opensAt && t.rich("opens", { time: () => <LocalTime at={opensAt} /> }),
    closesAt && t.rich("closes", { time: () => <LocalTime at={closesAt} /> }),
  ].filter(Boolean);
  if (parts.length === 0) return t("same");
  return (
    <ul className="grid gap-1 list-none p-0 m-0">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts are always in this order
        <li key={at}>{part}</li>
      ))}
    </ul>
  );
}
