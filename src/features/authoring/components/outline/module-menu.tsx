"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Menu } from "@/components/ui/menu";
import type { ShownModule } from "@/features/authoring/server/outline/get-outline";
import type { OutlineView } from "./outline-view";

/** Everything that can be done to a module. */
export function ModuleMenu({
  module,
  number,
  view,
  onRename,
  onDescribe,
  onGate,
}: {
  module: ShownModule;
  number: number;
  view: OutlineView;
  onRename: () => void;
  onDescribe: () => void;
  onGate: () => void;
}) {
  const t = useTranslations("authoring.outline");
  const gateTexts = useTranslations("gates.author");
  const router = useRouter();
  const only = { moduleIds: [module.id], lessonIds: [] };
  const isChanged = view.isLive && module.lessons.some(({ id }) => view.marks[id]);
  const release = {
    id: "release",
    name: t("release"),
    icon: "radio" as const,
    onSelect: () => router.push(`/instructor/courses/${view.courseId}/versions#releases`),
  };
  return (
    <Menu
      name={t("moreModule", { number })}
      look="quiet"
      size="small"
      icon="ellipsis"
      iconOnly
      entries={[
        { id: "rename", name: t("rename"), icon: "pencil", onSelect: onRename },
        { id: "describe", name: t("describe"), icon: "pen-line", onSelect: onDescribe },
        { id: "gate", name: gateTexts("module"), icon: "lock", onSelect: onGate },
        {
          id: "show",
          name: module.isShown ? t("hide") : t("show"),
          icon: module.isShown ? "eye-off" : "eye",
          onSelect: () => view.actions.showModule(module.id, !module.isShown),
        },
        ...(isChanged ? [release] : []),
        {
          id: "move",
          name: t("moveTo"),
          icon: "move-vertical",
          onSelect: () => view.askWhere({ kind: "modules", ids: [module.id] }),
        },
        { id: "copy", name: t("duplicate"), icon: "copy", onSelect: () => view.actions.duplicate(only) },
        {
          id: "remove",
          name: t("deleteModule"),
          icon: "x",
          danger: true,
          onSelect: () => view.actions.remove(only),
        },
      ]}
    />
  );
}
