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
      <div className="icon-choice">
        {[null, ...subjectIcons].map((one) => (
          <label key={one} title={one ? t(`icons.${one}`) : undefined}>
            <input type="radio" name="icon" checked={one === icon} onChange={() => onIcon(one)} />
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
