"use client";
import { useTranslations } from "next-intl";
import { ChoiceGroup } from "@/components/form/choice-group";
import { Icon } from "@/components/ui/icon";
import { type SubjectIcon, subjectIcons } from "@/features/catalog/subject-icons";

/** One of our own icons, or none: arrows go through them, as in every group of this kind. */
export function IconChoice({ icon, onIcon }: { icon: SubjectIcon | null; onIcon: (icon: SubjectIcon | null) => void }) {
  const t = useTranslations("categories");
  return (
    <ChoiceGroup legend={t("form.icon")}>
      <div className="flex flex-wrap gap-1">
        {[null, ...subjectIcons].map((one) => (
          <label
            className="type-caption relative inline-grid min-block-9 min-inline-9 cursor-pointer place-content-center rounded-control border border-edge px-1 hover:bg-sunken has-checked:border-ink has-checked:[box-shadow:inset_0_0_0_1px_var(--ink)] has-focus-visible:outline-offset-2 has-focus-visible:[outline:2px_solid_var(--accent)] forced-colors:has-checked:[outline:2px_solid_Highlight]"
            key={one}
            title={one ? t(`icons.${one}`) : undefined}
          >
            <input
              className="absolute inset-0 m-0 block-full inline-full cursor-pointer opacity-0"
              type="radio"
              name="icon"
              checked={one === icon}
              onChange={() => onIcon(one)}
            />
            {one ? (
              <>
                <Icon name={one} />
                <span className="visually-hidden">{t(`icons.${one}`)}</span>
              </>
            ) : (
              t("form.noIcon")
            )}
          </label>
        ))}
      </div>
    </ChoiceGroup>
  );
}
