import { getTranslations } from "next-intl/server";
import { Checks } from "@/components/ui/checks";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { shortestAbsenceMs } from "@/features/assessment/signals";

const lines = [
  { icon: "eye", word: "hidden" },
  { icon: "copy", word: "pasted" },
  { icon: "share-2", word: "network" },
  { icon: "users", word: "seen" },
  { icon: "check", word: "points" },
] as const satisfies readonly { icon: IconName; word: string }[];

/** What an attempt records, who sees it and for how long: said before one can be started. */
export async function RecordedSignals({ addressDays }: { addressDays: number }) {
  const t = await getTranslations("assessment.start.recorded");
  return (
    <>
      <h2>{t("title")}</h2>
      <Checks>
        {lines.map(({ icon, word }) => (
          <li key={word}>
            <Icon name={icon} /> <span>{t(word, { seconds: shortestAbsenceMs / 1000, days: addressDays })}</span>
          </li>
        ))}
      </Checks>
    </>
  );
}
