import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { OutlineView } from "./outline-view";

/** What of a module or lesson is as a model wrote it: its title, blocks of its text. */
export function WrittenMark({ id, title, view }: { id: string; title: string; view: OutlineView }) {
  const t = useTranslations("authoring.outline.written");
  const blocks = view.written.blocks[id] ?? 0;
  const isTitle = view.written.titles[id] === title;
  if (blocks === 0 && !isTitle) return null;
  return (
    <span className="written-mark caption">
      <Icon name="pen-line" />{" "}
      {blocks === 0 ? t("title") : isTitle ? t("titleAndBlocks", { blocks }) : t("blocks", { blocks })}
    </span>
  );
}
