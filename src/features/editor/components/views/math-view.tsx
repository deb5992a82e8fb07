import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { TextArea } from "@/components/form/text-area";
import { textAttr } from "@/features/editor/document/block-json";
import { BlockFrame } from "./block-frame";
import { Piece, PieceButton, PieceField, usePiece } from "./piece";

interface Formula {
  html: string;
  error: string;
}

/** MathML of a formula. KaTeX is fetched when the first formula is shown. */
function useFormula(tex: string, displayMode: boolean): Formula | null {
  const [formula, setFormula] = useState<Formula | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const show = async () => {
      const { default: katex } = await import("katex");
      let next: Formula;
      try {
        const html = katex.renderToString(tex, {
          displayMode,
          output: "mathml",
          throwOnError: true,
          trust: false,
          strict: "ignore",
          maxExpand: 500,
          maxSize: 40,
        });
        next = { html, error: "" };
      } catch (error) {
        next = { html: "", error: error instanceof Error ? error.message : String(error) };
      }
      if (isCurrent) setFormula(next);
    };
    void show();
    return () => {
      isCurrent = false;
    };
  }, [tex, displayMode]);
  return formula;
}

function SetFormula({ formula, tex }: { formula: Formula | null; tex: string }) {
  if (!formula?.html) return <code dir="ltr">{tex}</code>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX wrote it, with trust off
  return <span dir="ltr" dangerouslySetInnerHTML={{ __html: formula.html }} />;
}

const shownClass = "overflow-x-auto text-center text-[1.25rem] min-block-8";

/** A formula on lines of its own: LaTeX below, how it will look above. */
export function MathView(props: ReactNodeViewProps) {
  const t = useTranslations("editor");
  const { node, updateAttributes, editor } = props;
  const tex = textAttr(node, "tex");
  const formula = useFormula(tex, true);
  return (
    <BlockFrame {...props} name={t("blocks.formula")} icon="sigma" isShown={tex !== "" && !formula?.error}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
      <figure className={shownClass} aria-label={t("formulaShown")} tabIndex={0}>
        {tex && <SetFormula formula={formula} tex={tex} />}
      </figure>
      <TextArea
        label={t("latex")}
        className="mono"
        dir="ltr"
        rows={2}
        spellCheck={false}
        value={tex}
        readOnly={!editor.isEditable}
        error={tex && formula?.error ? t("latexError", { why: formula.error }) : undefined}
        onChange={(event) => updateAttributes({ tex: event.target.value })}
      />
    </BlockFrame>
  );
}

/** A formula in a line; with the cursor on it, Enter opens its source. */
export function InlineMathView(props: ReactNodeViewProps) {
  const { node, updateAttributes, selected } = props;
  const t = useTranslations("editor");
  const tex = textAttr(node, "tex");
  const { isOpen, open, field } = usePiece(props, tex === "");
  const formula = useFormula(tex, false);
  if (isOpen)
    return (
      <NodeViewWrapper
        as="span"
        className="[&_.input]:inline-block [&_.input]:inline-auto pointer-fine:[&_.input]:min-block-7 pointer-fine:[&_.input]:py-0"
        contentEditable={false}
      >
        <PieceField
          label={t("latex")}
          value={tex}
          fewestSigns={6}
          isCode
          onText={(text) => updateAttributes({ tex: text })}
          field={field}
        />
      </NodeViewWrapper>
    );
  return (
    <Piece isSelected={selected}>
      <PieceButton name={t("editFormula", { tex })} isSelected={selected} onOpen={open}>
        <SetFormula formula={formula} tex={tex || "…"} />
      </PieceButton>
    </Piece>
  );
}
