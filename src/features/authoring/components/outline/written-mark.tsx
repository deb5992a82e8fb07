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
    <span className="caption inline-flex flex-none items-center gap-1" data-written>
      <Icon name="pen-line" className="inline-3.5 block-3.5" />{" "}
      {blocks === 0 ? t("title") : isTitle ? t("titleAndBlocks", { blocks }) : t("blocks", { blocks })}
    </span>
  );
}
