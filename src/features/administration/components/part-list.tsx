import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { actsClass, Things } from "@/components/lists/things";
import { Icon } from "@/components/ui/icon";
import { Tag } from "@/components/ui/tag";
import type { PartStatus } from "@/features/administration/server/site-status";

/** The parts of the site, each with what one notices of it and whether it answers: by word and sign, not by color alone. */
export function PartList({ parts }: { parts: readonly PartStatus[] }) {
  const t = useTranslations("site.status");
  return (
    <Things>
      {parts.map(({ part, isAnswering, since }) => (
        <li key={part}>
          <Icon name={isAnswering ? "circle-check-big" : "triangle-alert"} />
          <div>
            <b>{t(`parts.${part}`)}</b>
            <span className="caption">{t(`about.${part}`)}</span>
            <span className="caption">{t.rich("since", { at: () => <LocalTime at={since} /> })}</span>
          </div>
          <span className={actsClass}>
            <Tag tone={isAnswering ? "positive" : "caution"}>{t(isAnswering ? "answers" : "silent")}</Tag>
          </span>
        </li>
      ))}
    </Things>
  );
}
