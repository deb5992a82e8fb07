/** The one line that stays in view above a lesson or an attempt, and the title in it. */
export const topBarClass =
  "sticky inset-bs-0 z-4 flex min-block-14 items-center gap-x-4 gap-y-2 border-line border-be bg-paper ps-6 pe-4 max-[56rem]:gap-x-2 max-[56rem]:ps-4 max-[56rem]:pe-1 max-[56rem]:[&_[data-theme-switch]]:hidden";
export const topBarTitleClass =
  "min-inline-0 truncate no-underline [font:560_1.0625rem/1.5rem_var(--serif)] [letter-spacing:0]";
