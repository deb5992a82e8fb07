"use client";
import { useTranslations } from "next-intl";
import { Switch } from "@/components/form/switch";
import type { Visible } from "@/features/profiles/hooks/use-visible";
import type { VisibleField } from "@/features/profiles/profile-fields";

/** Whether others may see one field. Its name is told to those who hear the page; to the eye it is above. */
export function ShownSwitch({ field, visible }: { field: VisibleField; visible: Visible }) {
  const t = useTranslations("profiles.own");
  return (
    <Switch
      checked={visible.has(field)}
      onChange={({ target }) => visible.set(field, target.checked)}
      label={
        <span className="caption">
          <span aria-hidden="true">{t("shown")}</span>
          <span className="visually-hidden">{t("shownOf", { field: t(`fields.${field}`) })}</span>
        </span>
      }
    />
  );
}
