import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

// Where there is room, the fields are in the row of the form around it. Browsers that can't do that leave it folded.
const inRow =
  "max-phone:open:basis-full max-phone:open:details-content:grid max-phone:open:details-content:gap-3 max-phone:open:details-content:py-3 min-phone:supports-[selector(::details-content)]:contents min-phone:supports-[selector(::details-content)]:details-content:contents min-phone:supports-[selector(::details-content)]:details-content:[content-visibility:visible] [&>summary]:list-none max-phone:[&_label.row]:grid max-phone:[&_label.row]:gap-1 max-phone:[&_label.row_.input]:inline-full max-phone:[&_label.row_.input]:max-inline-none min-phone:supports-[selector(::details-content)]:[&>summary]:hidden";

interface FilterFoldProps {
  /** How many filters are set. */
  count: number;
  /** Where they are folded, and how they are in a row where they aren't. */
  className?: string;
  children: ReactNode;
}

/** Filters that are folded on a narrow screen until someone unfolds them, so that what they find comes first. */
export function FilterFold({ count, className = inRow, children }: FilterFoldProps) {
  const t = useTranslations("common");
  return (
    <details className={className}>
      <summary className="btn">
        <Icon name="sliders-horizontal" /> {t("filters", { count })}
      </summary>
      {children}
    </details>
  );
}
