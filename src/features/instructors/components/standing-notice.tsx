import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Link } from "@/components/ui/link";
import { Notice, type NoticeTone } from "@/components/ui/notice";
import { promisedDays } from "@/features/instructors/rules";
import type { OwnApplication } from "@/features/instructors/server/get-standing";

type Standing = "pending" | "rejected" | "suspended" | "active" | "role";
const tones: Record<Standing, NoticeTone> = {
  pending: "neutral",
  rejected: "caution",
  suspended: "negative",
  active: "positive",
  role: "neutral",
};

function standingOf({ status, teaches }: OwnApplication): Standing | null {
  if (status === "PENDING") return "pending";
  if (status === "REJECTED") return "rejected";
  if (status === "SUSPENDED") return "suspended";
  if (status === "ACTIVE") return "active";
  return teaches ? "role" : null;
}

/** Where someone is and what follows from it; nothing for whoever has yet to apply with a proved address. */
export function StandingNotice({ own }: { own: OwnApplication }) {
  const t = useTranslations("instructors");
  const standing = standingOf(own);
  const { appliedAt } = own;
  return (
    <>
      {standing && (
        <Notice tone={tones[standing]}>
          <p>
            <b>{t(`state.${standing}`)}</b>
          </p>
          {(standing === "rejected" || standing === "suspended") && own.reason && (
            <p>
              {t("state.reason")}: <q className="whitespace-pre-line wrap-anywhere">{own.reason}</q>
            </p>
          )}
          <p>
            {t.rich(`state.${standing}Why`, {
              days: promisedDays,
              date: () => appliedAt && <LocalTime at={appliedAt} shape="date" />,
            })}
          </p>
          {own.teaches && (
            <p>
              <Link href="/instructor">{t("state.studio")}</Link>
            </p>
          )}
        </Notice>
      )}
      {!own.isVerified && (standing === null || standing === "rejected") && (
        <Notice tone="caution">
          <p>
            <b>{t("teach.verifyFirst")}</b>
          </p>
          <p>
            {t("teach.verifyWhy")} <Link href="/account/profile">{t("teach.addresses")}</Link>
          </p>
        </Notice>
      )}
    </>
  );
}
