"use client";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { WrittenBlock } from "@/features/editor/components/written-blocks";

/** Which blocks are as a model wrote them; each leads to its place in the text. */
export function WrittenBlocks({ blocks }: { blocks: readonly WrittenBlock[] }) {
  const t = useTranslations("authoring.lesson.written");
  if (blocks.length === 0) return null;
  return (
    <section aria-labelledby="written-blocks">
      <h2 id="written-blocks" className="label row row--tight">
        <Icon name="pen-line" /> {t("title")}
      </h2>
      <p className="caption">{t("count", { count: blocks.length })}</p>
      <ul className="my-1">
        {blocks.map(({ id, words, show }) => (
          <li key={id}>
            <button
              type="button"
              className="link min-block-7 py-0.5 text-start wrap-anywhere leading-5.5 hover:decoration-current pointer-coarse:min-block-11"
              onClick={show}
            >
              {words || t("wordless")}
            </button>
          </li>
        ))}
      </ul>
      <p className="caption">{t("hint")}</p>
    </section>
  );
}
