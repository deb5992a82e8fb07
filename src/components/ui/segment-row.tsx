import type { ComponentProps } from "react";

/** Two or three buttons or links for ways to look at one thing; where one is, is filled. */
export function SegmentRow({ as: Tag = "span", ...named }: ComponentProps<"span"> & { as?: "nav" | "span" }) {
  return (
    <Tag
      className="seg inline-flex rounded-control border border-edge pointer-coarse:[&>*]:min-block-11 [&>*]:min-block-7 [&>*]:rounded-tick [&>*]:px-3 [&>*]:py-0.5 [&>*]:[font:550_0.8125rem/1.25rem_var(--sans)] [&>*+*]:border-line [&>*+*]:border-s forced-colors:[&>:is([aria-current=page],[aria-pressed=true])]:forced-color-adjust-none [&>:is([aria-current=page],[aria-pressed=true])]:bg-solid [&>:is([aria-current=page],[aria-pressed=true])]:text-solid-ink [&>a]:inline-flex [&>a]:items-center [&>a]:no-underline"
      {...named}
    />
  );
}
