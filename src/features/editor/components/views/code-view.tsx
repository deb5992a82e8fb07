import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { textAttr } from "@/features/editor/document/block-json";
import { BlockFacts } from "./block-facts";

const languages =
  "bash c cpp csharp css diff go html java javascript json kotlin markdown php python r ruby rust shell sql swift text typescript xml yaml".split(
    " ",
  );

const titlePattern = /title=(?:"([^"]*)"|'([^']*)'|(\S+))/;

/** The name after the fence, `title="clocks.py"`; whatever else is there stays. */
function titleOf(meta: string): string {
  const match = titlePattern.exec(meta);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? (/^[\w./-]+\.\w+$/.test(meta.trim()) ? meta.trim() : "");
}

function withTitle(meta: string, title: string): string {
  const rest = titlePattern.test(meta) ? meta.replace(titlePattern, "") : titleOf(meta) ? "" : meta;
  const name = title.replaceAll(/["`\n]/g, "");
  return [rest.trim(), name && `title="${name}"`].filter(Boolean).join(" ");
}

export function CodeView({ node, updateAttributes, editor }: ReactNodeViewProps) {
  const t = useTranslations("editor");
  const list = useId();
  const meta = textAttr(node, "meta");
  return (
    <NodeViewWrapper className="code">
      <BlockFacts>
        <input
          className="input"
          list={list}
          dir="ltr"
          aria-label={t("language")}
          placeholder={t("language")}
          readOnly={!editor.isEditable}
          value={textAttr(node, "language")}
          onChange={(event) => updateAttributes({ language: event.target.value.replaceAll(/[\s`]/g, "") || null })}
        />
        <datalist id={list}>
          {languages.map((language) => (
            <option key={language} value={language} />
          ))}
        </datalist>
        <input
          className="input"
          dir="ltr"
          aria-label={t("codeName")}
          placeholder={t("codeName")}
          readOnly={!editor.isEditable}
          value={titleOf(meta)}
          onChange={(event) => updateAttributes({ meta: withTitle(meta, event.target.value) })}
        />
      </BlockFacts>
      <pre dir="ltr" className="overflow-x-auto whitespace-pre rounded-control bg-sunken px-4 py-3">
        <NodeViewContent<"code"> as="code" spellCheck={false} />
      </pre>
    </NodeViewWrapper>
  );
}
