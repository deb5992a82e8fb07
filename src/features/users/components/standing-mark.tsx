import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Tag, type Tone } from "@/components/ui/tag";
import type { UserStanding } from "@/features/users/rules";

const marks: Readonly<Record<UserStanding, { icon: IconName; tone: Tone | null }>> = {
  locked: { icon: "lock", tone: "negative" },
  leaving: { icon: "clock", tone: "neutral" },
  held: { icon: "circle-alert", tone: "caution" },
  unproved: { icon: "mail", tone: "caution" },
  factor: { icon: "shield-check", tone: null },
  proved: { icon: "check", tone: null },
};

/** How an account is; what is as it should be has no frame. */
export function StandingMark({ standing, leavesAt }: { standing: UserStanding; leavesAt: Date | null }) {
  const t = useTranslations("users.standing");
  const { icon, tone } = marks[standing];
  const words = t.rich(standing, { at: () => leavesAt && <LocalTime at={leavesAt} shape="date" /> });
  if (tone === null)
    return (
      <span className="state">
        <Icon name={icon} /> {words}
      </span>
    );
  return (
    <Tag tone={tone} icon={icon}>
      {words}
    </Tag>
  );
}
