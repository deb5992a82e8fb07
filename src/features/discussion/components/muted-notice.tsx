import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Callout } from "@/components/ui/callout";
import type { Mute } from "@/features/discussion/server/may-write";

/** Said to a person who may read here and not write. */
export function MutedNotice({ mute }: { mute: Mute }) {
  const t = useTranslations("discussion.talk");
  return (
    <Callout>
      <p>
        {t("muted")} <LocalTime at={mute.until} />. {t("mutedBecause", { reason: mute.reason })}
      </p>
    </Callout>
  );
}
