import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import "@/styles/parts/filter-fold.css";

interface FilterFoldProps {
  /** How many filters are set. */
  count: number;
  /** Where they are folded, and how they are in a row where they aren't. */
  className?: string;
  children: ReactNode;
}

/** Filters that are folded on a narrow screen until someone unfolds them, so that what they find comes first. */
export function FilterFold({ count, className = "filter-fold", children }: FilterFoldProps) {
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
