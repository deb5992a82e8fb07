import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

const sizes = ["small", "", "large", "larger"] as const;

/** How large lesson text is set, and in which face. The page's inline script answers: no code of its own. */
export function TextSizeMenu() {
  const t = useTranslations("layout.text");
  return (
    <>
      <button type="button" className={buttonClass({ look: "quiet", iconOnly: true })} popoverTarget="text-menu">
        <Icon name="a-large-small" />
        <span className="visually-hidden">{t("name")}</span>
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a popover of pressed buttons, named as a group */}
      <div id="text-menu" popover="auto" className="sheet-menu" role="group" aria-label={t("name")}>
        {sizes.map((size) => (
          <button
            key={size}
            type="button"
            data-view-set={`size=${size}`}
            aria-pressed={size === ""}
            suppressHydrationWarning
          >
            {t(size === "" ? "regular" : size)}
          </button>
        ))}
        <button type="button" data-view-set="reading=" aria-pressed="true" suppressHydrationWarning>
          {t("serif")}
        </button>
        <button type="button" data-view-set="reading=sans" aria-pressed="false" suppressHydrationWarning>
          {t("sans")}
        </button>
      </div>
    </>
  );
}
