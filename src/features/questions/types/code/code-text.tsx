/** Code as it was written. Long lines scroll, also by keyboard. */
export function CodeText({ text }: { text: string }) {
  return (
    <pre
      className="m-0 max-block-96 overflow-auto font-mono text-ui"
      dir="ltr"
      translate="no"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      {text}
    </pre>
  );
}
