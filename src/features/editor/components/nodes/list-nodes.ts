import { InputRule } from "@tiptap/core";
import { BulletList, ListItem, OrderedList } from "@tiptap/extension-list";

const spread = { spread: { default: false, rendered: false, parseHTML: () => false } };

export const LessonBulletList = BulletList.extend({ addAttributes: () => spread });

export const LessonOrderedList = OrderedList.extend({
  addAttributes: () => ({
    ...spread,
    start: {
      default: 1,
      parseHTML: (element: HTMLElement) => Number.parseInt(element.getAttribute("start") ?? "1", 10) || 1,
    },
  }),
});

/** An item, and with `checked` true or false one to tick off. Its first block may be any: Markdown allows that. */
export const LessonListItem = ListItem.extend({
  content: "block+",
  addAttributes: () => ({
    spread: { default: false, rendered: false, keepOnSplit: false, parseHTML: () => false },
    checked: {
      default: null,
      parseHTML: (element: HTMLElement) => {
        const checked = element.getAttribute("data-checked");
        return checked === null ? null : checked === "true";
      },
      renderHTML: ({ checked }: { checked: boolean | null }) => (checked === null ? {} : { "data-checked": checked }),
    },
  }),
  addKeyboardShortcuts() {
    const isTask = () => this.editor.getAttributes(this.name).checked !== null;
    return {
      Enter: () => this.editor.commands.splitListItem(this.name, isTask() ? { checked: false } : {}),
      Tab: () => this.editor.commands.sinkListItem(this.name),
      "Shift-Tab": () => this.editor.commands.liftListItem(this.name),
      "Mod-Enter": () => {
        const { checked } = this.editor.getAttributes(this.name);
        return typeof checked === "boolean" && this.editor.commands.updateAttributes(this.name, { checked: !checked });
      },
    };
  },
  addInputRules() {
    return [
      new InputRule({
        find: /^\s*\[([ xX]?)\]\s$/,
        handler: ({ state, range, match, chain }) => {
          const checked = (match[1] ?? "").trim() !== "";
          const { $from } = state.selection;
          const isInItem = $from.node(-1).type === this.type;
          const steps = chain().deleteRange(range);
          if (isInItem) steps.updateAttributes(this.name, { checked }).run();
          else steps.toggleBulletList().updateAttributes(this.name, { checked }).run();
        },
      }),
    ];
  },
  addNodeView() {
    return ({ node, editor, getPos, HTMLAttributes }) => {
      const dom = document.createElement("li");
      for (const [name, value] of Object.entries(HTMLAttributes)) dom.setAttribute(name, String(value));
      if (node.attrs.checked === null) return { dom, contentDOM: dom };
      const box = document.createElement("input");
      const contentDOM = document.createElement("div");
      box.type = "checkbox";
      box.contentEditable = "false";
      box.className = "task-box";
      box.checked = node.attrs.checked === true;
      box.setAttribute("aria-label", node.firstChild?.textContent ?? "");
      box.addEventListener("change", () => {
        const position = getPos();
        if (position === undefined || !editor.isEditable) return;
        editor.view.dispatch(editor.state.tr.setNodeAttribute(position, "checked", box.checked));
      });
      dom.append(box, contentDOM);
      return {
        dom,
        contentDOM,
        update: (next) => {
          if (next.type !== node.type || next.attrs.checked === null) return false;
          box.checked = next.attrs.checked === true;
          box.setAttribute("aria-label", next.firstChild?.textContent ?? "");
          return true;
        },
        ignoreMutation: (mutation) => mutation.target === box,
        stopEvent: (event) => event.target === box,
      };
    };
  },
});
