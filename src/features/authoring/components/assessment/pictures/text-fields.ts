/** A field whose text is Markdown, so that an image can be in it. */
export type MarkdownField = HTMLInputElement | HTMLTextAreaElement;

const selector = "[data-markdown]";

export const markdownFields = (form: HTMLElement): MarkdownField[] => [
  ...form.querySelectorAll<MarkdownField>(`input${selector}, textarea${selector}`),
];

export const fieldAt = (target: EventTarget | null): MarkdownField | null =>
  target instanceof Element ? target.closest<MarkdownField>(`input${selector}, textarea${selector}`) : null;

export const nameOf = (field: MarkdownField): string =>
  field.getAttribute("aria-label") ?? field.labels?.[0]?.textContent ?? "";

/** Puts Markdown at the cursor, as a paragraph of its own where the field has several lines. The field's own `onChange` is told. */
export function insertImage(field: MarkdownField, image: string): void {
  const end = field.selectionEnd ?? field.value.length;
  const [before, after] = [field.value.slice(0, end), field.value.slice(end)];
  const [gap, ends] = field instanceof HTMLTextAreaElement ? ["\n\n", /\n\n$/] : [" ", / $/];
  const start = before.trim() === "" || ends.test(before) ? "" : gap;
  const close = after.trim() === "" || after.startsWith(gap) ? "" : gap;
  field.setRangeText(`${start}${image}${close}`, end, end, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  field.focus();
}
